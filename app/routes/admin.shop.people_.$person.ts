import type { ActionFunctionArgs } from '@remix-run/node';

import { requireOwner } from '~/features/accounts/guard.server';
import { letHelperGo } from '~/features/shops/people.server';
import { notFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { isUuid } from '~/shared/uuid';

export const loader = () => {
  throw notFound();
};

/** One helper of the shop; deleted to let them go. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop } = await requireOwner(request);
  const personId = params.person!;
  if (request.method !== 'DELETE' || !isUuid(personId)) throw notFound();
  if (!(await letHelperGo(platform, { shopId: shop.id, personId }))) throw notFound();
  return { removed: personId };
}
