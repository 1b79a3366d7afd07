import type { Tier } from '~/features/listings/listing';
import { dong, type Dong } from '~/shared/dong';

import type { PaymentMethod } from './order-money';

/** The smallest note that people still give change in. There are no coins. */
const NOTE = 1000;

/** What one unit costs when so many are bought: the price of the highest step reached, or of one alone. */
export function unitPriceAt(price: Dong, tiers: readonly Tier[], quantity: number): Dong {
  const reached = tiers.filter(({ minQuantity }) => minQuantity <= quantity);
  if (reached.length === 0) return price;
  return reached.reduce((highest, tier) => (tier.minQuantity > highest.minQuantity ? tier : highest)).price;
}

/** What a line comes to. Throws a `RangeError` when quantity is no count, or the sum is no money any more. */
export const lineTotal = (unitPrice: Dong, quantity: number): Dong => dong(unitPrice * quantity);

/** A total as notes can pay it: to the nearest thousand, 500 up. Less than half a note stays as it is. */
export function roundCash(total: Dong): { total: Dong; rounding: number } {
  if (total < NOTE / 2) return { total, rounding: 0 };
  const rounded = dong(Math.floor((total + NOTE / 2) / NOTE) * NOTE);
  return { total: rounded, rounding: rounded - total };
}

/** So many percent (0–100) of a total, rounded up to whole thousands, never more than the total. */
export function depositOf(total: Dong, percent: number): Dong {
  if (!Number.isInteger(percent) || percent < 0 || percent > 100)
    throw new RangeError(`${percent} is not a percentage of a deposit`);
  // in two steps, so that the product of a large total stays exact
  const exact = Math.floor(total / 100) * percent + ((total % 100) * percent) / 100;
  return dong(Math.min(total, Math.ceil(exact / NOTE) * NOTE));
}

export type DraftOrder = {
  lines: readonly { total: Dong }[];
  /** Null: the grower has still to say it. */
  shippingFee: Dong | null;
  /** The carrier takes the fee from the buyer at the door: it is shown, and stays out of the total. */
  freightByBuyer: boolean;
  /** How what is due first is paid. */
  paymentMethod: PaymentMethod;
  /** How the rest is paid where a deposit is asked. */
  balanceMethod: PaymentMethod;
  /** 0: no deposit. */
  depositPercent: number;
};

export type OrderTotals = {
  goodsTotal: Dong;
  /** From -500 to 500; 0 where nothing is paid in cash. */
  rounding: number;
  /** Goods, the fee unless the carrier takes it, and the rounding. */
  total: Dong;
  depositDue: Dong;
  /** Null: there is no rest. */
  balanceMethod: PaymentMethod | null;
};

/**
 * What an order comes to. Where notes will pay the whole or the rest, the total is rounded so that notes can.
 * A rest smaller than a note is not left for the door: then everything is paid ahead, to the đồng.
 * Throws a `RangeError` for sums that are no money.
 */
export function draftTotals(order: DraftOrder): OrderTotals {
  const goodsTotal = dong(order.lines.reduce((sum, line) => sum + line.total, 0));
  const exact = dong(goodsTotal + (order.freightByBuyer ? 0 : (order.shippingFee ?? 0)));
  const isRound = order.paymentMethod === 'cod' || (order.depositPercent > 0 && order.balanceMethod === 'cod');
  const asCash = isRound ? roundCash(exact) : { total: exact, rounding: 0 };
  const depositDue = depositOf(asCash.total, order.depositPercent);
  if (depositDue < asCash.total) {
    const balanceMethod = depositDue > 0 ? order.balanceMethod : null;
    return { goodsTotal, ...asCash, depositDue, balanceMethod };
  }
  const all = order.paymentMethod === 'cod' ? asCash : { total: exact, rounding: 0 };
  return { goodsTotal, ...all, depositDue: all.total, balanceMethod: null };
}
