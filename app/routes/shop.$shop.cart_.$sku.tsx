import { redirect, type ActionFunctionArgs } from '@remix-run/node';

import { changeCart, openTill } from '~/features/orders/till.server';
import { askAgain, orNotFound, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export { default, headers, links, loader, meta } from './shop.$shop.cart';

/** Changes how many of one thing are in the cart, or takes it out. */
export async function action({ params, request }: ActionFunctionArgs) {
  const till = orNotFound(await openTill(platform, request, params.shop!));
  const form = await request.formData();
  const sku = params.sku!;
  const removed = readText(form, 'remove');
  const changed = changeCart(till, { sku, quantity: removed === '' ? readText(form, 'quantity') : '0' });
  if (!changed.ok) return askAgain(form, changed.problems);
  const search = removed === '' ? '' : `?${new URLSearchParams({ removed: sku, quantity: removed })}`;
  return redirect(`/shop/${till.shop.slug}/cart${search}`, { status: 303, headers: { 'Set-Cookie': changed.value } });
}
