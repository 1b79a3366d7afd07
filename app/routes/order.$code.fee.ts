import type { ActionFunctionArgs } from '@remix-run/node';

import { backToOrder, requireOrder } from '~/features/orders/order-door.server';
import { agreeFee } from '~/features/orders/quote.server';
import { readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { readDong } from '~/shared/dong';

/** The buyer agrees to the fee that stood on the page; one that was changed meanwhile is shown anew. */
export async function action({ params, request }: ActionFunctionArgs) {
  const { order } = await requireOrder(platform, request, params.code!);
  const fee = readDong(readText(await request.formData(), 'fee'));
  if (fee.ok) await agreeFee(platform, { orderId: order.id, fee: fee.value });
  return backToOrder(order);
}
