import { formatWhole } from '~/shared/number';
import { cutText, lengthOf } from '~/shared/text';
import { variantField } from '~/features/listings/listing';

import type { AvailabilityWords } from './availability';
import { applyRules } from './channel-rules';
import type { FeedContext, FeedItem } from './item';
import { choosePictures, type PictureRule } from './picture-rule';
import type { FeedProblem, FeedProblemCode } from './problems';
import { plainLine } from './plain-text';
import { splitSizes } from './sizes';
import { wordLine, wordText, type Wording } from './wording';

/**
 * How a value becomes what a channel takes.
 * `line`: people's words on one line; `text`: people's words in paragraphs; `address`: an absolute URL;
 * `exact`: made by ourselves, written as it is or not at all.
 */
export type Kind = 'line' | 'text' | 'address' | 'exact';

/** Words of which the head is cut when there is too much, so that the size or the unit at the end is never lost. */
export type HeadAndTail = { head: string; tail: readonly string[] };

type Source<Value> = (item: FeedItem, context: FeedContext, pictures: readonly string[]) => Value;

type AnyField = {
  /** The channel's name of it. */
  name: string;
  need: 'required' | 'conditional' | 'optional';
  /** Conditional: when it is required. At all other times it is not written. */
  when?: (item: FeedItem, context: FeedContext) => boolean;
  kind: Kind;
  /** In code points, of each value. */
  max?: number;
  /** In code points; a shorter text is refused as too short a name. */
  least?: number;
  /** The field of the listing's form to mend; with a variant's own field the size's place is added. */
  mend?: string;
  ofVariant?: boolean;
  /** What is said when a required value is missing. */
  missing?: FeedProblemCode;
  /** What it is in JSON; text (or a list of texts) where nothing is said. A `dictionary`'s groups are name and value. */
  as?: 'boolean' | 'number' | 'object' | 'dictionary';
};
type SingleField = AnyField & { oneOf?: readonly string[]; value: Source<string | HeadAndTail | null> };
/** Written only when there are at least `fewest`; beyond `most` the rest is left away. */
type RepeatedField = AnyField & {
  fewest?: number;
  most: number;
  /** In code points, of all values and the commas between them. */
  together?: number;
  values: Source<readonly string[]>;
};
/** Repeated, and each value has parts with names of their own. */
type NestedField = AnyField & {
  parts: readonly { name: string; max: number }[];
  most: number;
  groups: Source<readonly (readonly string[])[]>;
};
export type Field = SingleField | RepeatedField | NestedField;

/** What one field of one row came to. Null: not written. */
export type Value = null | string | readonly string[] | readonly (readonly string[])[];
/** Values in the order of the channel's fields. */
export type Row = readonly Value[];

export const FORMATS = ['xml', 'tsv', 'csv', 'jsonl', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/**
 * What a channel is to a garden in Vietnam. `open`: it takes our goods; `limited`: not every account there is let in;
 * `not-yet`: the file is ready, the country is not; `addition`: adds to another channel; `anyone`: no marketplace.
 */
export type Standing = 'open' | 'limited' | 'not-yet' | 'addition' | 'anyone';

/** How many sizes one product of a marketplace holds, and by what factor their prices may differ. */
export type SizeLimit = { most: number; spread?: number };

/** A place that takes our goods. Everything known about it is here: the file, the preflight and the advice follow. */
export type Channel = {
  id: string;
  /** What people call it. A name, so it is the same in every language. */
  name: string;
  standing: Standing;
  /** Grows when the same item would be written otherwise: kept copies go by it. */
  version: number;
  files: Readonly<Record<string, Format>>;
  /** Files that are also served compressed, under their name and `.gz`. */
  gzipped?: boolean;
  /** The seller's own workbook is filled instead of a file being fetched. */
  sheet?: SheetRule;
  picture: PictureRule;
  fields: readonly Field[];
  /** The channel's words for what can be had. */
  availability: AvailabilityWords;
  /** The price must be the one of our own page, so no mark-up is offered. */
  samePrice?: boolean;
  /** Đồng; a price outside is refused. */
  price?: { least?: number; most?: number };
  /** Beyond it a listing is split into several products. */
  sizes?: SizeLimit;
  /** The channel whose items these rows add to: what does not go there does not go here. */
  beside?: Channel;
  /** Goods it does not take at all. */
  refuses?: (item: FeedItem, context: FeedContext) => FeedProblem[];
  /** What would do better there; the item goes all the same. */
  advises?: (item: FeedItem, context: FeedContext) => FeedProblem[];
};

/** How the workbook of a marketplace is known and filled. */
export type SheetRule = {
  /** Names of the sheet that holds the products, folded; the first that is there. */
  sheets: readonly string[];
  /** The first row (from 1) that may hold products. */
  firstRow: number;
  /** What else a column may be called, folded, by the field's name. */
  headers: Readonly<Record<string, readonly string[]>>;
  /** Columns without which it is not this marketplace's workbook. */
  marks: readonly string[];
};

/** Either what is sent and what could be better, or everything that keeps the item out. */
export type Prepared = { goes: Row; advice: FeedProblem[] } | { leftOut: FeedProblem[] };

/**
 * Makes an item's row for a channel, or says why there is none. The file and the explanations to the grower both ask
 * here, so they cannot disagree. The same item and context give the same row.
 */
export function prepare(channel: Channel, given: FeedItem, inFile: FeedContext): Prepared {
  const { item, context, excluded } = applyRules(channel, given, inFile);
  const pictures = choosePictures(item, channel.picture, context.origin);
  const barriers = notOnSale(item);
  barriers.push(...excluded, ...priceBarriers(channel, item), ...(channel.refuses?.(item, context) ?? NOTHING));
  if (channel.beside) {
    const main = prepare(channel.beside, given, inFile);
    if ('leftOut' in main) barriers.push(...main.leftOut);
  }
  const advice = [...(channel.advises?.(item, context) ?? NOTHING)];
  (pictures.addresses.length === 0 ? barriers : advice).push(...pictures.problems);
  if (context.rules?.withoutWeakPhotos && pictures.problems.length > 0)
    barriers.push({ code: 'feeds.rule-photo', field: 'photos' });

  const notes: Notes = { barriers, advice, field: null, position: item.position };
  const sources: Parameters<Source<unknown>> = [item, context, pictures.addresses];
  const row: Value[] = [];
  for (const field of channel.fields) {
    if (field.need === 'conditional' && field.when && !field.when(item, context)) {
      row.push(null);
      continue;
    }
    notes.field = field;
    const value = valueOf(field, sources, notes);
    if (value === null && field.need !== 'optional' && !isExplained(field, pictures.problems))
      barriers.push(
        problemAt(notes, field.missing ?? 'feeds.unwritable', field.missing ? undefined : { what: field.name }),
      );
    if (field.least && typeof value === 'string' && lengthOf(value) < field.least)
      barriers.push(problemAt(notes, 'feeds.name-too-short', { least: field.least }));
    row.push(value);
  }
  const parts = channel.sizes && item.sizes.length > 1 ? Math.max(...splitSizes(item.prices, channel.sizes)) + 1 : 1;
  if (parts > 1) advice.push({ code: 'feeds.split', field: variantField(0, 'size'), with: { parts } });
  return barriers.length > 0 ? { leftOut: distinct(barriers) } : { goes: row, advice: distinct(advice) };
}

const NOTHING: readonly FeedProblem[] = [];

/** What is said of an item while its row is made. One an item and no function a value: a feed has many millions of them. */
type Notes = { barriers: FeedProblem[]; advice: FeedProblem[]; field: Field | null; position: number };

function problemAt({ field, position }: Notes, code: FeedProblemCode, fill?: FeedProblem['with']): FeedProblem {
  const mend = field?.mend;
  return {
    code,
    ...(mend && { field: field.ofVariant ? variantField(position, mend) : mend }),
    ...(fill && { with: fill }),
  };
}

/** Advice on what nobody can mend is no advice. */
function advise(notes: Notes, code: FeedProblemCode, fill?: FeedProblem['with']): void {
  if (notes.field?.mend) notes.advice.push(problemAt(notes, code, fill));
}

/** A missing picture has been explained better than by its missing address. */
const isExplained = ({ missing }: Field, problems: readonly FeedProblem[]): boolean =>
  missing === 'feeds.photo-missing' && problems.length > 0;

/** What no channel takes: what is not on sale, and a size that buyers cannot tell from another. */
function notOnSale({ listing, variant, sizes, position }: FeedItem): FeedProblem[] {
  const problems: FeedProblem[] = [];
  if (listing.state === 'paused') problems.push({ code: 'feeds.paused', field: 'state' });
  else if (listing.state !== 'published') problems.push({ code: 'feeds.not-published', field: 'state' });
  const key = position === 0 ? '' : sizeKey(variant.size);
  if (key !== '' && sizes.slice(0, position).some((size) => sizeKey(size) === key))
    problems.push({ code: 'feeds.size-twice', field: variantField(position, 'size'), with: { size: variant.size } });
  return problems;
}

/** A price that the channel does not take, on either side. */
function priceBarriers({ price: limit }: Channel, { variant, position }: FeedItem): FeedProblem[] {
  const { price } = variant;
  if (!limit || !price) return [];
  const field = variantField(position, 'price');
  if (limit.most && price > limit.most)
    return [{ code: 'feeds.price-too-high', field, with: { most: formatWhole(limit.most) } }];
  if (limit.least && price < limit.least)
    return [{ code: 'feeds.price-too-low', field, with: { least: formatWhole(limit.least) } }];
  return [];
}

const sizeKey = (size: string): string => plainLine(size).toLowerCase();

function valueOf(field: Field, sources: Parameters<Source<unknown>>, notes: Notes): Value {
  const { kind, max } = field;
  if ('parts' in field) {
    const whole: string[][] = [];
    for (const group of field.groups(...sources)) {
      const parts = group.map((part, at) => written(part, kind, field.parts[at]?.max, notes));
      if (parts.every((part) => part !== null)) whole.push(parts);
    }
    return whole.length > 0 ? whole.slice(0, field.most) : null;
  }
  if ('values' in field) {
    const values: string[] = [];
    for (const raw of field.values(...sources)) {
      const value = written(raw, kind, max, notes);
      if (value !== null) values.push(value);
    }
    const taken = withinTogether(values.slice(0, field.most), field.together);
    return taken.length >= Math.max(1, field.fewest ?? 1) ? taken : null;
  }
  const raw = field.value(...sources);
  const value = raw === null ? null : written(raw, kind, max, notes);
  return field.oneOf && value !== null && !field.oneOf.includes(value) ? null : value;
}

/** As many of the first values as fit beside each other. */
function withinTogether(values: readonly string[], together: number | undefined): readonly string[] {
  if (!together) return values;
  let used = -1;
  const firstBeyond = values.findIndex((value) => (used += lengthOf(value) + 1) > together);
  return firstBeyond < 0 ? values : values.slice(0, firstBeyond);
}

/** A value as the channel takes it, or null when nothing is left of it. */
function written(raw: string | HeadAndTail, kind: Kind, max: number | undefined, notes: Notes): string | null {
  switch (kind) {
    case 'exact':
      return typeof raw !== 'string' || raw === '' || !isWithin(raw, max) ? null : raw;
    case 'address':
      return typeof raw === 'string' ? toAddress(raw, max ?? 2000) : null;
    case 'line':
      return joined(raw, ', ', wordLine, max, notes);
    case 'text':
      return joined(raw, '\n\n', wordText, max, notes);
  }
}

function joined(
  raw: string | HeadAndTail,
  between: string,
  word: (typed: string) => Wording,
  max: number | undefined,
  notes: Notes,
): string | null {
  const { head, tail } = typeof raw === 'string' ? { head: raw, tail: [] } : raw;
  const { text, changes } = word(head);
  for (const change of changes) advise(notes, change.code, change.with);
  const ends: string[] = [];
  for (const words of tail) {
    const end = word(words).text;
    if (end !== '') ends.push(end);
  }
  if (text === '' && (ends.length === 0 || between === ', ')) return null;

  const end = ends.join(between);
  const glue = text !== '' && end !== '' ? between : '';
  const all = text + glue + end;
  if (!max || all.length <= max) return all; // most texts, and no counting for them
  // a tail so long that it would leave nothing of the head is itself cut
  const room = Math.max(max - lengthOf(glue + end), Math.ceil(max / 2));
  const whole = cut(text, room, notes) + glue + end;
  return isWithin(whole, max) ? whole : cutText(whole, max);
}

/** Code points are never more than UTF-16 units, so most texts need no counting. */
const isWithin = (text: string, max: number | undefined): boolean =>
  !max || text.length <= max || lengthOf(text) <= max;

function cut(text: string, max: number, notes: Notes): string {
  if (isWithin(text, max)) return text;
  advise(notes, 'feeds.text-cut', { max });
  return cutText(text, max);
}

/** A site and a path that any parser of URLs leaves as they are: nothing to encode, and no dots that lead upwards. */
const PLAIN_ADDRESS = /^(https?:\/\/[^/?#]+)\/(?!\.)(?:[\w~=&?-]|\.(?![./])|\/(?![./]))*$/;
/** Sites that were seen to be written as they should; a file has one. */
let plainSite = '';

function isPlainAddress(raw: string): boolean {
  const site = PLAIN_ADDRESS.exec(raw)?.[1];
  if (site === undefined) return false;
  if (site !== plainSite && URL.canParse(site) && new URL(site).href === `${site}/` && !/[@,']/.test(site))
    plainSite = site;
  return site === plainSite;
}

/** ASCII only, and no comma: lists of addresses are separated by commas. Null when it is no address or too long. */
function toAddress(raw: string, max: number): string | null {
  if (isPlainAddress(raw)) return raw.length <= max ? raw : null;
  if (!URL.canParse(raw)) return null;
  const { protocol, username, href } = new URL(raw);
  const address = href.replaceAll(',', '%2C').replaceAll("'", '%27');
  return /^https?:$/.test(protocol) && username === '' && address.length <= max ? address : null;
}

/** Problems once each: the same thing said of a name and a title is one thing to mend. */
export function distinct(problems: readonly FeedProblem[]): FeedProblem[] {
  if (problems.length < 2) return [...problems];
  const seen = new Set<string>();
  return problems.filter(({ code, field }) => {
    const key = `${code} ${field}`;
    return seen.has(key) ? false : seen.add(key);
  });
}
