import type { Group, Unit } from '~/features/catalogue/vocabulary';
import type { Origin } from '~/features/listings/listing';
import type { ShippingKind } from '~/features/shops/shipping-method';
import type { MarkedChannel } from '~/features/storefront/visit';
import type { Dong } from '~/shared/dong';
import type { Lang } from '~/shared/lang';

import type { Consignment } from './consignment';
import type { Actor, OrderCore, OrderState } from './order';
import { hasEnded } from './order';
import type { OrderEventView } from './order-event';
import { balance } from './order-money';
import type { OrderTerms } from './terms';

export const CLAIM_KINDS = ['dead', 'broken', 'wrong', 'missing'] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];
export const CLAIM_STATES = ['open', 'granted', 'declined', 'settled', 'withdrawn'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];
export const CLAIM_REMEDIES = ['exchange', 'refund', 'part'] as const;
export type ClaimRemedy = (typeof CLAIM_REMEDIES)[number];
export const ORDER_FILE_KINDS = ['claim', 'handover', 'receipt'] as const;
export type OrderFileKind = (typeof ORDER_FILE_KINDS)[number];

/** One thing of an order, as it was when it was bought. */
export type OrderLineView = {
  id: string;
  listingId: string | null;
  variantId: string | null;
  sku: string;
  name: string;
  size: string;
  group: Group;
  unit: Unit;
  piecesPerUnit: number;
  quantity: number;
  unitPrice: Dong;
  total: Dong;
  origin: Origin;
  /** `/photos/<name>/<file>` */
  picture: { name: string; file: string } | null;
};

export type ClaimView = {
  id: string;
  kind: ClaimKind;
  text: string;
  wish: ClaimRemedy | null;
  state: ClaimState;
  remedy: ClaimRemedy | null;
  amount: Dong | null;
  answer: string;
  filedAt: Date;
  answeredAt: Date | null;
  settledAt: Date | null;
};

/** A photo that only the two sides of an order see. */
export type OrderFileView = {
  id: string;
  claimId: string | null;
  kind: OrderFileKind;
  width: number;
  height: number;
  createdAt: Date;
};

/** An order as its tracking page and the grower's desk show it. The rules of `order.ts` and `order-money.ts` take it as it is. */
export type OrderView = OrderCore & {
  id: string;
  shopId: string;
  code: string;
  trackingKey: string;
  lang: Lang;
  /** Which marked link it came by; null: not known. */
  channel: MarkedChannel | null;
  shop: {
    slug: string;
    name: string;
    /** E.164 */
    phone: string | null;
    zalo: string | null;
    address: string;
    isDemo: boolean;
  };
  /** Empty texts once anonymised. */
  buyer: {
    name: string;
    /** E.164 */
    phone: string;
    email: string;
    provinceCode: string | null;
    communeCode: string | null;
    placeName: string;
    street: string;
    note: string;
  };
  lines: OrderLineView[];
  shipping: {
    kind: ShippingKind;
    name: string;
    /** Null: still to be quoted. */
    fee: Dong | null;
    freightByBuyer: boolean;
  };
  /** 2026-12-24 */
  wishedOn: string | null;
  preorderOn: string | null;
  pickupUntil: string | null;
  goodsTotal: Dong;
  /** -500 to 500 */
  rounding: number;
  /** To be paid before the goods leave the garden. */
  dueAhead: Dong;
  /** All that is still open. */
  balance: Dong;
  /** What the seller owes back. */
  heldOver: Dong;
  /** Something can be paid now: the fee is known, something is open, and the order has not ended. */
  canPay: boolean;
  holdsStock: boolean;
  terms: OrderTerms;
  consignment: Consignment;
  cancelReason: string;
  cancelledBy: Actor | null;
  placedAt: Date;
  answerBy: Date;
  /** The grower promised an answer by now and has not given one. */
  isLate: boolean;
  payBy: Date | null;
  acceptedAt: Date | null;
  handedOverAt: Date | null;
  deliveredAt: Date | null;
  endedAt: Date | null;
  eraseAskedAt: Date | null;
  anonymisedAt: Date | null;
  /** Oldest first. */
  events: OrderEventView[];
  /** Newest first. */
  claims: ClaimView[];
  /** Until then a claim may be filed; null: not now, or not by this way. */
  claimUntil: Date | null;
  files: OrderFileView[];
  /** The buyer lets the garden show pictures of what was bought. */
  mayShowPhotos: boolean;
  version: number;
};

/** Whether a buyer may pay something of an order now. */
export const canPay = (order: OrderCore): boolean =>
  !hasEnded(order.state) && order.quote !== 'asked' && order.quote !== 'offered' && balance(order) > 0;

const HOUR_MS = 3_600_000;

/**
 * Until when a claim may be filed: so many hours from arrival, or from the hand-over while nobody has said that it
 * arrived. While a journey is on its way the hours have not begun.
 */
export function claimEnd({
  state,
  handedOverAt,
  deliveredAt,
  terms,
}: {
  state: OrderState;
  handedOverAt: Date | null;
  deliveredAt: Date | null;
  terms: Pick<OrderTerms, 'claimHours' | 'days'>;
}): Date | null {
  if (terms.claimHours === 0 || (state !== 'handed_over' && state !== 'delivered')) return null;
  if (deliveredAt) return new Date(deliveredAt.getTime() + terms.claimHours * HOUR_MS);
  if (!handedOverAt) return null;
  const journey = (terms.days?.[1] ?? 0) * 24 * HOUR_MS;
  return new Date(handedOverAt.getTime() + journey + terms.claimHours * HOUR_MS);
}

/** A row of the grower's inbox. */
export type ListedOrder = OrderCore & {
  id: string;
  code: string;
  buyerName: string;
  buyerPhone: string;
  placeName: string;
  placedAt: Date;
  answerBy: Date;
  payBy: Date | null;
  wishedOn: string | null;
  preorderOn: string | null;
  shippingKind: ShippingKind;
  dueAhead: Dong;
  balance: Dong;
  /** What it is, in short: the first thing, and how many others. */
  firstLine: { name: string; size: string; quantity: number; unit: Unit } | null;
  otherLines: number;
};

/** The shelves of the grower's inbox. */
export const ORDER_FILTERS = [
  'new',
  'to-pack',
  'to-hand-over',
  'under-way',
  'claims',
  'needs-money',
  'ended',
  'all',
] as const;
export type OrderFilter = (typeof ORDER_FILTERS)[number];
