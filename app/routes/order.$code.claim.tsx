import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { ownMeta, tillPage } from '~/features/orders/till-page';
import { readClaim } from '~/features/orders/claim-form';
import { ClaimPage } from '~/features/orders/claim-page';
import { fileClaim } from '~/features/orders/claims.server';
import { backToOrder, requireOrder } from '~/features/orders/order-door.server';
import { askAgain, orNotFound } from '~/platform/answers.server';
import { keyPageHeaders } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';

export const handle = tillPage;
export const meta = ownMeta;
export const headers = keyPageHeaders;

export const loader = ({ params, request }: LoaderFunctionArgs) => requireOrder(platform, request, params.code!);

export async function action({ params, request }: ActionFunctionArgs) {
  const { order } = await requireOrder(platform, request, params.code!);
  const form = await request.formData();
  const claim = readClaim(form);
  if (!claim.ok) return askAgain(form, claim.problems);
  const filed = orNotFound(await fileClaim(platform, { orderId: order.id, ...claim.value }));
  return filed.ok ? backToOrder(order) : askAgain(form, filed.problems);
}

export default function Claim() {
  return <ClaimPage order={useLoaderData<typeof loader>().order} />;
}
