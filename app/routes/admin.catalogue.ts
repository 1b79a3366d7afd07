import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { prefill } from '~/features/catalogue/catalogue';
import { searchCatalogue } from '~/features/catalogue/catalogue-search';
import { catalogue } from '~/features/catalogue/catalogue.server';
import { toSuggestion } from '~/features/listings/prefill-form';

const SHOWN = 5;

/** Species that a half typed name may mean, each with what it fills in on the listing form. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireShop(request);
  const query = (new URL(request.url).searchParams.get('q') ?? '').slice(0, 100);
  const suggestions = searchCatalogue(catalogue, query, SHOWN).flatMap(({ id }) => {
    const given = prefill(catalogue, id);
    return given ? [toSuggestion(given)] : [];
  });
  return Response.json({ query, suggestions }, { headers: { 'Cache-Control': 'private, max-age=3600' } });
}
