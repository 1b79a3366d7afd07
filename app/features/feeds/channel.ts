import { cutText, lengthOf } from '~/shared/text';
import { variantField } from '~/features/listings/listing';

import type { FeedContext, FeedItem } from './item';
import { choosePictures, type PictureRule } from './picture-rule';
import type { FeedProblem, FeedProblemCode } from './problems';
import { plainLine } from './plain-text';
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
  /** The field of the listing's form to mend; with a variant's own field the size's place is added. */
  mend?: string;
  ofVariant?: boolean;
  /** What is said when a required value is missing. */
  missing?: FeedProblemCode;
};
type SingleField = AnyField & { oneOf?: readonly string[]; value: Source<string | HeadAndTail | null> };
/** Written only when there are at least `fewest`; beyond `most` the rest is left away. */
type RepeatedField = AnyField & { fewest?: number; most: number; values: Source<readonly string[]> };
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

export type Format = 'xml' | 'tsv';

/** A place that takes our goods. Everything known about it is here: the file, the preflight and the advice follow. */
export type Channel = {
  id: string;
  /** What people call it. A name, so it is the same in every language. */
  name: string;
  /** Grows when the same item would be written otherwise: kept copies go by it. */
  version: number;
  files: Readonly<Record<string, Format>>;
  picture: PictureRule;
  fields: readonly Field[];
  /** Goods it does not take at all. */
  refuses?: (item: FeedItem, context: FeedContext) => FeedProblem[];
  /** What would do better there; the item goes all the same. */
  advises?: (item: FeedItem, context: FeedContext) => FeedProblem[];
};

/** Either what is sent and what could be better, or everything that keeps the item out. */
export type Prepared = { goes: Row; advice: FeedProblem[] } | { leftOut: FeedProblem[] };

/**
 * Makes an item's row for a channel, or says why there is none. The file and the explanations to the grower both ask
 * here, so they cannot disagree. The same item and context give the same row.
 */
export function prepare(channel: Channel, item: FeedItem, context: FeedContext): Prepared {
  const pictures = choosePictures(item, channel.picture, context.origin);
  const barriers = [...notOnSale(item), ...(channel.refuses?.(item, context) ?? [])];
  const advice = [...(channel.advises?.(item, context) ?? [])];
  (pictures.addresses.length === 0 ? barriers : advice).push(...pictures.problems);

  const row = channel.fields.map((field): Value => {
    const problemOf = (code: FeedProblemCode, fill?: FeedProblem['with']): FeedProblem => ({
      code,
      ...(field.mend && { field: field.ofVariant ? variantField(item.position, field.mend) : field.mend }),
      ...(fill && { with: fill }),
    });
    const isAsked = field.need !== 'conditional' || field.when === undefined || field.when(item, context);
    if (!isAsked) return null;
    const value = valueOf(field, [item, context, pictures.addresses], (code, fill) =>
      advice.push(problemOf(code, fill)),
    );
    if (value === null && field.need !== 'optional' && !isExplained(field, pictures.problems))
      barriers.push(problemOf(field.missing ?? 'feeds.unwritable', field.missing ? undefined : { what: field.name }));
    return value;
  });
  return barriers.length > 0 ? { leftOut: distinct(barriers) } : { goes: row, advice: distinct(advice) };
}

/** A missing picture has been explained better than by its missing address. */
const isExplained = ({ missing }: Field, problems: readonly FeedProblem[]): boolean =>
  missing === 'feeds.photo-missing' && problems.length > 0;

/** What no channel takes: what is not on sale, and a size that buyers cannot tell from another. */
function notOnSale({ listing, variant, sizes, position }: FeedItem): FeedProblem[] {
  const problems: FeedProblem[] = [];
  if (listing.state === 'paused') problems.push({ code: 'feeds.paused', field: 'state' });
  else if (listing.state !== 'published') problems.push({ code: 'feeds.not-published', field: 'state' });
  const key = sizeKey(variant.size);
  if (sizes.slice(0, position).some((size) => key !== '' && sizeKey(size) === key))
    problems.push({ code: 'feeds.size-twice', field: variantField(position, 'size'), with: { size: variant.size } });
  return problems;
}

const sizeKey = (size: string): string => plainLine(size).toLowerCase();

type Advise = (code: FeedProblemCode, fill?: FeedProblem['with']) => void;

function valueOf(field: Field, sources: Parameters<Source<unknown>>, advise: Advise): Value {
  const cell = (raw: string | HeadAndTail, max = field.max) =>
    written(raw, field.kind, max, field.mend ? advise : silent);
  if ('parts' in field) {
    const groups = field.groups(...sources).map((group) => group.map((part, at) => cell(part, field.parts[at]?.max)));
    const whole = groups.filter((group): group is string[] => group.every((part) => part !== null));
    return whole.length > 0 ? whole.slice(0, field.most) : null;
  }
  if ('values' in field) {
    const values = field.values(...sources).flatMap((raw) => cell(raw) ?? []);
    return values.length >= Math.max(1, field.fewest ?? 1) ? values.slice(0, field.most) : null;
  }
  const raw = field.value(...sources);
  const value = raw === null ? null : cell(raw);
  return field.oneOf && value !== null && !field.oneOf.includes(value) ? null : value;
}

const silent: Advise = () => {};

/** A value as the channel takes it, or null when nothing is left of it. */
function written(raw: string | HeadAndTail, kind: Kind, max: number | undefined, advise: Advise): string | null {
  switch (kind) {
    case 'exact':
      return typeof raw !== 'string' || raw === '' || !isWithin(raw, max) ? null : raw;
    case 'address':
      return typeof raw === 'string' ? toAddress(raw, max ?? 2000) : null;
    case 'line':
      return joined(raw, ', ', wordLine, max, advise);
    case 'text':
      return joined(raw, '\n\n', wordText, max, advise);
  }
}

function joined(
  raw: string | HeadAndTail,
  between: string,
  word: (typed: string) => Wording,
  max: number | undefined,
  advise: Advise,
): string | null {
  const { head, tail } = typeof raw === 'string' ? { head: raw, tail: [] } : raw;
  const { text, changes } = word(head);
  for (const change of changes) advise(change.code, change.with);
  const ends = tail.map((words) => word(words).text).filter((words) => words !== '');
  if (text === '' && (ends.length === 0 || between === ', ')) return null;

  const end = ends.join(between);
  const glue = text !== '' && end !== '' ? between : '';
  // a tail so long that it would leave nothing of the head is itself cut
  const room = max && Math.max(max - lengthOf(glue + end), Math.ceil(max / 2));
  const whole = cut(text, room, advise) + glue + end;
  return isWithin(whole, max) ? whole : cutText(whole, max ?? 0);
}

/** Code points are never more than UTF-16 units, so most texts need no counting. */
const isWithin = (text: string, max: number | undefined): boolean =>
  !max || text.length <= max || lengthOf(text) <= max;

function cut(text: string, max: number | undefined, advise: Advise): string {
  if (isWithin(text, max)) return text;
  advise('feeds.text-cut', { max: max ?? 0 });
  return cutText(text, max ?? 0);
}

/** ASCII only, and no comma: lists of addresses are separated by commas. Null when it is no address or too long. */
function toAddress(raw: string, max: number): string | null {
  if (!URL.canParse(raw)) return null;
  const { protocol, username, href } = new URL(raw);
  const address = href.replaceAll(',', '%2C').replaceAll("'", '%27');
  return /^https?:$/.test(protocol) && username === '' && address.length <= max ? address : null;
}

/** Problems once each: the same thing said of a name and a title is one thing to mend. */
export function distinct(problems: readonly FeedProblem[]): FeedProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, field }) => {
    const key = `${code} ${field}`;
    return seen.has(key) ? false : seen.add(key);
  });
}
