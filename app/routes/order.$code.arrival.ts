import type { ActionFunctionArgs } from '@remix-run/node';

import { changeOrder } from '~/features/orders/change-order.server';
import { backToOrder, requireOrder } from '~/features/orders/order-door.server';
import { platform } from '~/platform/platform.server';

/** The buyer says that it has arrived. What no longer fits shows on the order's page by itself. */
export async function action({ params, request }: ActionFunctionArgs) {
  const { order } = await requireOrder(platform, request, params.code!);
  await changeOrder(platform, { shopId: null, orderId: order.id, to: 'delivered', actor: 'buyer' });
  return backToOrder(order);
}
