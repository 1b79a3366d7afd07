import type { LoaderFunctionArgs } from '@remix-run/node';

import { isServed } from '~/features/shops/domains.server';
import { platform } from '~/platform/platform.server';

/** Tells a proxy whether to get a certificate for `?domain=` (Caddy's `ask`): 200, or 404 for names that are nobody's. */
export async function loader({ request }: LoaderFunctionArgs) {
  const domain = new URL(request.url).searchParams.get('domain') ?? '';
  const isOurs = await isServed(platform, domain);
  return new Response(isOurs ? 'ok\n' : 'unknown\n', {
    status: isOurs ? 200 : 404,
    headers: { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' },
  });
}
