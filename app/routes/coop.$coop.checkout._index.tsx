import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { ownMeta, tillPage } from '~/features/orders/till-page';
import { CheckoutWho } from '~/features/orders/checkout-who';
import { requireJoint, showJointWho } from '~/features/orders/joint.server';
import { keepWho } from '~/features/orders/who.server';
import { ownPageHeaders } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';

export const handle = tillPage;
export const meta = ownMeta;
export const headers = ownPageHeaders;

/** Who buys and where it goes, once for all gardens. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const { joint } = await requireJoint(platform, request, params.coop!);
  return showJointWho(platform, joint);
}

export async function action({ params, request }: ActionFunctionArgs) {
  const { joint } = await requireJoint(platform, request, params.coop!);
  const again = await keepWho(platform, joint, await request.formData());
  if (again) return data(again, again.problems.length > 0 ? 422 : 200);
  return redirect(`${joint.coop.path}/checkout/delivery`, 303);
}

export default function JointWho() {
  const { shop, draft, chosen } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return <CheckoutWho shop={shop} draft={draft} chosen={chosen} search={again?.search ?? null} />;
}
