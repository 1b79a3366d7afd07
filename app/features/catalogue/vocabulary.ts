/**
 * The words a listing chooses from. Each list is written once: types, choices on a form and the sentences in
 * `locales/…/catalogue.json` (`groups.mai`, `units.chau`, …) follow from it.
 */

/** What kind of thing is for sale. */
export const GROUPS = [
  'seasonal-flower',
  'mai',
  'fruit-sapling',
  'foliage',
  'bonsai',
  'classic',
  'topiary',
  'landscape',
  'bonsai-stock',
  'orchid',
  'succulent',
  'forestry',
  'supplies',
  'service',
  'ocop-food',
  'handicraft',
] as const;
export type Group = (typeof GROUPS)[number];

/** Groups whose things live: they have light, water, care and a season. */
export const isLiving = (group: Group): boolean =>
  !(['supplies', 'service', 'ocop-food', 'handicraft'] as Group[]).includes(group);

/** What one price is for. */
export const UNITS = [
  'cay',
  'chau',
  'bau',
  'gio',
  'cap',
  'chuc',
  'thien',
  'khay',
  'bo',
  'hom',
  'mat-ghep',
  'phoi',
  'met',
  'm2',
  'kg',
  'hop',
  'hu',
  'chai',
  'tui',
  'cai',
] as const;
export type Unit = (typeof UNITS)[number];

/** How many a "chục" can be: ten in town, up to sixteen in the gardens of the Mekong. The grower says which. */
export const CHUC_PIECES = [10, 12, 14, 16] as const;
export type ChucPieces = (typeof CHUC_PIECES)[number];

export const isChucPieces = (n: unknown): n is ChucPieces => CHUC_PIECES.some((pieces) => pieces === n);

const PIECES: Partial<Record<Unit, number>> = {
  cay: 1,
  chau: 1,
  bau: 1,
  gio: 1,
  cap: 2,
  thien: 1000,
  hom: 1,
  'mat-ghep': 1,
  phoi: 1,
  hop: 1,
  hu: 1,
  chai: 1,
  tui: 1,
  cai: 1,
};

/**
 * How many pieces one unit holds; null where custom fixes none: a tray, a bundle, a metre, a kilogram,
 * and a chục until the grower has said which one.
 */
export const piecesOf = (unit: Unit, chuc: ChucPieces | null = null): number | null =>
  unit === 'chuc' ? chuc : (PIECES[unit] ?? null);

/** How the plant was made. */
export const PROPAGATIONS = [
  'seed',
  'cutting',
  'air-layer',
  'bud-graft',
  'scion-graft',
  'approach-graft',
  'tissue-culture',
  'division',
] as const;
export type Propagation = (typeof PROPAGATIONS)[number];

export const LIGHTS = ['full-sun', 'morning-sun', 'half-shade', 'indoor'] as const;
export type Light = (typeof LIGHTS)[number];

export const WATERINGS = ['daily', 'every-2-3-days', 'weekly'] as const;
export type Watering = (typeof WATERINGS)[number];

/** How hard it is to keep alive: 1 for anybody, 3 for practised hands. */
export const DIFFICULTIES = [1, 2, 3] as const;
export type Difficulty = (typeof DIFFICULTIES)[number];

/** The shape a bonsai, a mai or a topiary was trained to. */
export const FORMS = [
  'upright',
  'slanting',
  'semi-cascade',
  'cascade',
  'flying',
  'dragon',
  'three-tiers',
  'father-son',
  'waterfall',
  'topiary-dragon',
  'topiary-deer',
  'topiary-elephant',
] as const;

/** What the roots stand in. */
export const CONTAINERS = [
  'poly-bag',
  'plastic-pot',
  'cement-pot',
  'clay-pot',
  'ceramic-pot',
  'bamboo-basket',
  'coir-basket',
  'root-ball',
  'bare-root',
] as const;
export type Container = (typeof CONTAINERS)[number];

export const BLOOM_STATES = [
  'green-bud',
  'showing-colour',
  'bloom-30',
  'bloom-50',
  'full-bloom',
  'fading',
  'no-flower',
] as const;

export const PACKINGS = ['wrapped-root', 'fixed-pot', 'caged', 'vented-box', 'wooden-frame', 'newspaper'] as const;

/** How a thing gets to its buyer, from the lightest to the heaviest. */
export const SHIP_MODES = ['pickup', 'motorbike', 'parcel', 'truck', 'boat', 'crane'] as const;
export type ShipMode = (typeof SHIP_MODES)[number];

/** What the grower answers for: alive on arrival, taking root, true to its name until the first fruit. */
export const WARRANTIES = ['arrival', 'take', 'true-to-name'] as const;

/** What the buyer gets when a warranty is claimed. */
export const REMEDIES = ['replace', 'refund', 'discount'] as const;
