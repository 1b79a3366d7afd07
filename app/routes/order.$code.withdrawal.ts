import type { ActionFunctionArgs } from '@remix-run/node';

import { withdrawConsent } from '~/features/orders/consents.server';
import { backToOrder, requireOrder } from '~/features/orders/order-door.server';
import { readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

/** The buyer takes back what the order itself does not need. */
export async function action({ params, request }: ActionFunctionArgs) {
  const { order } = await requireOrder(platform, request, params.code!);
  const purpose = readText(await request.formData(), 'purpose');
  await withdrawConsent(platform, { orderId: order.id, purpose });
  return backToOrder(order, '/privacy');
}
