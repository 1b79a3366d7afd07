import type { ActionFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { codeField } from '~/features/payments/transfer';
import { applyTransfer, dismissTransfer } from '~/features/payments/transfers.server';
import { askAgain, notFound, orNotFound, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export const loader = () => {
  throw notFound();
};

/** A transfer that needs a look: posted with the order it is for, deleted from the list when it is for none. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, person } = await requireShop(request);
  const wish = { shopId: shop.id, transferId: params.transfer!, personId: person.id };
  if (request.method === 'DELETE') {
    const dismissed = orNotFound(await dismissTransfer(platform, wish));
    return dismissed.ok ? { dismissed: dismissed.value.id } : askAgain(new FormData(), dismissed.problems);
  }
  const form = await request.formData();
  const applied = orNotFound(
    await applyTransfer(platform, { ...wish, typedCode: readText(form, codeField(wish.transferId)) }),
  );
  return applied.ok ? { applied: applied.value.code } : askAgain(form, applied.problems);
}
