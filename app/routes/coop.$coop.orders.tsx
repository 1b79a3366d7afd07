import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { ownMeta, tillPage } from '~/features/orders/till-page';
import { JointOrdersPage } from '~/features/orders/joint-pages';
import { findJointOrders, openJoint } from '~/features/orders/joint.server';
import { notFound, orNotFound } from '~/platform/answers.server';
import { keyPageHeaders } from '~/platform/front-door.server';
import { translator } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';

export const handle = tillPage;
export const meta = ownMeta;
export const headers = keyPageHeaders;

/** The orders that one basket became, named in the address with their keys. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const { coop, lang } = orNotFound(await openJoint(platform, request, params.coop!));
  const orders = await findJointOrders(platform, new URL(request.url).searchParams);
  if (orders.length === 0) throw notFound();
  return { coop, orders, title: translator(lang, 'checkout')('joint.placed', { count: orders.length }) };
}

export default function JointOrders() {
  return <JointOrdersPage {...useLoaderData<typeof loader>()} />;
}
