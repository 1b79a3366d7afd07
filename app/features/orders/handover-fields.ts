import type { ShippingKind } from '~/features/shops/shipping-method';

import type { Consignment } from './consignment';

/** What a grower may write down when an order leaves, by the way it goes; at the garden gate there is nothing. */
export const HANDOVER_FIELDS: Record<ShippingKind, readonly (keyof Consignment)[]> = {
  pickup: [],
  own_delivery: ['carrier', 'phone', 'plate', 'leaves'],
  depot: ['carrier', 'phone', 'plate', 'leaves', 'from', 'station', 'freight', 'tracking'],
  carrier: ['carrier', 'tracking', 'phone', 'leaves'],
  quote: ['carrier', 'phone', 'plate', 'leaves', 'station', 'freight', 'tracking'],
};

/** Receipts are written by coach lines and couriers. */
export const hasReceipt = (kind: ShippingKind): boolean => kind !== 'pickup' && kind !== 'own_delivery';
