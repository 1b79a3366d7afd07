import { redirect, type ActionFunctionArgs } from '@remix-run/node';

import { requireOwner, requireShop } from '~/features/accounts/guard.server';
import { closeShop, openShop } from '~/features/shops/publication.server';
import { askAgain } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export const loader = () => redirect('/admin/shop');

/** A shop's being open: posted by whoever works in it, taken away by its owner alone. */
export async function action({ request }: ActionFunctionArgs) {
  if (request.method === 'DELETE') {
    const { shop } = await requireOwner(request);
    await closeShop(platform, { shopId: shop.id });
    return { state: 'paused' as const };
  }
  const { shop } = await requireShop(request);
  const opened = await openShop(platform, { shopId: shop.id });
  return opened.ok ? { state: 'published' as const } : askAgain(new FormData(), opened.problems);
}
