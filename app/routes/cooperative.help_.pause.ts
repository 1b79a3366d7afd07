import { redirect, type ActionFunctionArgs } from '@remix-run/node';

import { requirePerson } from '~/features/accounts/guard.server';
import { pauseHelping } from '~/features/cooperatives/help.server';
import { notFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export const loader = () => {
  throw notFound();
};

/** Takes this device back out of a member's shop, also after the help has ended. */
export async function action({ request }: ActionFunctionArgs) {
  const { sessionId } = await requirePerson(request);
  await pauseHelping(platform, sessionId);
  return redirect('/cooperative/help', 303);
}
