import { data, type ActionFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { dropWish, grantWish } from '~/features/cooperatives/help-wishes.server';
import { notFound, orNotFound, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export const loader = () => {
  throw notFound();
};

/**
 * A price or a count that waits: posted by the owner to say yes, deleted by the owner to say no and by the helper who
 * asked to ask no longer.
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, person, role } = await requireShop(request);
  const one = { shopId: shop.id, wishId: params.wish ?? '' };
  if (request.method === 'POST' && role === 'owner') {
    const seen = readText(await request.formData(), 'seen');
    const granted = orNotFound(await grantWish(platform, { ...one, seen }));
    return granted.ok ? { answered: 'yes' as const } : data({ problems: granted.problems }, { status: 409 });
  }
  const helperId = role === 'owner' ? undefined : person.id;
  if (request.method !== 'DELETE' || !(await dropWish(platform, { ...one, helperId }))) throw notFound();
  return { answered: 'no' as const };
}
