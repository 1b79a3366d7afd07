import type { ActionFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { readStocks, setStock, writeStocks } from '~/features/listings/stock-listing.server';
import { askAgain, orNotFound, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

/** What is left of a `listing`: `stocks` counts its sizes, or is `none`. Answers what was there before. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const form = await request.formData();
  const stocks = readText(form, 'stocks');
  const counted = orNotFound(
    await setStock(platform, {
      shopId: shop.id,
      listingId: readText(form, 'listing'),
      stocks: stocks === 'none' ? 'none' : readStocks(stocks),
    }),
  );
  return counted.ok ? { before: writeStocks(counted.value.before) } : askAgain(form, counted.problems);
}

export { sayWhenOffline as clientAction } from '~/ui/offline-answer';
