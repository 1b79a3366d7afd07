import { redirect, type LoaderFunctionArgs } from '@remix-run/node';

import { findOwnShop, requirePerson } from '~/features/accounts/guard.server';
import { setupPath } from '~/features/shops/setup.server';
import { findSetupStep } from '~/features/shops/shops.server';
import { platform } from '~/platform/platform.server';

/** Goes on where the opening of the shop was left, on whatever phone. */
export async function loader({ request }: LoaderFunctionArgs) {
  const found = await findOwnShop(await requirePerson(request));
  return redirect(setupPath(found ? await findSetupStep(platform.db, found.shop) : 'name'), 303);
}
