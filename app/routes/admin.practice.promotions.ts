import type { ActionFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { promoteListing } from '~/features/training/practice-page.server';
import { notFound, orNotFound, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export const loader = () => {
  throw notFound();
};

/** A listing made in practice, posted to be a draft of the real shop as well. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  if (shop.practiceOfId === null) throw notFound();
  const listingId = readText(await request.formData(), 'listing');
  const shops = { shopId: shop.id, realShopId: shop.practiceOfId };
  return orNotFound(await promoteListing(platform, { ...shops, listingId }));
}
