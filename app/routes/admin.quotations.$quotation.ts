import type { ActionFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { priceField, replyField } from '~/features/orders/quotation';
import { answerQuotation, closeQuotation } from '~/features/orders/quotations.server';
import { askAgain, notFound, orNotFound, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export const loader = () => {
  throw notFound();
};

/** A request for a price: put there with an answer, deleted from the list when it is dealt with. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const id = params.quotation!;
  if (request.method === 'DELETE') {
    if (!(await closeQuotation(platform, { shopId: shop.id, id }))) throw notFound();
    return { closed: true as const };
  }
  const form = await request.formData();
  const wish = { shopId: shop.id, id, price: readText(form, priceField(id)), answer: readText(form, replyField(id)) };
  const answered = orNotFound(await answerQuotation(platform, wish));
  return answered.ok ? { answered: true as const } : askAgain(form, answered.problems);
}
