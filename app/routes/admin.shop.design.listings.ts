import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { listListings } from '~/features/listings/listing-list.server';
import { readListQuery } from '~/features/listings/listing-query';
import { BUILDER } from '~/features/storefront/builder-paths';
import { platform } from '~/platform/platform.server';

/** What is on sale, page by page (`q`, `after`): to choose from. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const { searchParams } = new URL(request.url);
  const query = { ...readListQuery(searchParams), tab: 'published' as const };
  const { listings, next } = await listListings(platform.db, { shopId: shop.id, query });
  const further = next && new URLSearchParams({ q: query.text, after: next });
  return {
    listings: listings.map(({ id, name }) => ({ id, name })),
    next: further && `${BUILDER}/listings?${further}`,
  };
}
