import type { LoaderFunctionArgs } from '@remix-run/node';

import { readRemembered, rememberCookie, withFirst } from '~/features/storefront/remembered';
import { notFound } from '~/platform/answers.server';
import { isUuid } from '~/shared/uuid';

/** A picture of one clear dot. */
const DOT = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/**
 * A listing's page shows this dot, so that the visitor's own browser remembers what it saw, without a script and with the
 * same page for everybody. Nothing is kept or counted here.
 */
export function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.listing!;
  if (!isUuid(id)) throw notFound();
  const ids = withFirst(readRemembered('seen', request.headers.get('cookie')), id);
  return new Response(DOT, {
    headers: {
      'Content-Type': 'image/gif',
      'Cache-Control': 'private, no-store',
      'Set-Cookie': rememberCookie('seen', ids),
    },
  });
}
