import type { LoaderFunctionArgs } from '@remix-run/node';

import { findPlaces } from '~/features/shops/place-choices.server';
import { readLang } from '~/platform/i18n.server';

/** Places that what is being typed may mean, for the fields that search while somebody types. */
export function loader({ request }: LoaderFunctionArgs) {
  const query = (new URL(request.url).searchParams.get('q') ?? '').slice(0, 200);
  return Response.json(
    { query, places: findPlaces(query, readLang(request)) },
    { headers: { 'Cache-Control': 'public, max-age=3600', Vary: 'Cookie' } },
  );
}
