import { redirect, type ActionFunctionArgs } from '@remix-run/node';

import { requireOwner } from '~/features/accounts/guard.server';
import { inviteHelper } from '~/features/shops/people.server';
import { siteOrigin } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';

export const loader = () => redirect('/admin/shop/people');

/** A new link for a helper. It is told once; the database keeps only its hash. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireOwner(request);
  const { token, expiresAt } = await inviteHelper(platform, { shopId: shop.id });
  return { url: `${siteOrigin(request, platform.config)}/join/${token}`, expiresAt };
}
