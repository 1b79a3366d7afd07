import { orderPath } from '~/features/orders/order-path';
import { balance, PAYMENT_METHODS, type PaymentMethod } from '~/features/orders/order-money';
import { findBank } from '~/features/shops/bank';
import type { Platform } from '~/platform/platform.server';
import { qrDataUri } from '~/platform/qr.server';
import type { Dong } from '~/shared/dong';

import { findMoneyOrder, type MoneyOrder } from './money-order.server';
import { askFor, methodFor, PAYMENT_FAILURES, PAYMENT_PROBLEMS, settles, type PaymentFailure } from './payment';
import type { CardState, PaymentPanelData, TransferWords } from './panel';
import { findPayShop, type Account, type PayShop } from './pay-shop.server';
import { isTransferable, vietQrPayload } from './vietqr';

/**
 * What a buyer can pay of an order now, and how; null when there is nothing to pay. `order` needs only its id.
 * `asked` is the query of the order's page: `pay=<way>` shows another way, `whole=1` asks for everything that is open,
 * `card=back` is where Stripe leads back to, `problem=<code>` what stood in the way of the last try.
 */
export async function findPaymentPanel(
  platform: Pick<Platform, 'db' | 'config'>,
  order: { id: string },
  asked: URLSearchParams = new URLSearchParams(),
): Promise<PaymentPanelData | null> {
  const found = await findMoneyOrder(platform.db, { orderId: order.id, shopId: null });
  const whole = asked.get('whole') === '1';
  const ask = found && askFor(found, { whole });
  if (!found || !ask) return null;
  const shop = await findPayShop(platform, found.shopId);
  if (!shop) return null;
  const open = shop.methods.filter((method) => settles(method, found, ask.amount));
  const method = choose(open, found, asked.get('pay'));
  const all = balance(found);
  return {
    ...ask,
    code: found.code,
    page: orderPath(found),
    action: orderPath(found, '/payments'),
    all: !whole && all > ask.amount ? all : null,
    payBy: found.payBy,
    problem: PAYMENT_PROBLEMS.find((code) => code === asked.get('problem')) ?? null,
    others: open.filter((other) => other !== method),
    way: await describe(platform, { method, order: found, amount: ask.amount, shop, asked }),
  };
}

/** The way that was asked for, else the order's own, else any: an account may have been taken away since. */
function choose(open: PaymentMethod[], order: MoneyOrder, asked: string | null): PaymentMethod | null {
  const wanted = PAYMENT_METHODS.find((method) => method === asked);
  if (wanted && open.includes(wanted)) return wanted;
  const own = methodFor(order);
  return own === 'cod' || open.includes(own) ? own : (open[0] ?? null);
}

async function describe(
  { db }: Pick<Platform, 'db'>,
  {
    method,
    order,
    amount,
    shop,
    asked,
  }: { method: PaymentMethod | null; order: MoneyOrder; amount: Dong; shop: PayShop; asked: URLSearchParams },
): Promise<PaymentPanelData['way']> {
  if (method === 'vietqr' && shop.account)
    return { method, transfer: transferWords(shop.account, { amount, reference: order.code }) };
  if (method === 'stripe') return { method, card: await findCard(db, order.id, asked.get('card') === 'back') };
  return method === 'cod' ? { method } : { method: null };
}

/** An account as a buyer needs it, with the code that says the same. */
export function transferWords(
  { bin, number, holder }: Account,
  { amount, reference }: { amount: Dong; reference: string },
): TransferWords {
  const qr = isTransferable(amount)
    ? qrDataUri(vietQrPayload({ bin, account: number, amount, text: reference }))
    : null;
  return { bank: findBank(bin)?.shortName ?? bin, account: number, holder, reference, qr };
}

async function findCard(db: Platform['db'], orderId: string, isBack: boolean): Promise<CardState> {
  const [last] = await db.payment.findMany({
    where: { orderId, method: 'stripe' },
    orderBy: { createdAt: 'desc' },
    take: 1,
    select: { state: true, problem: true, sessionId: true, url: true },
  });
  const failed =
    last?.state === 'failed' ? (PAYMENT_FAILURES.find((word) => word === last.problem) ?? 'declined') : null;
  const isWaiting = last?.state === 'open' && last.sessionId !== null && last.url === null;
  const step = isWaiting ? 'waiting' : isBack && last?.state === 'open' ? 'back' : 'open';
  return { step, failed: failed satisfies PaymentFailure | null };
}
