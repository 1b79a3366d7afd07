import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';

import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { connectStripe } from '~/features/payments/stripe-connect.server';
import { notFound } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';

export const loader = async ({ request }: LoaderFunctionArgs) => {
  await requireStaff(request, 'handle-money');
  return redirect('/cooperative/payments');
};

/** Leads the cooperative's manager to Stripe, to sign up there or to go on with it. */
export async function action({ request }: ActionFunctionArgs) {
  const { cooperative } = await requireStaff(request, 'handle-money');
  if (!platform.config.stripe) throw notFound();
  const origin = siteOrigin(request, platform.config);
  const { url } = await connectStripe(platform, {
    owner: { cooperativeId: cooperative.id },
    origin,
    path: '/cooperative/payments',
  });
  return redirect(url, 303);
}
