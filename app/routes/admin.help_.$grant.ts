import type { ActionFunctionArgs } from '@remix-run/node';

import { requireOwner } from '~/features/accounts/guard.server';
import { agreeToHelp, endHelp } from '~/features/cooperatives/help.server';
import { notFound, orNotFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export const loader = () => {
  throw notFound();
};

/** One help in the member's shop: posted to agree to what was asked, deleted to refuse or to end it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop } = await requireOwner(request);
  const one = { shopId: shop.id, grantId: params.grant ?? '' };
  if (request.method === 'POST') return orNotFound(await agreeToHelp(platform, one));
  if (request.method !== 'DELETE' || !(await endHelp(platform, one))) throw notFound();
  return { ended: one.grantId };
}
