import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { ownMeta, tillPage } from '~/features/orders/till-page';
import { backToOrder, requireOrder } from '~/features/orders/order-door.server';
import { readReview } from '~/features/orders/review-form';
import { ReviewPage } from '~/features/orders/review-page';
import { findSaid } from '~/features/orders/said.server';
import { saveReview } from '~/features/orders/save-review.server';
import { askAgain, orNotFound } from '~/platform/answers.server';
import { keyPageHeaders } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';

export const handle = tillPage;
export const meta = ownMeta;
export const headers = keyPageHeaders;

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { order, title } = await requireOrder(platform, request, params.code!);
  const said = orNotFound((await findSaid(platform, order)).find(({ lineId }) => lineId === params.line));
  return { order, title, said };
}

export async function action({ params, request }: ActionFunctionArgs) {
  const { order, lang } = await requireOrder(platform, request, params.code!);
  const form = await request.formData();
  const wish = readReview(form);
  if (!wish.ok) return askAgain(form, wish.problems);
  const saved = orNotFound(await saveReview(platform, order, { ...wish.value, lineId: params.line!, lang }));
  return saved.ok ? backToOrder(order) : askAgain(form, saved.problems);
}

export default function Review() {
  const { order, said } = useLoaderData<typeof loader>();
  return <ReviewPage order={order} said={said} />;
}
