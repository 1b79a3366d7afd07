import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { ownMeta, tillPage } from '~/features/orders/till-page';
import { JointCartPage } from '~/features/orders/joint-pages';
import { openJoint, showJointCart } from '~/features/orders/joint.server';
import { orNotFound } from '~/platform/answers.server';
import { ownPageHeaders } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';

export const handle = tillPage;
export const meta = ownMeta;
export const headers = ownPageHeaders;

/** What somebody is about to buy of a cooperative's gardens. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  return showJointCart(platform, orNotFound(await openJoint(platform, request, params.coop!)));
}

export default function JointCart() {
  return <JointCartPage {...useLoaderData<typeof loader>()} />;
}
