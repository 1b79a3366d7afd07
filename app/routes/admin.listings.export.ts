import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { answerExport } from '~/features/listings/export-listings.server';
import { platform } from '~/platform/platform.server';

/** The shop's listings as a sheet that an import takes: `?form=xlsx` or `csv`. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const { shop } = await requireShop(request);
  const form = new URL(request.url).searchParams.get('form') === 'csv' ? 'csv' : 'xlsx';
  return answerExport(platform.db, { shopId: shop.id, slug: shop.slug, form });
}
