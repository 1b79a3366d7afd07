import { data, type ActionFunctionArgs } from '@remix-run/node';

import { requireOwner } from '~/features/accounts/guard.server';
import { takeBack } from '~/features/cooperatives/help-acts.server';
import { notFound, orNotFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export const loader = () => {
  throw notFound();
};

/** One press of somebody who helped; deleted to take it back. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop } = await requireOwner(request);
  if (request.method !== 'DELETE') throw notFound();
  const taken = orNotFound(await takeBack(platform, { shopId: shop.id, act: params.act ?? '' }));
  return taken.ok ? { takenBack: params.act } : data({ problems: taken.problems }, { status: 409 });
}
