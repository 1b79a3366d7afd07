import passportHref from './passport-print.css?url';
import href from './storefront.css?url';

/** The one stylesheet of every page a shopper sees. */
export const stylesheet = () => [{ rel: 'stylesheet', href }];

/** The same for a plant's passport, which is also read on one small sheet of paper. */
export const passportSheets = () => [...stylesheet(), { rel: 'stylesheet', href: passportHref, media: 'print' }];

/** Style that one page alone needs: it travels inside the page, and no other page pays for it. `css`: a file of ours. */
export const PageStyle = ({ css }: { css: string }) => <style dangerouslySetInnerHTML={{ __html: css }} />;
