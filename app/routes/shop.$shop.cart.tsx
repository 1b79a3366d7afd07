import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { linkedBy } from '~/features/orders/cart.server';
import { CartPage } from '~/features/orders/cart-page';
import { ownMeta, tillPage } from '~/features/orders/till-page';
import { openTill, putIntoCart, showCart } from '~/features/orders/till.server';
import { askAgain, orNotFound, readText } from '~/platform/answers.server';
import { ownPageHeaders } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';

export const handle = tillPage;
export const meta = ownMeta;
export const headers = ownPageHeaders;

export async function loader({ params, request }: LoaderFunctionArgs) {
  const till = orNotFound(await openTill(platform, request, params.shop!));
  const { cookie, ...shown } = await showCart(platform, till, new URL(request.url).searchParams);
  return data(shown, cookie ? { headers: { 'Set-Cookie': cookie } } : {});
}

/** Puts something into the cart. */
export async function action({ params, request }: ActionFunctionArgs) {
  const till = orNotFound(await openTill(platform, request, params.shop!));
  const form = await request.formData();
  const sku = readText(form, 'sku');
  const channel = linkedBy(request, platform.config);
  const put = putIntoCart(till, { sku, quantity: readText(form, 'quantity'), channel });
  if (!put.ok) return askAgain(form, put.problems);
  return redirect(`/shop/${till.shop.slug}/cart?added=${encodeURIComponent(sku)}`, {
    status: 303,
    headers: { 'Set-Cookie': put.value },
  });
}

export default function Cart() {
  const { shop, cart, news, joint } = useLoaderData<typeof loader>();
  return <CartPage shop={shop} cart={cart} news={news} joint={joint} />;
}
