import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { CancelPage } from '~/features/orders/cancel-page';
import { changeOrder, reasonProblems } from '~/features/orders/change-order.server';
import { ownMeta, tillPage } from '~/features/orders/till-page';
import { backToOrder, requireOrder } from '~/features/orders/order-door.server';
import { askAgain, orNotFound, readText } from '~/platform/answers.server';
import { keyPageHeaders } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';

export const handle = tillPage;
export const meta = ownMeta;
export const headers = keyPageHeaders;

export const loader = ({ params, request }: LoaderFunctionArgs) => requireOrder(platform, request, params.code!);

export async function action({ params, request }: ActionFunctionArgs) {
  const { order } = await requireOrder(platform, request, params.code!);
  const form = await request.formData();
  const reason = readText(form, 'reason');
  const problems = reasonProblems(reason);
  if (problems.length > 0) return askAgain(form, problems);
  const cancelled = orNotFound(
    await changeOrder(platform, { shopId: null, orderId: order.id, to: 'cancelled', actor: 'buyer', reason }),
  );
  return cancelled.ok ? backToOrder(order) : askAgain(form, cancelled.problems);
}

export default function Cancellation() {
  return <CancelPage order={useLoaderData<typeof loader>().order} />;
}
