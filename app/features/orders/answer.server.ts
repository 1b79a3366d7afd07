import { shopPath } from '~/features/storefront/card';
import { readLang, translator } from '~/platform/i18n.server';
import type { Platform } from '~/platform/platform.server';
import { refuse, type Result } from '~/shared/result';

import { readAnswerToken } from './answer-link.server';
import { toAnswerView, type AnswerView } from './answer-view';
import { changeOrder, reasonProblems, type ChangedOrder } from './change-order.server';
import { findOrderById } from './orders.server';

/** What a link without a sign-in shows: as much of its order as an answer needs; `order` null when it is too old. */
export async function showAnswer(
  { config, db, clock }: Pick<Platform, 'config' | 'db' | 'clock'>,
  request: Request,
  token: string,
): Promise<{ order: AnswerView | null; path: string; title: string } | null> {
  const now = clock.now();
  const link = readAnswerToken(config, token, now);
  if (!link) return null;
  const lang = readLang(request);
  const t = translator(lang, 'checkout');
  const path = `/answer/${token}`;
  if (link.expired) return { order: null, path, title: t('answer.expired') };
  const order = await findOrderById(db, { orderId: link.orderId, now });
  return (
    order && {
      order: toAnswerView(order, shopPath(order.shop.slug)),
      path,
      title: t('titles.answer', { code: order.code }),
    }
  );
}

/** Accepts the order of a link. Null: no such link. */
export const acceptByLink = (platform: Pick<Platform, 'config' | 'db' | 'clock'>, token: string) =>
  answerByLink(platform, token, { to: 'accepted' });

/** Declines it; the buyer reads the reason. */
export async function refuseByLink(
  platform: Pick<Platform, 'config' | 'db' | 'clock'>,
  token: string,
  reason: string,
): Promise<Result<ChangedOrder> | null> {
  const problems = reasonProblems(reason);
  return problems.length > 0 ? refuse(...problems) : answerByLink(platform, token, { to: 'cancelled', reason });
}

/** A link answers an order that waits for an answer; afterwards it changes nothing any more. */
async function answerByLink(
  platform: Pick<Platform, 'config' | 'db' | 'clock'>,
  token: string,
  answer: { to: 'accepted' } | { to: 'cancelled'; reason: string },
): Promise<Result<ChangedOrder> | null> {
  const link = readAnswerToken(platform.config, token, platform.clock.now());
  if (!link) return null;
  if (link.expired) return refuse({ code: 'checkout.link-expired' });
  const order = await findOrderById(platform.db, { orderId: link.orderId, now: platform.clock.now() });
  if (!order) return null;
  if (order.state !== 'placed') return refuse({ code: 'checkout.answered-already' });
  return changeOrder(platform, {
    shopId: null,
    orderId: order.id,
    version: order.version,
    actor: 'seller',
    via: 'link',
    ...answer,
  });
}
