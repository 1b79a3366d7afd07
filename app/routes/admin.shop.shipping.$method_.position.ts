import type { ActionFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { moveWay } from '~/features/shops/shipping-methods.server';
import { notFound, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export const loader = () => {
  throw notFound();
};

/** The place of a way among the shop's: `by` is 1 to go down, -1 to go up. */
export async function action({ params, request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const by = readText(await request.formData(), 'by') === '1' ? 1 : -1;
  if (!(await moveWay(platform, { shopId: shop.id, id: params.method ?? '', by }))) throw notFound();
  return { moved: by };
}
