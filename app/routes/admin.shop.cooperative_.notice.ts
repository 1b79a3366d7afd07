import { redirect, type ActionFunctionArgs } from '@remix-run/node';

import { requireOwner } from '~/features/accounts/guard.server';
import { noteLetGoRead } from '~/features/cooperatives/membership.server';
import { platform } from '~/platform/platform.server';

export const loader = () => redirect('/admin');

/** What a cooperative told a household that it let go; posted when it was read. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireOwner(request);
  await noteLetGoRead(platform, shop.id);
  return redirect('/admin', 303);
}
