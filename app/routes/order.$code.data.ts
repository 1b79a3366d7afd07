import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireOrder } from '~/features/orders/order-door.server';
import { exportOrder } from '~/features/orders/order-privacy.server';
import { keyPageHeaders } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';

/** Everything kept of a buyer with this order, to take away. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const { order } = await requireOrder(platform, request, params.code!);
  return new Response(JSON.stringify(await exportOrder(platform, order), null, 2), {
    headers: {
      ...keyPageHeaders(),
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="${order.code}.json"`,
    },
  });
}
