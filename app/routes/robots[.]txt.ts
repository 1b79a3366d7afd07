import type { LoaderFunctionArgs } from '@remix-run/node';

import { robotsText } from '~/features/storefront/robots';
import { siteOrigin } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';

export function loader({ request }: LoaderFunctionArgs) {
  return new Response(robotsText(siteOrigin(request, platform.config)), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  });
}
