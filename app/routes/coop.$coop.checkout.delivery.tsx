import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { CheckoutDelivery } from '~/features/orders/checkout-delivery';
import { ownMeta, tillPage } from '~/features/orders/till-page';
import { keepDelivery, showDelivery } from '~/features/orders/delivery.server';
import { inJoint } from '~/features/orders/joint';
import { gardenOf, requireJoint } from '~/features/orders/joint.server';
import { payable } from '~/features/payments/pay-shop.server';
import { ownPageHeaders } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';

export const handle = tillPage;
export const meta = ownMeta;
export const headers = ownPageHeaders;

const asked = (request: Request) => new URL(request.url).searchParams.get('garden');

/** The way it takes and how it is paid, garden by garden (`?garden=`). */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const { joint, carts } = await requireJoint(platform, request, params.coop!);
  const { till, index, number, of } = gardenOf(joint, asked(request));
  const methods = await payable(platform, till.shop.id);
  const { page, title } = await showDelivery(platform, { till, cart: carts[index]!, methods });
  const garden = { name: till.shop.name, number, of };
  return { title, garden, page: { ...page, shop: inJoint(page.shop, joint.coop.slug) } };
}

export async function action({ params, request }: ActionFunctionArgs) {
  const { joint } = await requireJoint(platform, request, params.coop!);
  const { till, next } = gardenOf(joint, asked(request));
  const methods = await payable(platform, till.shop.id);
  const again = await keepDelivery(platform, { till, methods, form: await request.formData() });
  return again ? data(again, 422) : redirect(next, 303);
}

export default function JointDelivery() {
  const { page, garden } = useLoaderData<typeof loader>();
  return <CheckoutDelivery {...page} garden={garden} />;
}
