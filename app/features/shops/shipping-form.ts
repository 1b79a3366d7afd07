import { formatWhole, readWhole } from '~/shared/number';
import { formatDong, readDong, type Dong } from '~/shared/dong';
import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { cleanText, lengthOf } from '~/shared/text';

import {
  COMMUNES_MAX,
  DAYS_MAX,
  DIVISORS,
  FEE_MAX,
  isRoad,
  readShippingRules,
  SIZE_CLASSES,
  STEPS_MAX,
  TEXT_MAX,
  VEHICLES,
  ZONES,
  type FeeTable,
  type RoadRules,
  type ShippingKind,
  type ShippingRules,
  type Zone,
  type ZoneFees,
} from './shipping-method';

/** How a way's fees are told. */
export const TABLE_KINDS = ['order', 'size', 'weight'] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

/** What one zone asks a fee for, by the table: the order, each size and a whole truck, each step of weight. */
export const feeColumns = (by: TableKind, steps: readonly number[]): string[] => {
  if (by === 'order') return ['order'];
  return by === 'size' ? [...SIZE_CLASSES, 'truck'] : steps.map((_, place) => `step${place}`);
};

/** Steps to begin with, kg: what couriers print in their own tables. */
export const FIRST_STEPS = [2, 5, 10, 20];
const HEAVIEST_STEP = 1000;
const LIMIT_MAX = 100_000;

/** Fields of a way that are plain words. */
const WORDS: Record<ShippingKind, readonly string[]> = {
  pickup: ['address', 'hours'],
  own_delivery: [],
  depot: ['carrier', 'phone', 'from', 'departs', 'stations'],
  carrier: ['carrier'],
  quote: ['note'],
};
export const wordsOfKind = (kind: ShippingKind): readonly string[] => WORDS[kind];

export type ShippingFormProblem = Problem;

/** A commune with a fee of its own, as the form keeps it: the fee is what was typed. */
export type CommuneEntry = { code: string; name: string; fee: string };

/** Reads the communes of the form's hidden field; what is no list is empty. */
export function readCommuneEntries(text: string): CommuneEntry[] {
  try {
    const list: unknown = JSON.parse(text || '[]');
    if (!Array.isArray(list)) return [];
    return list
      .filter((one): one is CommuneEntry => typeof one === 'object' && one !== null && /^\d{5}$/.test(String(one.code)))
      .map(({ code, name, fee }) => ({ code, name: String(name ?? ''), fee: String(fee ?? '') }))
      .slice(0, COMMUNES_MAX);
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** Reads the steps of the form's hidden field, kg. */
export const readSteps = (text: string): number[] =>
  text
    .split(',')
    .map(Number)
    .filter((kg) => Number.isInteger(kg) && kg > 0 && kg <= HEAVIEST_STEP)
    .slice(0, STEPS_MAX);

export type ReadWay = { name: string; active: boolean; rules: ShippingRules };

/** Reads one way from its form, or says everything that has to be mended. */
export function readShippingForm(kind: ShippingKind, form: FormData): Result<ReadWay, ShippingFormProblem> {
  const problems: ShippingFormProblem[] = [];
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const words = (name: string, max = TEXT_MAX) => {
    const clean = cleanText(text(name), { multiline: name === 'stations' });
    if (lengthOf(clean) > max) problems.push({ code: 'shops.selling-text-too-long', field: name, with: { max } });
    return clean;
  };
  const ticked = (name: string) => text(name) === 'on';
  const whole = (name: string, min: number, max: number): number => {
    const read = readWhole(text(name), { min, max, field: name });
    if (read.ok) return read.value;
    problems.push(...read.problems);
    return min;
  };
  const maybeWhole = (name: string) => (text(name).trim() === '' ? null : whole(name, 1, LIMIT_MAX));
  const fee = (name: string, typed = text(name)): Dong | null => {
    const read = readDong(typed, name);
    if (read.ok && read.value <= FEE_MAX) return read.value;
    if (read.ok) problems.push({ code: 'common.price-too-large', field: name, with: { max: formatDong(FEE_MAX) } });
    else problems.push(...read.problems);
    return null;
  };
  const span = (name: string): [number, number] => {
    const from = whole(`${name}-from`, 0, DAYS_MAX);
    const to = whole(`${name}-to`, 0, DAYS_MAX);
    if (from > to) problems.push({ code: 'shops.days-swapped', field: `${name}-to` });
    return [from, to];
  };

  const served = ZONES.filter((zone) => ticked(`zone-${zone}`));
  const communes = readCommuneEntries(text('communes'));

  function road(): Omit<RoadRules, 'kind'> {
    if (served.length === 0 && (kind !== 'own_delivery' || communes.length === 0))
      problems.push({ code: 'shops.zones-missing', field: 'zones' });
    return {
      days: Object.fromEntries(served.map((zone) => [zone, span(`days-${zone}`)])),
      table: table(),
      freeFrom: text('freeFrom').trim() === '' ? null : fee('freeFrom'),
      maxLongestCm: maybeWhole('maxLongestCm'),
      maxKg: maybeWhole('maxKg'),
    } as Omit<RoadRules, 'kind'>;
  }

  function table(): FeeTable {
    const by = TABLE_KINDS.find((one) => one === text('by')) ?? 'order';
    const column = (name: string): ZoneFees =>
      Object.fromEntries(
        served.flatMap((zone) => {
          const name_ = feeName(zone, name);
          // nobody has to offer a whole truck, nor knows what the buyer will pay the coach
          const mayBeEmpty = name === 'truck' || (kind === 'depot' && ticked('freightByBuyer'));
          if (mayBeEmpty && text(name_).trim() === '') return [];
          const read = fee(name_);
          return read === null ? [] : [[zone, read]];
        }),
      );
    if (by === 'order') return { by, fees: column('order') };
    if (by === 'size') {
      const fees = Object.fromEntries(SIZE_CLASSES.map((size) => [size, column(size)]));
      return { by, fees: fees as Record<(typeof SIZE_CLASSES)[number], ZoneFees>, wholeTruck: column('truck') };
    }
    const steps = readSteps(text('steps'));
    if (steps.length === 0 || steps.some((kg, place) => place > 0 && kg <= (steps[place - 1] ?? 0)))
      problems.push({ code: 'shops.steps-unordered', field: 'steps' });
    return { by, steps: steps.map((upToKg, place) => ({ upToKg, fees: column(`step${place}`) })) };
  }

  function rules(): object {
    const said = Object.fromEntries(WORDS[kind].map((name) => [name, words(name)]));
    switch (kind) {
      case 'pickup':
      case 'quote':
        return said;
      case 'own_delivery':
        return {
          vehicle: VEHICLES.find((one) => one === text('vehicle')) ?? 'motorbike',
          communes: communes.map(({ code, fee: typed }) => ({ code, fee: fee('communes', typed) })),
          communeDays: communes.length > 0 ? span('days-communes') : [0, 0],
          maxPieces: maybeWhole('maxPieces'),
          ...road(),
        };
      case 'depot':
        if (said.carrier === '') problems.push({ code: 'shops.shipping-carrier-missing', field: 'carrier' });
        return {
          ...said,
          vehicle: text('vehicle') === 'boat' ? 'boat' : 'truck',
          freightByBuyer: ticked('freightByBuyer'),
          ...road(),
        };
      case 'carrier':
        if (said.carrier === '') problems.push({ code: 'shops.shipping-carrier-missing', field: 'carrier' });
        return {
          ...said,
          divisor: DIVISORS.find((one) => String(one) === text('divisor')) ?? DIVISORS[0],
          takesLiving: ticked('takesLiving'),
          bareRootOnly: ticked('bareRootOnly'),
          ...road(),
        };
    }
  }

  const name = words('name', NAME_MAX);
  const stored = rules();
  if (problems.length > 0) return refuse(...problems);
  const read = readShippingRules(kind, stored);
  if (!read) throw new Error(`the form of ${kind} makes rules that cannot be read`);
  return ok({ name, active: ticked('active'), rules: read });
}

/** Longest name of a way, characters. */
export const NAME_MAX = 60;

/** The name of the field for a zone's fee. */
export const feeName = (zone: Zone, column: string): string => `fee-${zone}-${column}`;

/**
 * A way as its form shows it: field name → text. `placeNames` are the names of communes by their codes. Null rules, of a
 * way that cannot be read any more, leave the form empty.
 */
export function shippingTexts(
  way: { name: string; active: boolean; rules: ShippingRules | null },
  placeNames: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const texts: Record<string, string> = { name: way.name, active: way.active ? 'on' : '' };
  const { rules } = way;
  if (!rules) return texts;
  const amount = (fee: Dong | undefined | null) => (fee === undefined || fee === null ? '' : formatWhole(fee));
  const limit = (n: number | null) => (n === null ? '' : formatWhole(n));
  for (const [field, value] of Object.entries(rules)) if (typeof value === 'string') texts[field] = value;
  if (rules.kind === 'carrier') {
    texts.divisor = String(rules.divisor);
    texts.takesLiving = rules.takesLiving ? 'on' : '';
    texts.bareRootOnly = rules.bareRootOnly ? 'on' : '';
  }
  if (rules.kind === 'depot') texts.freightByBuyer = rules.freightByBuyer ? 'on' : '';
  if (rules.kind === 'own_delivery') {
    const entries = rules.communes.map(({ code, fee }) => ({ code, name: placeNames[code] ?? code, fee: amount(fee) }));
    texts.communes = JSON.stringify(entries satisfies CommuneEntry[]);
    [texts['days-communes-from'], texts['days-communes-to']] = rules.communeDays.map(String) as [string, string];
    texts.maxPieces = limit(rules.maxPieces);
  }
  if (!isRoad(rules)) return texts;
  texts.freeFrom = amount(rules.freeFrom);
  texts.maxLongestCm = limit(rules.maxLongestCm);
  texts.maxKg = limit(rules.maxKg);
  for (const zone of ZONES) {
    const days = rules.days[zone];
    if (!days) continue;
    texts[`zone-${zone}`] = 'on';
    [texts[`days-${zone}-from`], texts[`days-${zone}-to`]] = days.map(String) as [string, string];
  }
  return { ...texts, ...tableTexts(rules.table, amount) };
}

function tableTexts(table: FeeTable, amount: (fee: Dong | undefined) => string): Record<string, string> {
  const texts: Record<string, string> = { by: table.by };
  const column = (name: string, fees: ZoneFees) => {
    for (const zone of ZONES) if (fees[zone] !== undefined) texts[feeName(zone, name)] = amount(fees[zone]);
  };
  if (table.by === 'order') column('order', table.fees);
  else if (table.by === 'size') {
    for (const size of SIZE_CLASSES) column(size, table.fees[size]);
    column('truck', table.wholeTruck);
  } else {
    texts.steps = table.steps.map(({ upToKg }) => upToKg).join(',');
    table.steps.forEach(({ fees }, place) => column(`step${place}`, fees));
  }
  return texts;
}
