import type { ShippingKind } from '~/features/shops/shipping-method';
import type { Dong } from '~/shared/dong';

import type { OrderState, QuoteState } from './order';
import type { PaymentMethod } from './order-money';
import type { OrderView } from './order-view';

/** As much of an order as a link without a sign-in may show: what is asked, and nothing by which a buyer is found. */
export type AnswerView = {
  code: string;
  shop: { name: string; path: string; address: string; phone: string };
  /** The last word of the name, as one greets people here. */
  buyer: string;
  /** "0912 ••• •78" */
  phone: string;
  place: string;
  note: string;
  wishedOn: string | null;
  lines: OrderView['lines'];
  goodsTotal: Dong;
  total: Dong;
  rounding: number;
  depositDue: Dong;
  fee: Dong | null;
  freightByBuyer: boolean;
  way: { kind: ShippingKind; name: string };
  paymentMethod: PaymentMethod;
  dueAhead: Dong;
  state: OrderState;
  quote: QuoteState;
  answerBy: Date;
  isLate: boolean;
};

/** A number of which only its owner recognises the rest: 0912 ••• •78. */
export function maskPhone(phone: string): string {
  const local = phone.replace(/^\+84/, '0');
  return local.length < 9 ? '' : `${local.slice(0, 4)} ••• •${local.slice(-2)}`;
}

/** What a link shows of an order. */
export const toAnswerView = (order: OrderView, shopPath: string): AnswerView => ({
  code: order.code,
  shop: { name: order.shop.name, path: shopPath, address: order.shop.address, phone: order.shop.phone ?? '' },
  buyer: order.buyer.name.split(' ').at(-1) ?? '',
  phone: maskPhone(order.buyer.phone),
  place: order.buyer.placeName,
  note: order.buyer.note,
  wishedOn: order.wishedOn,
  lines: order.lines,
  goodsTotal: order.goodsTotal,
  total: order.total,
  rounding: order.rounding,
  depositDue: order.depositDue,
  fee: order.shipping.fee,
  freightByBuyer: order.shipping.freightByBuyer,
  way: { kind: order.shipping.kind, name: order.shipping.name },
  paymentMethod: order.paymentMethod,
  dueAhead: order.dueAhead,
  state: order.state,
  quote: order.quote,
  answerBy: order.answerBy,
  isLate: order.isLate,
});
