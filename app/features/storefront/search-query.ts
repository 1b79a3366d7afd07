import { GROUPS, type Group } from '~/features/catalogue/vocabulary';
import { readDong, type Dong } from '~/shared/dong';
import { fold } from '~/shared/fold';
import type { Problem } from '~/shared/result';
import { cleanText, cutText } from '~/shared/text';

import { readCursor, type Cursor } from './cursor';
import { chosenFilters, FILTER_NAMES, NO_FILTERS, readFilters, type Filters } from './shelf-filters';

/** What a shopper may order a list by. Relevance needs words to be relevant to. */
export const SORTS = ['relevance', 'newest', 'price-up', 'price-down'] as const;
export type Sort = (typeof SORTS)[number];

/** What a shopper asks of a list. */
export type SearchQuery = {
  /** As typed, cleaned. */
  text: string;
  group: Group | null;
  /** Two-digit code of the unit in force. */
  province: string | null;
  /** đồng for one unit, both included. */
  min: Dong | null;
  max: Dong | null;
  filters: Filters;
  sort: Sort;
  after: Cursor | null;
  /** Prices as typed, so that the form shows them again, and what was unreadable about them. */
  typed: { min: string; max: string };
  problems: Problem[];
};

const TEXT_MAX = 100;
const WORDS_MAX = 8;

/** Reads an address's question. It trusts nothing and refuses nothing: what makes no sense is left out. */
export function readSearch(params: URLSearchParams): SearchQuery {
  const text = cutText(cleanText(params.get('q') ?? ''), TEXT_MAX, { end: '' });
  const typed = { min: cleanText(params.get('min') ?? ''), max: cleanText(params.get('max') ?? '') };
  const problems: Problem[] = [];
  const price = (field: 'min' | 'max') => {
    if (typed[field] === '') return null;
    const read = readDong(typed[field], field);
    if (read.ok) return read.value;
    problems.push(...read.problems);
    return null;
  };
  const [one, other] = [price('min'), price('max')];
  const swapped = one !== null && other !== null && one > other;
  const province = params.get('province') ?? '';
  const sort = SORTS.find((known) => known === params.get('sort'));
  return {
    text,
    group: GROUPS.find((group) => group === params.get('kind')) ?? null,
    province: /^\d\d$/.test(province) ? province : null,
    min: swapped ? other : one,
    max: swapped ? one : other,
    filters: readFilters(params),
    sort: text === '' ? (sort === 'relevance' || !sort ? 'newest' : sort) : (sort ?? 'relevance'),
    after: readCursor(params.get('after')),
    typed: swapped ? { min: typed.max, max: typed.min } : typed,
    problems,
  };
}

/** The words of a question as the database's folded columns know them; at most eight, that is plenty for a plant. */
export const searchWords = (text: string): string[] => [
  ...new Set((fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, WORDS_MAX)),
];

/** True when something beside words narrows the list. */
export const hasFilters = (query: SearchQuery): boolean => narrowedBy(query).length > 0;

/** Everything beside words that may narrow a list, by the name of its question in the address. */
export const NARROWINGS = ['kind', 'province', 'min', 'max', ...FILTER_NAMES] as const;
export type Narrowing = (typeof NARROWINGS)[number];

/** What narrows this list, in the order in which it is asked. */
export const narrowedBy = ({
  group,
  province,
  min,
  max,
  filters,
}: Pick<SearchQuery, 'group' | 'province' | 'min' | 'max' | 'filters'>): Narrowing[] => [
  ...(['kind', 'province', 'min', 'max'] as const).filter(
    (name) => ({ kind: group, province, min, max })[name] !== null,
  ),
  ...chosenFilters(filters),
];

/** The same question without one of them, or (`null`) without any. */
export function without(query: SearchQuery, narrowing: Narrowing | null): SearchQuery {
  switch (narrowing) {
    case null:
      return { ...query, group: null, province: null, min: null, max: null, filters: NO_FILTERS };
    case 'kind':
      return { ...query, group: null };
    case 'province':
    case 'min':
    case 'max':
      return { ...query, [narrowing]: null };
    default:
      return { ...query, filters: { ...query.filters, [narrowing]: null } };
  }
}

/** The same address with some questions changed; null takes one away. The page to go on from is always dropped. */
export function withParams(search: URLSearchParams, changes: Record<string, string | null>): string {
  const params = new URLSearchParams(search);
  params.delete('after');
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) params.delete(name);
    else params.set(name, value);
  }
  for (const [name, value] of [...params]) if (value === '') params.delete(name);
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
