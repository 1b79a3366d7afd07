import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node';

import { readSitemapPart, writeSitemap } from '~/features/storefront/sitemap.server';
import { siteOrigin } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const part = readSitemapPart(new URL(request.url).searchParams);
  const map = await writeSitemap(platform, { origin: siteOrigin(request, platform.config), part });
  return new Response(createReadableStreamFromReadable(map), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  });
}
