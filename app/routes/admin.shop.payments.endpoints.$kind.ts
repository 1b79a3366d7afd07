import type { ActionFunctionArgs } from '@remix-run/node';

import { requireOwner } from '~/features/accounts/guard.server';
import { removeEndpoint, saveEndpoint } from '~/features/payments/payment-settings.server';
import { isWebhookKind } from '~/features/payments/transfer';
import { askAgain, notFound, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export const loader = () => {
  throw notFound();
};

/** What the shop shares with a bank-watching service: posted with its key, deleted to hear it no more. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop } = await requireOwner(request);
  const { kind } = params;
  if (!isWebhookKind(kind)) throw notFound();
  if (request.method === 'DELETE') {
    await removeEndpoint(platform, { shopId: shop.id, kind });
    return { removed: kind };
  }
  const form = await request.formData();
  const saved = await saveEndpoint(platform, { shopId: shop.id, kind, typedKey: readText(form, `password-${kind}`) });
  return saved.ok ? { saved: `${kind}:${platform.clock.now().getTime()}` } : askAgain(form, saved.problems);
}
