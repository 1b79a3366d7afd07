import type { ActionFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { ANSWER_HOURS, answerToken } from '~/features/orders/answer-link.server';
import { findOrder } from '~/features/orders/orders.server';
import { notFound, orNotFound } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';

export const loader = () => {
  throw notFound();
};

/** A link by which somebody answers an order who does not sign in. */
export async function action({ params, request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const now = platform.clock.now();
  const order = orNotFound(await findOrder(platform.db, { shopId: shop.id, orderId: params.order ?? '', now }));
  const expires = new Date(now.getTime() + ANSWER_HOURS * 3_600_000);
  const token = answerToken(platform.config, { orderId: order.id, expires });
  return { url: `${siteOrigin(request, platform.config)}/answer/${token}`, expires };
}
