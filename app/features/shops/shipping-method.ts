import { z } from 'zod';

import { dong, type Dong } from '~/shared/dong';

/** The ways by which a shop's things reach a buyer. The schema's enum has the same words. */
export const SHIPPING_KINDS = ['pickup', 'own_delivery', 'depot', 'carrier', 'quote'] as const;
export type ShippingKind = (typeof SHIPPING_KINDS)[number];

/** How far away a buyer is, as growers price it: the shop's commune, its province, the delta, the south-east, beyond. */
export const ZONES = ['commune', 'province', 'delta', 'south-east', 'other'] as const;
export type Zone = (typeof ZONES)[number];

/** Vĩnh Long, Đồng Tháp, An Giang, Cần Thơ, Cà Mau: the Mekong delta since 2025-07-01. */
const DELTA = ['82', '86', '91', '92', '96'];
/** Hồ Chí Minh, Đồng Nai, Tây Ninh (with what was Long An). */
const SOUTH_EAST = ['75', '79', '80'];

/** A commune (five digits) and its province (two). */
export type CommunePlace = { communeCode: string; provinceCode: string };

/** The zone a buyer lives in, seen from the shop; `from` is null while the shop has not said where it is. */
export function zoneOf(from: CommunePlace | null, to: CommunePlace): Zone {
  if (from?.communeCode === to.communeCode) return 'commune';
  if (from?.provinceCode === to.provinceCode) return 'province';
  return farZoneOf(to.provinceCode);
}

/** The zone a province lies in, seen from a shop of another province. */
export function farZoneOf(provinceCode: string): 'delta' | 'south-east' | 'other' {
  if (DELTA.includes(provinceCode)) return 'delta';
  return SOUTH_EAST.includes(provinceCode) ? 'south-east' : 'other';
}

/** How big one thing is to whoever lifts it: a small bag, a pot for one hand, a pot for two men. */
export const SIZE_CLASSES = ['small', 'medium', 'large'] as const;
export type SizeClass = (typeof SIZE_CLASSES)[number];

/** What a shop's own trip goes by: a word of `SHIP_MODES`. */
export const VEHICLES = ['motorbike', 'truck', 'boat', 'crane'] as const;

/** Kilograms of air: L × W × H in cm divided by this. 6000 on the road, 5000 for some carriers and by air. */
export const DIVISORS = [6000, 5000] as const;

export const STEPS_MAX = 8;
export const COMMUNES_MAX = 60;
export const DAYS_MAX = 14;
/** Beyond this a way is no way; it also keeps sums far from what numbers can hold. */
export const FEE_MAX = dong(1_000_000_000);
export const TEXT_MAX = 200;

const fee = z.number().int().min(0).max(FEE_MAX).transform(dong);
const zoneFees = z.partialRecord(z.enum(ZONES), fee);
/** Days on the road, from–to, both whole and included. */
const days = z
  .tuple([z.number().int().min(0).max(DAYS_MAX), z.number().int().min(0).max(DAYS_MAX)])
  .refine(([from, to]) => from <= to);
const text = z.string().max(TEXT_MAX).default('');
const limit = z.number().int().positive().nullable().default(null);

const table = z.discriminatedUnion('by', [
  /** One fee for the whole order. */
  z.object({ by: z.literal('order'), fees: zoneFees }),
  /** A fee for each thing by its size, and never more than a whole truck. */
  z.object({
    by: z.literal('size'),
    fees: z.record(z.enum(SIZE_CLASSES), zoneFees),
    wholeTruck: zoneFees,
  }),
  /** A fee for each parcel by its weight; steps rise. */
  z.object({
    by: z.literal('weight'),
    steps: z
      .array(z.object({ upToKg: z.number().positive().max(1000), fees: zoneFees }))
      .min(1)
      .max(STEPS_MAX)
      .refine((steps) => steps.every((step, at) => at === 0 || step.upToKg > (steps[at - 1]?.upToKg ?? 0))),
  }),
]);

const road = {
  /** A zone without days is not served. */
  days: z.partialRecord(z.enum(ZONES), days),
  table,
  /** From so much goods on the way costs nothing. */
  freeFrom: fee.nullable().default(null),
  maxLongestCm: limit,
  maxKg: limit,
};

const SHAPES = {
  pickup: z.object({ kind: z.literal('pickup'), address: text, hours: text }),
  own_delivery: z.object({
    kind: z.literal('own_delivery'),
    vehicle: z.enum(VEHICLES),
    /** Communes with a fee of their own, whatever their zone. */
    communes: z.array(z.object({ code: z.string().regex(/^\d{5}$/), fee })).max(COMMUNES_MAX),
    communeDays: days,
    maxPieces: limit,
    ...road,
  }),
  depot: z.object({
    kind: z.literal('depot'),
    vehicle: z.enum(['truck', 'boat']),
    carrier: text,
    phone: text,
    /** Where it leaves and when, and the stations where it can be fetched: the grower's own words. */
    from: text,
    departs: text,
    stations: text,
    /** True: the receiver pays the freight at the station, the usual. Fees are then what it about comes to. */
    freightByBuyer: z.boolean(),
    ...road,
  }),
  carrier: z.object({
    kind: z.literal('carrier'),
    carrier: text,
    divisor: z.union([z.literal(6000), z.literal(5000)]),
    /** The shop asked, and this carrier takes living plants: several do not. */
    takesLiving: z.boolean(),
    /** It takes plants without soil only. */
    bareRootOnly: z.boolean().default(false),
    ...road,
  }),
  quote: z.object({ kind: z.literal('quote'), note: text }),
} as const satisfies Record<ShippingKind, z.ZodType>;

/** The rules of one way as `shipping_methods.rules` keeps them, together with its kind. */
export type ShippingRules = { [Kind in ShippingKind]: z.infer<(typeof SHAPES)[Kind]> }[ShippingKind];
export type RulesOf<Kind extends ShippingKind> = Extract<ShippingRules, { kind: Kind }>;
/** A way on which something travels for days and costs by a table. */
export type RoadRules = RulesOf<'own_delivery' | 'depot' | 'carrier'>;
export type FeeTable = RoadRules['table'];
export type ZoneFees = Partial<Record<Zone, Dong>>;

export const isRoad = (rules: ShippingRules): rules is RoadRules => rules.kind !== 'pickup' && rules.kind !== 'quote';

/** Reads stored rules; null for what cannot be read, and then the way is not offered. */
export function readShippingRules(kind: ShippingKind, stored: unknown): ShippingRules | null {
  const given = typeof stored === 'object' && stored !== null ? stored : {};
  const parsed = SHAPES[kind].safeParse({ ...given, kind });
  return parsed.success ? parsed.data : null;
}

/** One way of a shop, ready to be asked. `name` is the grower's own; empty: as its kind is called. */
export type ShippingMethod = { id: string; name: string; rules: ShippingRules };

/**
 * The ways of a shop that has set up none: fetched at the garden, or sent for a fee that the grower says later. Their
 * ids are their kinds, because no row stands behind them.
 */
export const DEFAULT_METHODS: readonly ShippingMethod[] = [
  { id: 'pickup', name: '', rules: { kind: 'pickup', address: '', hours: '' } },
  { id: 'quote', name: '', rules: { kind: 'quote', note: '' } },
];
