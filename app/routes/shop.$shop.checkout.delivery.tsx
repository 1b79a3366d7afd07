import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { CheckoutDelivery } from '~/features/orders/checkout-delivery';
import { ownMeta, tillPage } from '~/features/orders/till-page';
import { keepDelivery, showDelivery } from '~/features/orders/delivery.server';
import { requireOrderable } from '~/features/orders/till.server';
import { payable } from '~/features/payments/pay-shop.server';
import { ownPageHeaders } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';

export const handle = tillPage;
export const meta = ownMeta;
export const headers = ownPageHeaders;

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { till, cart } = await requireOrderable(platform, request, params.shop!);
  return showDelivery(platform, { till, cart, methods: await payable(platform, till.shop.id) });
}

export async function action({ params, request }: ActionFunctionArgs) {
  const { till } = await requireOrderable(platform, request, params.shop!);
  const methods = await payable(platform, till.shop.id);
  const again = await keepDelivery(platform, { till, methods, form: await request.formData() });
  return again ? data(again, 422) : redirect(`/shop/${till.shop.slug}/checkout/confirm`, 303);
}

export default function Delivery() {
  const { page } = useLoaderData<typeof loader>();
  return <CheckoutDelivery {...page} />;
}
