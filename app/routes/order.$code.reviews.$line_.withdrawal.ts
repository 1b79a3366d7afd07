import type { ActionFunctionArgs } from '@remix-run/node';

import { backToOrder, requireOrder } from '~/features/orders/order-door.server';
import { withdrawReview } from '~/features/orders/save-review.server';
import { platform } from '~/platform/platform.server';

/** The buyer takes back what was said of one thing. */
export async function action({ params, request }: ActionFunctionArgs) {
  const { order } = await requireOrder(platform, request, params.code!);
  await withdrawReview(platform, order, params.line!);
  return backToOrder(order);
}
