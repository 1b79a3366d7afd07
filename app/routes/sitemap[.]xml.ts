import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node';

import { findHome } from '~/features/storefront/doors.server';
import { readSitemapPart } from '~/features/storefront/sitemap-parts';
import { writeSitemap } from '~/features/storefront/sitemap.server';
import { orNotFound } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';

/** The map of the installation, or (`?shop=`) of a shop that is at home at a host of its own, where it stands. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const slug = searchParams.get('shop');
  const shop = slug === null ? null : orNotFound(await findHome(platform, slug));
  const map = await writeSitemap(platform, {
    ...(shop
      ? { origin: shop.home, shop }
      : { origin: siteOrigin(request, platform.config), subdomains: platform.config.shopSubdomains }),
    part: readSitemapPart(searchParams),
  });
  return new Response(createReadableStreamFromReadable(map), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  });
}
