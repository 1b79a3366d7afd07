import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { ownMeta, tillPage } from '~/features/orders/till-page';
import { CheckoutWho } from '~/features/orders/checkout-who';
import { requireOrderable } from '~/features/orders/till.server';
import { keepWho, showWho } from '~/features/orders/who.server';
import { ownPageHeaders } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';

export const handle = tillPage;
export const meta = ownMeta;
export const headers = ownPageHeaders;

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { till } = await requireOrderable(platform, request, params.shop!);
  return showWho(platform, till);
}

export async function action({ params, request }: ActionFunctionArgs) {
  const { till } = await requireOrderable(platform, request, params.shop!);
  const again = await keepWho(platform, { lang: till.lang, tills: [till] }, await request.formData());
  if (again) return data(again, again.problems.length > 0 ? 422 : 200);
  return redirect(`/shop/${till.shop.slug}/checkout/delivery`, 303);
}

export default function Who() {
  const { shop, draft, chosen } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return <CheckoutWho shop={shop} draft={draft} chosen={chosen} search={again?.search ?? null} />;
}
