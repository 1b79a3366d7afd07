import { GROUPS, piecesOf, UNITS, type Unit } from '~/features/catalogue/vocabulary';
import { readDay } from '~/shared/date';
import { dong, formatDong, readDong, type Dong } from '~/shared/dong';
import { formatWhole } from '~/shared/number';
import { readLength, readWeight } from '~/shared/spoken/measure';
import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { cleanText, lengthOf } from '~/shared/text';
import { isUuid } from '~/shared/uuid';

import { readDetailsForm, type Details } from './details';
import {
  MEASURES,
  NAME_MAX,
  ORIGINS,
  PREORDER_DAYS_MAX,
  publishProblems,
  SIZE_MAX,
  sizeProblems,
  TIERS_MAX,
  uniqueProblems,
  variantField,
  VARIANTS_MAX,
  type Listing,
  type Measure,
  type Origin,
  type Tier,
  type Variant,
} from './listing';
import { decimalText } from './measure';
import { tierProblems } from './price';
import { askBack, readSpokenCount, showLength, showWeight } from './spoken-answers';

/** A size as the form posts it. `stockAsSeen`: the count was left as it was, so what was sold meanwhile stays sold. */
export type DraftVariant = Variant & { stockAsSeen?: true };

/** Everything the grower's form says of a listing, read and checked; what publishing needs is asked elsewhere. */
export type ListingDraft = Omit<Listing, 'state' | 'photoCount' | 'variants'> & {
  variants: DraftVariant[];
  speciesId: string | null;
  nameEn: string;
  localNames: string[];
  scientificName: string;
  cultivar: string;
  description: string;
  descriptionEn: string;
  care: string;
  careEn: string;
  negotiable: boolean;
  seasonMonths: number[];
  seasonLunar: boolean;
  depositPercent: number | null;
  origin: Origin;
  /** Number in Google's product taxonomy; null: decided by the group. */
  googleCategory: number | null;
  details: Details;
  /** In the order buyers see them. */
  photoIds: string[];
};

/** The cheapest thing the house keeps a price for, as the database's constraint says. */
export const CHEAPEST = dong(500);
export const STOCK_MAX = 10_000_000;

const TEXTS = {
  nameEn: NAME_MAX,
  scientificName: 120,
  cultivar: 80,
  description: 5000,
  descriptionEn: 5000,
  care: 2000,
  careEn: 2000,
} as const;
const LOCAL_NAMES_MAX = 10;

/** Allowed sizes, cm and grams; both bounds included. */
const BOUNDS: Record<Measure, [min: number, max: number]> = {
  heightCm: [1, 3000],
  spreadCm: [1, 3000],
  potCm: [2, 400],
  weightGrams: [5, 5_000_000],
  lengthCm: [1, 3000],
  widthCm: [1, 3000],
  packHeightCm: [1, 3000],
};

/** The names of a wholesale step's fields: step 0 of the first size is `tierFrom-1` … of the second `tierFrom-1-2`. */
export const tierField = (index: number, step: number, part: 'from' | 'price'): string =>
  variantField(index, `${part === 'from' ? 'tierFrom' : 'tierPrice'}-${step + 1}`);

/**
 * Reads the grower's form, or says everything that cannot be read or kept. What is empty is not yet answered; with
 * `publish`, what buyers would miss is said along, so that all of it is mended at once.
 */
export function readListing(
  form: FormData,
  now: Date,
  { publish = false }: { publish?: boolean } = {},
): Result<ListingDraft> {
  const { draft, problems } = readWhatIsThere(form, now);
  if (publish) {
    const told = new Set(problems.map(({ field }) => field));
    const missing = publishProblems({ ...draft, photoCount: draft.photoIds.length });
    problems.push(...missing.filter(({ field }) => !told.has(field)));
  }
  return problems.length > 0 ? refuse(...problems) : ok(draft);
}

/** A form in the middle of being filled in: what cannot be read counts as not yet answered. Never to be saved. */
export const readListingSoFar = (form: FormData, now: Date): ListingDraft => readWhatIsThere(form, now).draft;

function readWhatIsThere(form: FormData, now: Date): { draft: ListingDraft; problems: Problem[] } {
  const problems: Problem[] = [];
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const short = (name: string, max: number, multiline = false) => {
    const value = cleanText(text(name), { multiline });
    if (lengthOf(value) > max) problems.push({ code: 'listings.text-too-long', field: name, with: { max } });
    return value;
  };
  /** The value of a result, its problems kept; null where there is none. */
  const kept = <Value>(result: Result<Value>): Value | null => {
    if (result.ok) return result.value;
    problems.push(...result.problems);
    return null;
  };

  const group = GROUPS.find((one) => one === text('group')) ?? null;
  if (group === null && text('group') !== '') problems.push({ code: 'listings.group-unknown', field: 'group' });
  const unit = UNITS.find((one) => one === text('unit')) ?? null;
  if (unit === null && text('unit') !== '') problems.push({ code: 'listings.unit-unknown', field: 'unit' });

  const name = cleanText(text('name'));
  if (lengthOf(name) > NAME_MAX)
    problems.push({ code: 'listings.name-too-long', field: 'name', with: { max: NAME_MAX } });
  const oneOfAKind = text('oneOfAKind') === 'on';
  const variants = readVariants(text, kept, problems, oneOfAKind);

  const details = kept(readDetailsForm(form)) ?? {};
  if (details.fromTheWild || details.cites)
    problems.push({
      code: 'listings.wild-refused',
      field: details.fromTheWild ? 'detail-fromTheWild' : 'detail-cites',
    });

  const draft: ListingDraft = {
    name,
    group: group ?? 'foliage',
    unit: unit ?? 'cay',
    piecesPerUnit: readPieces(unit ?? 'cay', text('piecesPerUnit'), kept),
    speciesId: /^[a-z0-9-]{1,60}$/.test(text('speciesId')) ? text('speciesId') : null,
    localNames: readLocalNames(short('localNames', 300)),
    nameEn: short('nameEn', TEXTS.nameEn),
    scientificName: short('scientificName', TEXTS.scientificName),
    cultivar: short('cultivar', TEXTS.cultivar),
    description: short('description', TEXTS.description, true),
    descriptionEn: short('descriptionEn', TEXTS.descriptionEn, true),
    care: short('care', TEXTS.care, true),
    careEn: short('careEn', TEXTS.careEn, true),
    oneOfAKind,
    negotiable: text('negotiable') === 'on',
    seasonMonths: readMonths(text('seasonMonths'), problems),
    seasonLunar: text('seasonLunar') === 'on',
    preorderOn: readPreorder(text('preorderOn'), now, problems),
    depositPercent: readCount('depositPercent', text('depositPercent'), kept, 0, 100),
    origin: ORIGINS.find((one) => one === text('origin')) ?? (group === 'service' ? 'service' : 'own_grown'),
    googleCategory: /^\d{1,7}$/.test(text('googleCategory')) ? Number(text('googleCategory')) : null,
    variants,
    details,
    photoIds: [...new Set(form.getAll('photoIds').filter(isUuid))],
  };
  problems.push(...sizeProblems(variants), ...uniqueProblems(draft));
  return { draft, problems };
}

type Kept = <Value>(result: Result<Value>) => Value | null;

function readVariants(
  text: (name: string) => string,
  kept: Kept,
  problems: Problem[],
  oneOfAKind: boolean,
): DraftVariant[] {
  const asked = /^\d{1,3}$/.test(text('sizes')) ? Number(text('sizes')) : 1;
  if (asked > VARIANTS_MAX)
    problems.push({ code: 'listings.sizes-too-many', field: 'size', with: { max: VARIANTS_MAX } });
  return Array.from({ length: Math.min(Math.max(asked, 1), VARIANTS_MAX) }, (_, index) => {
    const of = (name: string) => text(variantField(index, name));
    const sizeName = variantField(index, 'size');
    const size = cleanText(of('size'));
    if (lengthOf(size) > SIZE_MAX)
      problems.push({ code: 'listings.text-too-long', field: sizeName, with: { max: SIZE_MAX } });
    const price = readPrice(variantField(index, 'price'), of('price'), kept, problems);
    const stock = readCount(variantField(index, 'stock'), of('stock'), kept, 0, STOCK_MAX);
    const tiers = readTiers(text, index, kept, problems);
    problems.push(...tierProblems(price, tiers, (step, part) => tierField(index, step, part)));
    const measures = Object.fromEntries(
      MEASURES.map((measure) => [measure, readMeasure(measure, variantField(index, measure), of(measure), problems)]),
    ) as Record<Measure, number | null>;
    return {
      id: isUuid(of('variantId')) ? of('variantId') : null,
      size,
      price,
      // nobody needs to count a piece there is only one of
      stock: oneOfAKind && stock === null ? 1 : stock,
      tiers,
      ...measures,
      ...(of('stock') !== '' && of('stock') === of('stockSeen') && { stockAsSeen: true as const }),
    };
  });
}

function readPrice(field: string, typed: string, kept: Kept, problems: Problem[]): Dong | null {
  if (typed.trim() === '') return null;
  const price = kept<Dong>(readDong(typed, field));
  if (price !== null && price < CHEAPEST) {
    problems.push({ code: 'listings.price-too-small', field, with: { min: formatDong(CHEAPEST) } });
    return null;
  }
  return price;
}

const readCount = (field: string, typed: string, kept: Kept, min: number, max: number): number | null =>
  typed.trim() === '' ? null : kept<number>(readSpokenCount(typed, { field, min, max }));

function readTiers(text: (name: string) => string, index: number, kept: Kept, problems: Problem[]): Tier[] {
  const tiers: Tier[] = [];
  for (let step = 0; step < TIERS_MAX; step++) {
    const [from, price] = [tierField(index, step, 'from'), tierField(index, step, 'price')];
    const [fromTyped, priceTyped] = [text(from).trim(), text(price).trim()];
    if (fromTyped === '' && priceTyped === '') continue;
    if (fromTyped === '' || priceTyped === '') {
      problems.push({ code: 'listings.tier-incomplete', field: fromTyped === '' ? from : price });
      continue;
    }
    const minQuantity = kept<number>(readSpokenCount(fromTyped, { field: from, max: STOCK_MAX }));
    const cost = kept<Dong>(readDong(priceTyped, price));
    if (minQuantity !== null && cost !== null) tiers.push({ minQuantity, price: cost });
  }
  return tiers;
}

function readMeasure(measure: Measure, field: string, typed: string, problems: Problem[]): number | null {
  if (typed.trim() === '') return null;
  const weight = measure === 'weightGrams';
  const read = weight ? readWeight(typed) : readLength(typed);
  if (read.kind === 'nothing') {
    problems.push({ code: 'listings.measure-unreadable', field });
    return null;
  }
  if (read.kind === 'unclear') {
    problems.push(askBack(read, field, weight ? showWeight : showLength));
    return null;
  }
  const value = Math.round(read.value);
  const [min, max] = BOUNDS[measure];
  if (value >= min && value <= max) return value;
  const shown = weight
    ? { min: decimalText(min / 1000), max: formatWhole(max / 1000), unit: 'kg' }
    : { min, max, unit: 'cm' };
  problems.push({ code: 'listings.measure-out-of-range', field, with: shown });
  return null;
}

/** Where custom fixes the count it is taken; a chục has to be said; a tray or a bundle counts as one until it is. */
function readPieces(unit: Unit, typed: string, kept: Kept): number | null {
  const fixed = piecesOf(unit);
  if (fixed !== null) return fixed;
  if (typed.trim() === '') return unit === 'chuc' ? null : 1;
  const pieces = kept<number>(readSpokenCount(typed, { field: 'piecesPerUnit', min: 1, max: 100_000 }));
  return unit === 'chuc' && pieces === 1 ? null : pieces;
}

const readLocalNames = (text: string): string[] =>
  [...new Set(text.split(/[,;]/).map((name) => name.trim()))].filter((name) => name !== '').slice(0, LOCAL_NAMES_MAX);

function readMonths(text: string, problems: Problem[]): number[] {
  const months = text
    .split(',')
    .filter((month) => month !== '')
    .map(Number);
  if (months.every((month) => Number.isInteger(month) && month >= 1 && month <= 12))
    return [...new Set(months)].sort((a, b) => a - b);
  problems.push({ code: 'listings.months-unknown', field: 'seasonMonths' });
  return [];
}

const DAY_MS = 24 * 60 * 60 * 1000;

function readPreorder(text: string, now: Date, problems: Problem[]): Date | null {
  if (text.trim() === '') return null;
  const day = readDay(text.trim());
  if (!day) problems.push({ code: 'listings.detail-bad-day', field: 'preorderOn' });
  else if (day.getTime() > now.getTime() + PREORDER_DAYS_MAX * DAY_MS)
    problems.push({ code: 'listings.preorder-too-far', field: 'preorderOn' });
  // a database date is the day at midnight UTC
  return day && new Date(`${text.trim()}T00:00:00Z`);
}
