import type { LoaderFunctionArgs } from '@remix-run/node';

import { findHome } from '~/features/storefront/doors.server';
import { robotsText } from '~/features/storefront/robots';
import { orNotFound } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';

/** What robots leave alone, at the installation or (`?shop=`) at a shop's own host, which points to its own map. */
export async function loader({ request }: LoaderFunctionArgs) {
  const slug = new URL(request.url).searchParams.get('shop');
  const shop = slug === null ? null : orNotFound(await findHome(platform, slug));
  return new Response(robotsText(shop?.home ?? siteOrigin(request, platform.config)), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  });
}
