import type { Dong } from '~/shared/dong';

import type { ShippingKind } from '~/features/shops/shipping-method';

/** A word of `SHIPPING_REASONS`, and what fills its sentence. */
export type WayReason = { code: string; with?: Record<string, string | number> };

/** A way to the buyer as a page offers it, or says why not. */
export type WayView = {
  methodId: string;
  kind: ShippingKind;
  /** In the grower's words; empty: the kind says enough. */
  name: string;
  /** Null: the grower says it later. */
  fee: Dong | null;
  freightByBuyer: boolean;
  /** On the road; null: not known. */
  days: readonly [from: number, to: number] | null;
  /** Why this cart cannot go this way; empty: it can. */
  blocked: readonly WayReason[];
  /** Why the fee is not told yet. */
  hints?: readonly WayReason[];
};
