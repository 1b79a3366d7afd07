import { redirect, type ActionFunctionArgs } from '@remix-run/node';

import { coopPath } from '~/features/storefront/card';
import { isSlug } from '~/shared/slug';
import { changeCart, openTill } from '~/features/orders/till.server';
import { askAgain, orNotFound, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export { default, handle, headers, loader, meta } from './shop.$shop.cart';

/** Changes how many of one thing are in the cart, or takes it out. */
export async function action({ params, request }: ActionFunctionArgs) {
  const till = orNotFound(await openTill(platform, request, params.shop!));
  const form = await request.formData();
  const sku = params.sku!;
  const removed = readText(form, 'remove');
  const changed = changeCart(till, { sku, quantity: removed === '' ? readText(form, 'quantity') : '0' });
  if (!changed.ok) return askAgain(form, changed.problems);
  const joint = new URL(request.url).searchParams.get('coop') ?? '';
  const headers = { 'Set-Cookie': changed.value };
  if (isSlug(joint)) return redirect(`${coopPath(joint)}/cart`, { status: 303, headers });
  const search = removed === '' ? '' : `?${new URLSearchParams({ removed: sku, quantity: removed })}`;
  return redirect(`/shop/${till.shop.slug}/cart${search}`, { status: 303, headers });
}
