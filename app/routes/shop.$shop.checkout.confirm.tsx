import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { CheckoutConfirm } from '~/features/orders/checkout-confirm';
import { ownMeta, tillPage } from '~/features/orders/till-page';
import { pressPlace, showConfirm } from '~/features/orders/confirm.server';
import { openTill } from '~/features/orders/till.server';
import { payable } from '~/features/payments/pay-shop.server';
import { orNotFound } from '~/platform/answers.server';
import { ownPageHeaders } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';

export const handle = tillPage;
export const meta = ownMeta;
export const headers = ownPageHeaders;

export async function loader({ params, request }: LoaderFunctionArgs) {
  const till = orNotFound(await openTill(platform, request, params.shop!));
  return showConfirm(platform, { till, methods: await payable(platform, till.shop.id) });
}

/** Places the order. */
export async function action({ params, request }: ActionFunctionArgs) {
  const till = orNotFound(await openTill(platform, request, params.shop!));
  const methods = await payable(platform, till.shop.id);
  const pressed = await pressPlace(platform, { till, methods, form: await request.formData() });
  if ('problems' in pressed) return data(pressed, 422);
  return redirect(pressed.to, { status: 303, headers: { 'Set-Cookie': pressed.cookie } });
}

export default function Confirm() {
  const { page } = useLoaderData<typeof loader>();
  return <CheckoutConfirm {...page} />;
}
