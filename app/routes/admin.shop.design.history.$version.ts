import type { ActionFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { restoreVersion } from '~/features/storefront/publish-design.server';
import { notFound, orNotFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export const loader = () => {
  throw notFound();
};

/** A look that visitors saw: posted to make it the draft again. */
export async function action({ params, request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  return orNotFound(await restoreVersion(platform, { shopId: shop.id, id: params.version ?? '' }));
}
