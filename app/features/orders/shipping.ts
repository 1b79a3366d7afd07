import { isLiving, type ShipMode } from '~/features/catalogue/vocabulary';
import {
  isRoad,
  type FeeTable,
  type RoadRules,
  type ShippingKind,
  type ShippingMethod,
  type ShippingRules,
  type Zone,
} from '~/features/shops/shipping-method';
import { dong, type Dong } from '~/shared/dong';

import { bearsDays, bearsMode, isOnlyFetched, isTooOpen, needsSoil, SHORT_ROAD_DAYS } from './hardiness';
import {
  chargeableGrams,
  longestSide,
  packParcels,
  piecesToLift,
  sizeClassOf,
  type Parcels,
  type ShippableLine,
} from './parcel';

/** Why a way does not suit, and (the last) why its fee cannot be told yet. */
export const SHIPPING_REASONS = [
  'not-there',
  'not-this-way',
  'no-living',
  'needs-soil',
  'too-many-days',
  'in-bloom',
  'too-tall',
  'too-heavy',
  'too-many',
  'unknown-size',
] as const;
/** `with` fills the blanks of the sentence: name, cm, kg, days, pieces, max. */
export type ShippingReason = { code: (typeof SHIPPING_REASONS)[number]; with: Record<string, string | number> };

/** Where the sentences of this room stand. */
export const shippingReasonKey = (code: ShippingReason['code']) => `shipping.reasons.${code}` as const;

/** One way as a buyer may choose it, or as the page says why not. */
export type ShippingOption = {
  methodId: string;
  kind: ShippingKind;
  /** The grower's own name for it; empty: as its kind is called. */
  name: string;
  rules: ShippingRules;
  /** Null: the grower says it after the order; where the way is blocked, nobody asks. */
  fee: Dong | null;
  /** The fee is paid to the carrier on arrival and is not part of the total; 0 then means that nobody knows it yet. */
  freightByBuyer: boolean;
  /** On the road, from–to; null: as agreed. */
  days: readonly [min: number, max: number] | null;
  /** Empty: it can be chosen. One of each kind of reason, of the line it is worst for. */
  blocked: ShippingReason[];
  /** Why the fee is not told. */
  hints: ShippingReason[];
};

export type ShippingQuestion = {
  /** In the order the shop offers them. */
  methods: readonly ShippingMethod[];
  lines: readonly ShippableLine[];
  to: { communeCode: string; zone: Zone };
  /** 2026-11-26, in Vietnam. */
  today: string;
};

/** Every way of the shop, asked for this cart and this place: what it costs, or why it does not suit. */
export const shippingOptions = ({ methods, lines, to, today }: ShippingQuestion): ShippingOption[] =>
  methods.map((method) => {
    const { id, name, rules } = method;
    const option = {
      methodId: id,
      kind: rules.kind,
      name,
      rules,
      freightByBuyer: false,
      days: null,
      blocked: [],
      hints: [],
    };
    if (rules.kind === 'pickup') return { ...option, fee: dong(0) };
    if (!isRoad(rules)) {
      const fetched = lines.filter(isOnlyFetched).slice(0, 1);
      return { ...option, fee: null, blocked: fetched.map((line) => reason('not-this-way', { name: line.name })) };
    }
    return { ...option, ...onTheRoad(rules, lines, to, today) };
  });

/** What the growers of these things ask of whoever sends them, in their own words: not above 35 °C, not after 25 Chạp. */
export const sendingWishes = (lines: readonly ShippableLine[]): { name: string; wish: string }[] =>
  lines.flatMap(({ name, details }) => (typeof details.noShip === 'string' ? [{ name, wish: details.noShip }] : []));

const reason = (code: ShippingReason['code'], fill: ShippingReason['with'] = {}): ShippingReason => ({
  code,
  with: fill,
});

function onTheRoad(
  rules: RoadRules,
  lines: readonly ShippableLine[],
  to: ShippingQuestion['to'],
  today: string,
): Pick<ShippingOption, 'fee' | 'freightByBuyer' | 'days' | 'blocked' | 'hints'> {
  const freightByBuyer = rules.kind === 'depot' && rules.freightByBuyer;
  const own = rules.kind === 'own_delivery' ? rules : null;
  const listed = own?.communes.find(({ code }) => code === to.communeCode) ?? null;
  const days = (listed && own ? own.communeDays : rules.days[to.zone]) ?? null;
  const none = { fee: null, freightByBuyer, days, hints: [] };
  if (!days) return { ...none, blocked: [reason('not-there')] };

  const blocked = [...roadReasons(rules, lines, days[1], today), ...sizeReasons(rules, lines)];
  if (blocked.length > 0) return { ...none, blocked };

  const goods = lines.reduce((sum, line) => sum + line.total, 0);
  if (rules.freeFrom !== null && goods >= rules.freeFrom && !freightByBuyer) return { ...none, fee: dong(0), blocked };
  const asked = listed ? listed.fee : tableFee(rules, lines, to.zone);
  if (asked === 'not-there' && freightByBuyer) return { ...none, fee: dong(0), blocked };
  if (asked === 'not-there') return { ...none, blocked: [reason('not-there')] };
  if (typeof asked === 'number') return { ...none, fee: asked, blocked };
  const hints = [reason('unknown-size', { name: asked.unknown })];
  return { ...none, fee: freightByBuyer ? dong(0) : null, blocked, hints };
}

const modeOf = (rules: RoadRules): ShipMode => (rules.kind === 'carrier' ? 'parcel' : rules.vehicle);

/** What the plants do not live through. */
function roadReasons(rules: RoadRules, lines: readonly ShippableLine[], days: number, today: string): ShippingReason[] {
  const first = (code: ShippingReason['code'], holds: (line: ShippableLine) => boolean) =>
    lines
      .filter(holds)
      .slice(0, 1)
      .map(({ name }) => reason(code, { name, days }));
  const carrier = rules.kind === 'carrier' ? rules : null;
  const bears = (line: ShippableLine) => bearsDays(line) ?? Infinity;
  return [
    ...first('not-this-way', (line) => !bearsMode(line, modeOf(rules))),
    ...first('no-living', ({ group }) => carrier !== null && !carrier.takesLiving && isLiving(group)),
    ...first('needs-soil', (line) => (carrier?.bareRootOnly ?? false) && isLiving(line.group) && needsSoil(line)),
    ...worst(lines, (line) => (days > bears(line) ? -bears(line) : null)).map((line) =>
      reason('too-many-days', { name: line.name, days, max: bears(line) }),
    ),
    ...first('in-bloom', (line) => days > SHORT_ROAD_DAYS && isTooOpen(line, today)),
  ];
}

/** What the way does not take: too long, too heavy, too much. What nobody measured is not held against it. */
function sizeReasons(rules: RoadRules, lines: readonly ShippableLine[]): ShippingReason[] {
  const max = heaviest(rules);
  const over = (value: number | null, max: number | null) =>
    value !== null && max !== null && value > max ? value : null;
  const tall = (line: ShippableLine) => over(longestSide(line), rules.maxLongestCm);
  const heavy = (line: ShippableLine) => over(chargedGrams(rules, line) ?? line.measures.weightGrams, max);
  const pieces = lines.reduce((sum, line) => sum + piecesToLift(line), 0);
  const maxPieces = rules.kind === 'own_delivery' ? rules.maxPieces : null;
  return [
    ...worst(lines, tall).map((line) =>
      reason('too-tall', { name: line.name, cm: tall(line) ?? 0, max: rules.maxLongestCm ?? 0 }),
    ),
    ...worst(lines, heavy).map((line) =>
      reason('too-heavy', {
        name: line.name,
        kg: Math.ceil((heavy(line) ?? 0) / 1000),
        max: Math.floor((max ?? 0) / 1000),
      }),
    ),
    ...(maxPieces !== null && pieces > maxPieces ? [reason('too-many', { pieces, max: maxPieces })] : []),
  ];
}

/** The line with the highest score; none when no line has one. */
function worst(lines: readonly ShippableLine[], score: (line: ShippableLine) => number | null): ShippableLine[] {
  let found: { line: ShippableLine; score: number } | null = null;
  for (const line of lines) {
    const one = score(line);
    if (one !== null && (!found || one > found.score)) found = { line, score: one };
  }
  return found ? [found.line] : [];
}

const ROAD_DIVISOR = 6000;
const chargedGrams = (rules: RoadRules, line: ShippableLine): number | null =>
  chargeableGrams(line, rules.kind === 'carrier' ? rules.divisor : ROAD_DIVISOR);

/** The heaviest parcel a way takes, in grams: its own limit, or where its table ends. */
function heaviest({ maxKg, table }: RoadRules): number | null {
  const ends = [maxKg, table.by === 'weight' ? (table.steps.at(-1)?.upToKg ?? null) : null];
  const known = ends.filter((kg) => kg !== null).map(gramsOf);
  return known.length > 0 ? Math.min(...known) : null;
}

const gramsOf = (kg: number): number => Math.round(kg * 1000);

type Asked = Dong | 'not-there' | { unknown: string };

function tableFee(rules: RoadRules, lines: readonly ShippableLine[], zone: Zone): Asked {
  const { table } = rules;
  if (table.by === 'order') return table.fees[zone] ?? 'not-there';
  return table.by === 'size' ? feeBySize(table, lines, zone) : feeByWeight(rules, table, lines, zone);
}

function feeBySize(table: Extract<FeeTable, { by: 'size' }>, lines: readonly ShippableLine[], zone: Zone): Asked {
  let sum = 0;
  for (const line of lines) {
    const size = sizeClassOf(line);
    if (!size) return { unknown: line.name };
    const fee = table.fees[size][zone];
    if (fee === undefined) return 'not-there';
    sum += fee * piecesToLift(line);
  }
  return dong(Math.min(sum, table.wholeTruck[zone] ?? Infinity));
}

function feeByWeight(
  rules: RoadRules,
  table: Extract<FeeTable, { by: 'weight' }>,
  lines: readonly ShippableLine[],
  zone: Zone,
): Asked {
  const units: Parcels[] = [];
  for (const line of lines) {
    const grams = chargedGrams(rules, line);
    if (grams === null) return { unknown: line.name };
    units.push({ grams, count: line.quantity });
  }
  let sum = 0;
  for (const { grams, count } of packParcels(units, heaviest(rules) ?? Infinity)) {
    const fee = table.steps.find(({ upToKg }) => grams <= gramsOf(upToKg))?.fees[zone];
    if (fee === undefined) return 'not-there';
    sum += fee * count;
  }
  return dong(sum);
}
