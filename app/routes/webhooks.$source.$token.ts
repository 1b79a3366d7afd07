import type { ActionFunctionArgs } from '@remix-run/node';

import { answerCall, readCall } from '~/features/payments/webhook.server';
import { isWebhookKind } from '~/features/payments/transfer';
import { notFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export const loader = () => {
  throw notFound();
};

/** Where a bank-watching service (SePay, Casso) tells of money that came to a shop's account. */
export async function action({ request, params }: ActionFunctionArgs) {
  if (!isWebhookKind(params.source)) throw notFound();
  const endpoint = { kind: params.source, token: params.token! };
  return answerCall(await readCall(platform, 'vietqr', request, endpoint));
}
