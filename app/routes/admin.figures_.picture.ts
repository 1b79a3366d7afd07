import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { findWeekCard } from '~/features/orders/week-card.server';
import { orNotFound } from '~/platform/answers.server';
import { readLang } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';

/** The week as a picture to send around; `?download` keeps it as a file. It grows by the hour, so a phone asks each time. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const card = orNotFound(await findWeekCard(platform, { shop, lang: readLang(request) }));
  const headers = new Headers({ ETag: card.etag, 'Cache-Control': 'private, no-cache' });
  if (request.headers.get('If-None-Match') === card.etag) return new Response(null, { status: 304, headers });
  headers.set('Content-Type', 'image/jpeg');
  if (new URL(request.url).searchParams.has('download'))
    headers.set('Content-Disposition', 'attachment; filename="tuan-nay.jpg"');
  return new Response(new Uint8Array(await card.draw()), { headers });
}
