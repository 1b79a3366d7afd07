import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { answerBookFile } from '~/features/orders/books-file.server';
import { noteBookOpened } from '~/features/orders/note-book.server';
import { platform } from '~/platform/platform.server';

/** A revenue book as a spreadsheet: `?form=S2a-HKD&period=2026-Q4`. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const { shop } = await requireShop(request);
  await noteBookOpened(platform, { shopId: shop.id });
  return answerBookFile(platform, shop, new URL(request.url).searchParams);
}
