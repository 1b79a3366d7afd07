import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { findOrder } from '~/features/orders/orders.server';
import { readOrderFile } from '~/features/orders/order-files.server';
import { orNotFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

/** A photo of an order, for the two sides of it alone. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const now = platform.clock.now();
  const order = orNotFound(await findOrder(platform.db, { shopId: shop.id, orderId: params.order ?? '', now }));
  const file = orNotFound(await readOrderFile(platform, { orderId: order.id, fileId: params.file ?? '' }));
  return new Response(file.stream(), {
    headers: {
      'Content-Type': 'image/jpeg',
      'Content-Length': String(file.bytes),
      'X-Content-Type-Options': 'nosniff',
      // it never changes, and nobody but who asked may keep it
      'Cache-Control': 'private, max-age=31536000, immutable',
    },
  });
}
