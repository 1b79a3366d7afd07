import {
  BLOOM_STATES,
  CONTAINERS,
  DIFFICULTIES,
  FORMS,
  isLiving,
  LIGHTS,
  PACKINGS,
  PROPAGATIONS,
  REMEDIES,
  SHIP_MODES,
  WARRANTIES,
  WATERINGS,
  type Group,
} from '~/features/catalogue/vocabulary';

import { isGtin } from './gtin';

/** The folded parts of the form, in their order. */
export const DETAIL_SECTIONS = ['season', 'plant', 'care', 'packing', 'origin', 'product'] as const;
export type DetailSection = (typeof DETAIL_SECTIONS)[number];

/** Units a number can be in; a length may also be typed as tấc, mét, phân. */
export type DetailUnit = 'cm' | 'months' | 'days' | 'hours' | 'permille' | 'celsius' | 'count';

type Kind =
  | { kind: 'number'; unit: DetailUnit; min: number; max: number; decimals?: 1 }
  | { kind: 'range'; unit: DetailUnit; min: number; max: number }
  /** `words` names the catalogue's sentences; without it the choices are named in this room. */
  | { kind: 'enum' | 'multi'; values: readonly string[]; words?: CatalogueWords }
  | { kind: 'text'; max: number; multiline?: true; pattern?: RegExp; isRight?: (text: string) => boolean }
  | { kind: 'date' }
  | { kind: 'bool' };

type CatalogueWords =
  | 'propagation'
  | 'light'
  | 'water'
  | 'difficulty'
  | 'form'
  | 'container'
  | 'bloom'
  | 'packing'
  | 'ship'
  | 'warranty'
  | 'remedy';

type Entry = { section: DetailSection; groups: (group: Group) => boolean } & Kind;

const any = () => true;
const among =
  (...groups: Group[]) =>
  (group: Group) =>
    groups.includes(group);
const sapling = among('fruit-sapling', 'forestry', 'mai');
const shaped = among('bonsai', 'mai', 'classic', 'topiary', 'bonsai-stock', 'landscape');
const blooming = among('seasonal-flower', 'mai', 'orchid', 'bonsai', 'classic', 'foliage', 'succulent');
const sent = (group: Group) => group !== 'service';
const made = among('ocop-food', 'handicraft', 'supplies');

const number = (unit: DetailUnit, min: number, max: number) => ({ kind: 'number', unit, min, max }) as const;
const decimal = (unit: DetailUnit, min: number, max: number) =>
  ({ kind: 'number', unit, min, max, decimals: 1 }) as const;
const range = (unit: DetailUnit, min: number, max: number) => ({ kind: 'range', unit, min, max }) as const;
const choice = (values: readonly string[], words?: CatalogueWords) => ({ kind: 'enum', values, words }) as const;
const several = (values: readonly string[], words?: CatalogueWords) => ({ kind: 'multi', values, words }) as const;
const line = (max = 120) => ({ kind: 'text', max }) as const;
const lines = (max = 1000) => ({ kind: 'text', max, multiline: true }) as const;
const day = { kind: 'date' } as const;
const yes = { kind: 'bool' } as const;

/**
 * Code of a mother tree (C) or orchard (V) after Decree 94/2019, annex VII: name in capitals, then province, district,
 * commune, number, year. Its digits are older than the provinces of 2025 and are kept as they are.
 */
const MOTHER_TREE = /^[CV]\.[\p{Lu}\d ]+(?:\.\d{1,5}){5}$/u;

/** Everything else a grower may say of a listing. None is asked; each shows only where it means something. */
const TABLE = {
  // sold ahead for Tết
  lastOrder: { section: 'season', groups: any, ...line(60) },
  pickupWindow: { section: 'season', groups: any, ...line(60) },
  bloomPromise: { section: 'season', groups: blooming, ...line(200) },
  earlyBloom: { section: 'season', groups: blooming, ...line(200) },
  cancelRule: { section: 'season', groups: any, ...lines(400) },
  hireReturn: { section: 'season', groups: isLiving, ...yes },
  boarding: { section: 'season', groups: isLiving, ...yes },
  readyOn: { section: 'season', groups: any, ...day },
  plantedOn: { section: 'season', groups: isLiving, ...day },
  lot: { section: 'season', groups: any, ...line(60) },
  mixedSizes: { section: 'season', groups: any, ...yes },
  seeInGarden: { section: 'season', groups: any, ...yes },

  // the plant itself
  bloom: { section: 'plant', groups: blooming, ...choice(BLOOM_STATES, 'bloom') },
  grade: { section: 'plant', groups: isLiving, ...choice(['select', 'first', 'second', 'reject']) },
  heightWithPot: { section: 'plant', groups: isLiving, ...number('cm', 3, 1500) },
  girth: { section: 'plant', groups: shaped, ...number('cm', 2, 500) },
  girthAt: { section: 'plant', groups: shaped, ...choice(['base', 'collar', 'trunk']) },
  trunkDiameter: { section: 'plant', groups: among('landscape', 'forestry', 'classic'), ...number('cm', 1, 150) },
  container: { section: 'plant', groups: isLiving, ...choice(CONTAINERS, 'container') },
  bagSize: { section: 'plant', groups: isLiving, ...line(40) },
  withPot: { section: 'plant', groups: isLiving, ...yes },
  ageMonths: { section: 'plant', groups: isLiving, ...number('months', 0, 2400) },
  ageFrom: { section: 'plant', groups: isLiving, ...choice(['sowing', 'graft', 'planting']) },
  stage: { section: 'plant', groups: shaped, ...choice(['raw', 'finished']) },
  form: { section: 'plant', groups: shaped, ...choice(FORMS, 'form') },
  trunks: { section: 'plant', groups: isLiving, ...number('count', 1, 30) },
  branches: { section: 'plant', groups: isLiving, ...number('count', 0, 50) },
  buds: { section: 'plant', groups: blooming, ...number('count', 0, 5000) },
  propagation: { section: 'plant', groups: isLiving, ...choice(PROPAGATIONS, 'propagation') },
  rootstock: { section: 'plant', groups: sapling, ...line(80) },
  graftedOn: { section: 'plant', groups: sapling, ...day },
  graftHeight: { section: 'plant', groups: sapling, ...number('cm', 3, 60) },
  scionLength: { section: 'plant', groups: sapling, ...number('cm', 3, 200) },
  stockDiameter: { section: 'plant', groups: sapling, ...decimal('cm', 0.2, 5) },
  scionDiameter: { section: 'plant', groups: sapling, ...decimal('cm', 0.2, 5) },
  motherTree: { section: 'plant', groups: sapling, kind: 'text', max: 80, pattern: MOTHER_TREE },
  diseaseClass: { section: 'plant', groups: among('fruit-sapling'), ...choice(['S0', 'S1', 'S2', 'none']) },
  protectedVariety: { section: 'plant', groups: isLiving, ...line(60) },
  serial: { section: 'plant', groups: isLiving, ...line(40) },
  hold: { section: 'plant', groups: isLiving, ...choice(['free', 'viewing', 'held', 'deposited']) },

  // living with it
  light: { section: 'care', groups: isLiving, ...several(LIGHTS, 'light') },
  water: { section: 'care', groups: isLiving, ...choice(WATERINGS, 'water') },
  soil: { section: 'care', groups: isLiving, ...line(200) },
  feed: { section: 'care', groups: isLiving, ...line(200) },
  difficulty: { section: 'care', groups: isLiving, ...choice(DIFFICULTIES.map(String), 'difficulty') },
  saltTolerance: { section: 'care', groups: isLiving, ...decimal('permille', 0, 30) },
  floodDays: { section: 'care', groups: isLiving, ...number('days', 0, 120) },
  heat: { section: 'care', groups: isLiving, ...range('celsius', 0, 60) },
  toxic: { section: 'care', groups: isLiving, ...yes },
  thorns: { section: 'care', groups: isLiving, ...yes },
  scented: { section: 'care', groups: isLiving, ...yes },
  petSafe: { section: 'care', groups: isLiving, ...yes },
  firstFruit: { section: 'care', groups: among('fruit-sapling'), ...number('months', 3, 120) },
  matureHeight: { section: 'care', groups: isLiving, ...number('cm', 5, 6000) },
  meaning: { section: 'care', groups: isLiving, ...lines(400) },
  elements: { section: 'care', groups: isLiving, ...several(['metal', 'wood', 'water', 'fire', 'earth']) },

  // on the road
  modes: { section: 'packing', groups: any, ...several(SHIP_MODES, 'ship') },
  packing: { section: 'packing', groups: sent, ...several(PACKINGS, 'packing') },
  fragile: { section: 'packing', groups: sent, ...yes },
  transitDays: { section: 'packing', groups: sent, ...number('days', 0, 14) },
  shipBloom: { section: 'packing', groups: blooming, ...several(BLOOM_STATES, 'bloom') },
  bareRoot: { section: 'packing', groups: isLiving, ...yes },
  noShip: { section: 'packing', groups: sent, ...line(200) },
  warranty: { section: 'packing', groups: any, ...several(WARRANTIES, 'warranty') },
  arrivalHours: { section: 'packing', groups: sent, ...number('hours', 0, 72) },
  takeDays: { section: 'packing', groups: isLiving, ...number('days', 0, 90) },
  trueMonths: { section: 'packing', groups: sapling, ...number('months', 0, 60) },
  remedy: { section: 'packing', groups: any, ...choice(REMEDIES, 'remedy') },

  // where it comes from, what the law asks
  place: { section: 'origin', groups: any, ...line(120) },
  oldPlace: { section: 'origin', groups: any, ...line(120) },
  gardenCode: { section: 'origin', groups: any, ...line(60) },
  marks: { section: 'origin', groups: any, ...line(200) },
  ownPropagation: { section: 'origin', groups: isLiving, ...yes },
  fromTheWild: { section: 'origin', groups: isLiving, ...yes },
  cites: { section: 'origin', groups: isLiving, ...yes },
  quarantine: { section: 'origin', groups: isLiving, ...line(200) },
  label: { section: 'origin', groups: any, ...lines(600) },

  // OCOP food, handicraft, things for the garden
  content: { section: 'product', groups: made, ...line(60) },
  ingredients: { section: 'product', groups: among('ocop-food', 'supplies'), ...lines(600) },
  shelfLife: { section: 'product', groups: among('ocop-food', 'supplies'), ...number('months', 1, 120) },
  storage: { section: 'product', groups: made, ...line(200) },
  material: { section: 'product', groups: among('handicraft', 'supplies'), ...line(120) },
  gtin: { section: 'product', groups: made, kind: 'text', max: 14, isRight: isGtin },
} as const satisfies Record<string, Entry>;

export type DetailId = keyof typeof TABLE;
export type DetailField = Entry & { id: DetailId };

/** The table as a list, in the order of the form. */
export const DETAIL_FIELDS: readonly DetailField[] = Object.entries<Entry>(TABLE).map(([id, entry]) => ({
  ...entry,
  id: id as DetailId,
}));

/** What the form asks in a part of it, for a kind of thing. */
export const detailFields = (section: DetailSection, group: Group): DetailField[] =>
  DETAIL_FIELDS.filter((field) => field.section === section && field.groups(group));
