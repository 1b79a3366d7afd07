import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireOrder } from '~/features/orders/order-door.server';
import { readOrderFile } from '~/features/orders/order-files.server';
import { orNotFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

/** A photo of a hand-over or a claim, for whoever has the order's key. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const { order } = await requireOrder(platform, request, params.code!);
  const file = orNotFound(await readOrderFile(platform, { orderId: order.id, fileId: params.file! }));
  return new Response(file.stream(), {
    headers: {
      'Content-Type': 'image/jpeg',
      'Content-Length': String(file.bytes),
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'private, max-age=3600',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
