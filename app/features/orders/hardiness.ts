import type { Group, ShipMode } from '~/features/catalogue/vocabulary';

import type { ShippableLine } from './parcel';

/**
 * What a plant bears on the road where its grower said nothing. Proposals from general knowledge, for growers to
 * correct; whatever a listing says itself comes before them. `days` null: it does not wither.
 */
type Hardiness = { days: number | null; modes: readonly ShipMode[] };

const ANY_WAY: readonly ShipMode[] = ['motorbike', 'parcel', 'truck', 'boat', 'crane'];
const BY_HAND: readonly ShipMode[] = ['motorbike', 'truck', 'boat', 'crane']; // never thrown about with parcels
const BY_TRUCK: readonly ShipMode[] = ['truck', 'boat', 'crane'];

const HARDINESS: Record<Group, Hardiness> = {
  'seasonal-flower': { days: 2, modes: BY_HAND },
  mai: { days: 3, modes: BY_HAND },
  'fruit-sapling': { days: 4, modes: ANY_WAY },
  foliage: { days: 3, modes: ANY_WAY },
  bonsai: { days: 3, modes: ANY_WAY },
  classic: { days: 5, modes: BY_TRUCK },
  topiary: { days: 5, modes: BY_TRUCK },
  landscape: { days: 5, modes: BY_TRUCK },
  'bonsai-stock': { days: 4, modes: ANY_WAY },
  orchid: { days: 3, modes: ANY_WAY },
  succulent: { days: 7, modes: ANY_WAY },
  forestry: { days: 4, modes: ANY_WAY },
  supplies: { days: null, modes: ANY_WAY },
  service: { days: null, modes: [] }, // hands and tools travel for a price of their own, nothing is sent
  'ocop-food': { days: null, modes: ANY_WAY },
  handicraft: { days: null, modes: ANY_WAY },
};

/** Bare roots dry out sooner than roots in soil. */
const BARE_ROOT_DAYS = 2;
/** A road this short is no danger to an open flower. */
export const SHORT_ROAD_DAYS = 1;
/** Flowers that are closed, or not there, travel anywhere; open ones fall off. */
const TRAVELLING_BLOOM: readonly string[] = ['green-bud', 'showing-colour', 'no-flower'];

/** So many days on the road it lives through; null: as long as you like. */
export function bearsDays({ group, details }: Pick<ShippableLine, 'group' | 'details'>): number | null {
  if (typeof details.transitDays === 'number') return details.transitDays;
  const { days } = HARDINESS[group];
  return days !== null && details.container === 'bare-root' ? Math.min(days, BARE_ROOT_DAYS) : days;
}

/** Whether it may go this way at all. The garden gate is open to everything. */
export function bearsMode({ group, details }: Pick<ShippableLine, 'group' | 'details'>, mode: ShipMode): boolean {
  if (mode === 'pickup') return true;
  const said = Array.isArray(details.modes) && details.modes.length > 0 ? (details.modes as ShipMode[]) : null;
  return (said ?? HARDINESS[group].modes).includes(mode);
}

/** The ways other than the gate that its grower allows; none: it is only fetched. */
export const isOnlyFetched = ({ details }: Pick<ShippableLine, 'details'>): boolean =>
  Array.isArray(details.modes) && details.modes.length === 1 && details.modes[0] === 'pickup';

/** True when it stands in flower so that a long road would take the flowers; what is sold ahead is not judged by today's. */
export function isTooOpen(
  { details, preorderOn }: Pick<ShippableLine, 'details' | 'preorderOn'>,
  today: string,
): boolean {
  const { bloom, shipBloom } = details;
  if (typeof bloom !== 'string' || (preorderOn !== null && preorderOn > today)) return false;
  const travels = Array.isArray(shipBloom) && shipBloom.length > 0 ? (shipBloom as string[]) : TRAVELLING_BLOOM;
  return !travels.includes(bloom);
}

/** True for what stands in soil and may not be sent without. */
export const needsSoil = ({ details }: Pick<ShippableLine, 'details'>): boolean =>
  details.container !== 'bare-root' && details.bareRoot !== true;
