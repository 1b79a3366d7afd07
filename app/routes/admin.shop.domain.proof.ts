import { redirect, type ActionFunctionArgs } from '@remix-run/node';

import { requireOwner } from '~/features/accounts/guard.server';
import { checkDomain, findDomain, leadsHere } from '~/features/shops/domains.server';
import { orNotFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export const loader = () => redirect('/admin/shop/domain');

/** Looks for the proof in the domain's DNS, now. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireOwner(request);
  const { host } = orNotFound(await findDomain(platform, shop.id));
  const checked = orNotFound(await checkDomain(platform, shop.id));
  if (!checked.ok) return { problems: checked.problems };
  return { state: checked.value, leadsHere: await leadsHere(platform, host) };
}
