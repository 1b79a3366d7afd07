import type { ActionFunctionArgs } from '@remix-run/node';

import { answerCall, readCall } from '~/features/payments/webhook.server';
import { notFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export const loader = () => {
  throw notFound();
};

/** Where Stripe tells what happened. */
export async function action({ request }: ActionFunctionArgs) {
  return answerCall(await readCall(platform, 'stripe', request));
}
