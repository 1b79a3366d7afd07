import { redirect, type ActionFunctionArgs } from '@remix-run/node';

import { requireOwner } from '~/features/accounts/guard.server';
import { connectStripe } from '~/features/payments/stripe-connect.server';
import { notFound } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';

export const loader = () => redirect('/admin/shop/payments');

/** Leads the shop's owner to Stripe, to sign up there or to go on with it. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireOwner(request);
  if (!platform.config.stripe) throw notFound();
  const origin = siteOrigin(request, platform.config);
  const { url } = await connectStripe(platform, { owner: { shopId: shop.id }, origin, path: '/admin/shop/payments' });
  return redirect(url, 303);
}
