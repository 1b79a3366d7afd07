import { redirect } from '@remix-run/node';

import { orNotFound } from '~/platform/answers.server';
import { readLang, translator } from '~/platform/i18n.server';
import type { Platform } from '~/platform/platform.server';
import type { Lang } from '~/shared/lang';

import { orderPath } from './order-path';
import type { OrderView } from './order-view';
import { findTrackedOrder } from './orders.server';

/** An order for whoever has its key; to everybody else it is not there, with an unknown code and with a wrong key alike. */
export async function requireOrder(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  request: Request,
  code: string,
): Promise<{ order: OrderView; lang: Lang; title: string }> {
  const lang = readLang(request);
  const key = new URL(request.url).searchParams.get('key') ?? '';
  const order = orNotFound(await findTrackedOrder(db, { code, key, now: clock.now() }));
  return { order, lang, title: translator(lang, 'checkout')('titles.order', { code: order.code }) };
}

/** Back to an order's page, or a page of it, after something was done. */
export const backToOrder = (order: OrderView, part = ''): Response => redirect(orderPath(order, part), 303);
