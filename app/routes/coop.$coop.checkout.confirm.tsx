import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { ownMeta, tillPage } from '~/features/orders/till-page';
import { JointConfirm } from '~/features/orders/joint-pages';
import { openJoint, pressJoint, showJointConfirm } from '~/features/orders/joint.server';
import { payable } from '~/features/payments/pay-shop.server';
import { orNotFound } from '~/platform/answers.server';
import { ownPageHeaders } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';

export const handle = tillPage;
export const meta = ownMeta;
export const headers = ownPageHeaders;

const methodsOf = (shopId: string) => payable(platform, shopId);

export async function loader({ params, request }: LoaderFunctionArgs) {
  const joint = orNotFound(await openJoint(platform, request, params.coop!));
  return showJointConfirm(platform, joint, methodsOf);
}

/** Places an order at every garden, or none. */
export async function action({ params, request }: ActionFunctionArgs) {
  const joint = orNotFound(await openJoint(platform, request, params.coop!));
  const pressed = await pressJoint(platform, joint, { form: await request.formData(), methodsOf });
  if ('problems' in pressed) return data(pressed, 422);
  const headers = new Headers();
  for (const cookie of pressed.cookies) headers.append('Set-Cookie', cookie);
  return redirect(pressed.to, { status: 303, headers });
}

export default function Confirm() {
  const { page } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return <JointConfirm {...page} refusals={again?.refusals ?? []} />;
}
