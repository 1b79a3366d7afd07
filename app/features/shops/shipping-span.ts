import { dong, type Dong } from '~/shared/dong';

import { isRoad, type FeeTable, type ShippingRules } from './shipping-method';

/** What sending something costs at most and how many days it is on the road, over all ways and zones of a shop. */
export type ShippingSpan = { feeMost: Dong; days: [from: number, to: number] };

/**
 * The span of a shop's ways for whoever cannot ask for one address; null where no way says both a fee and its days, so
 * that nothing is promised that the grower has still to name.
 */
export function shippingSpan(ways: readonly ShippingRules[]): ShippingSpan | null {
  const roads = ways.filter(isRoad);
  const fees = roads.flatMap(({ table, ...way }) => [
    ...feesOf(table),
    ...(way.kind === 'own_delivery' ? way.communes.map(({ fee }) => fee) : []),
  ]);
  const days = roads.flatMap((way) => [
    ...Object.values(way.days),
    ...(way.kind === 'own_delivery' && way.communes.length > 0 ? [way.communeDays] : []),
  ]);
  if (fees.length === 0 || days.length === 0) return null;
  return {
    feeMost: dong(Math.max(...fees)),
    days: [Math.min(...days.map(([from]) => from)), Math.max(...days.map(([, to]) => to))],
  };
}

function feesOf(table: FeeTable): Dong[] {
  switch (table.by) {
    case 'order':
      return Object.values(table.fees);
    case 'size': {
      // several things cost several fees, but never more than a whole truck, where there is one
      const trucks = Object.values(table.wholeTruck);
      return trucks.length > 0 ? trucks : Object.values(table.fees).flatMap((zones) => Object.values(zones));
    }
    case 'weight':
      return table.steps.flatMap(({ fees }) => Object.values(fees));
  }
}
