import type { Platform } from '~/platform/platform.server';
import type { Prisma } from '~/platform/prisma-client/client';
import { formatDong, type Dong } from '~/shared/dong';
import { ok, refuse, type Result } from '~/shared/result';
import { isUuid } from '~/shared/uuid';

import { dueAhead } from './order-money';
import { holdOrder, ORDER_TRANSACTION, toDong, toMoney, writeEvent, type HeldOrder } from './order-row.server';
import { tellOf } from './tell.server';
import { readTerms } from './terms';
import { draftTotals } from './totals';

const HOUR_MS = 3_600_000;
const later = (now: Date, hours: number): Date => new Date(now.getTime() + hours * HOUR_MS);

/** No way costs more, đồng: what is beyond is a slip of the thumb. */
export const FEE_MAX = 1_000_000_000;

/** What an order comes to with this fee. */
function totalsWith(order: HeldOrder, shippingFee: Dong) {
  return draftTotals({
    lines: [{ total: toDong(order.goodsTotal) }],
    shippingFee,
    freightByBuyer: order.freightByBuyer,
    paymentMethod: order.paymentMethod,
    balanceMethod: order.balanceMethod ?? order.paymentMethod,
    depositPercent: readTerms(order.terms).depositPercent,
  });
}

/**
 * The grower says what the way costs, or says it anew while the buyer has not agreed. The buyer's hours begin; until
 * they agree nothing moves and nothing is paid. Null: not there, or not this shop's.
 */
export async function offerFee(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { shopId, orderId, fee, personId }: { shopId: string; orderId: string; fee: Dong; personId: string | null },
): Promise<Result<{ total: Dong }> | null> {
  if (!isUuid(orderId)) return null;
  if (fee > FEE_MAX)
    return refuse({ code: 'orders.fee-too-large', field: 'fee', with: { max: formatDong(FEE_MAX as Dong) } });
  const now = clock.now();
  return db.$transaction(async (tx) => {
    const order = await holdOrder(tx, { shopId, orderId });
    if (!order) return null;
    if (order.state !== 'placed' || (order.quote !== 'asked' && order.quote !== 'offered'))
      return refuse({ code: 'orders.fee-not-asked' });
    const totals = totalsWith(order, fee);
    if (order.quote === 'offered' && order.shippingFee === BigInt(fee)) return ok({ total: totals.total });
    const payBy = later(now, readTerms(order.terms).payHours);
    await tx.order.update({
      where: { id: orderId },
      data: {
        quote: 'offered',
        payBy,
        answerBy: later(payBy, readTerms(order.terms).answerHours),
        ...columns(totals, fee),
      },
      select: { id: true },
    });
    await writeEvent(tx, { orderId, kind: 'fee-offered', actor: 'seller', personId, data: { fee }, at: now });
    await tellOf(tx, { orderId, to: 'buyer', template: 'fee-offered', now });
    return ok({ total: totals.total });
  }, ORDER_TRANSACTION);
}

const columns = (totals: ReturnType<typeof draftTotals>, fee: Dong): Prisma.OrderUpdateInput => ({
  shippingFee: fee,
  rounding: totals.rounding,
  total: totals.total,
  depositDue: totals.depositDue,
  balanceMethod: totals.balanceMethod,
  version: { increment: 1 },
});

/**
 * The buyer agrees to the fee that was on the page (`fee`): now the order can be paid and accepted, and both clocks begin
 * anew. A fee that was changed meanwhile is not agreed to (`orders.fee-changed`). Null: not there.
 */
export async function agreeFee(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { orderId, fee }: { orderId: string; fee?: Dong },
): Promise<Result<null> | null> {
  if (!isUuid(orderId)) return null;
  const now = clock.now();
  return db.$transaction(async (tx) => {
    const order = await holdOrder(tx, { shopId: null, orderId });
    if (!order) return null;
    if (order.quote === 'agreed') return ok(null);
    if (order.state !== 'placed' || order.quote !== 'offered') return refuse({ code: 'orders.fee-not-offered' });
    if (fee !== undefined && order.shippingFee !== BigInt(fee)) return refuse({ code: 'orders.fee-changed' });
    const { payHours, answerHours } = readTerms(order.terms);
    const payBy = dueAhead(toMoney(order)) > 0 ? later(now, payHours) : null;
    await tx.order.update({
      where: { id: orderId },
      data: { quote: 'agreed', payBy, answerBy: later(payBy ?? now, answerHours), version: { increment: 1 } },
      select: { id: true },
    });
    await writeEvent(tx, { orderId, kind: 'fee-agreed', actor: 'buyer', at: now });
    await tellOf(tx, { orderId, to: 'seller', template: 'fee-agreed', now });
    return ok(null);
  }, ORDER_TRANSACTION);
}
