import type { ActionFunctionArgs } from '@remix-run/node';

import { backToOrder, requireOrder } from '~/features/orders/order-door.server';
import { askErasure } from '~/features/orders/order-privacy.server';
import { platform } from '~/platform/platform.server';

/** The buyer asks to be forgotten. */
export async function action({ params, request }: ActionFunctionArgs) {
  const { order } = await requireOrder(platform, request, params.code!);
  await askErasure(platform, order.id);
  return backToOrder(order, '/privacy');
}
