import { redirect, type ActionFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { copyListing } from '~/features/listings/copy-listing.server';
import { orNotFound } from '~/platform/answers.server';
import { readLang, translator } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';

/** A copy of a listing, as a draft. */
export async function action({ params, request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const suffix = translator(readLang(request), 'listings')('copyName');
  const id = orNotFound(await copyListing(platform, { shopId: shop.id, id: params.listing ?? '', suffix }));
  return redirect(`/admin/listings/${id}?done=copied`, 303);
}
