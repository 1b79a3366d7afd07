import type { PageHandle } from '~/shared/page';

import style from './storefront.css?inline';

/**
 * The `handle` of every page a shopper sees. Its style travels in its head: a browser that has to ask for it first lays the
 * whole page out without it meanwhile, and shows nothing for half a second longer on a slow phone.
 */
export const shopperPage = { style } satisfies PageHandle;

/** Style that one page alone needs: it travels inside the page, and no other page pays for it. `css`: a file of ours. */
export const PageStyle = ({ css, media }: { css: string; media?: string }) => (
  <style media={media} dangerouslySetInnerHTML={{ __html: css }} />
);
