import { GROUPS, type Group } from '~/features/catalogue/vocabulary';
import { fold } from '~/shared/fold';
import { cleanText, cutText } from '~/shared/text';
import { isUuid } from '~/shared/uuid';

/** The grower's shelves: everything at hand, then by what people see; what was put away is its own. */
export const TABS = ['all', 'published', 'sold_out', 'draft', 'paused', 'archived'] as const;
export type Tab = (typeof TABS)[number];

export const LIST_SORTS = ['newest', 'name', 'price', 'stock'] as const;
export type ListSort = (typeof LIST_SORTS)[number];

/** A place in a list: the key of the row that a page begins behind, or ends before. */
export type ListPlace = { side: 'after' | 'before'; key: string; id: string };

export type ListQuery = {
  tab: Tab;
  text: string;
  group: Group | null;
  sort: ListSort;
  place: ListPlace | null;
};

const TEXT_MAX = 100;

/** Reads what a list's address asks. It trusts nothing and refuses nothing: what makes no sense is left out. */
export function readListQuery(params: URLSearchParams): ListQuery {
  const side = params.has('before') ? 'before' : 'after';
  return {
    tab: TABS.find((tab) => tab === params.get('tab')) ?? 'all',
    text: cutText(cleanText(params.get('q') ?? ''), TEXT_MAX, { end: '' }),
    group: GROUPS.find((group) => group === params.get('group')) ?? null,
    sort: LIST_SORTS.find((sort) => sort === params.get('sort')) ?? 'newest',
    place: readPlace(side, params.get(side)),
  };
}

/** A row's place as part of an address: its id, then the key it is sorted by. */
export const writePlace = (id: string, key: string): string => `${id}.${key}`;

function readPlace(side: ListPlace['side'], text: string | null): ListPlace | null {
  const [, id = '', key = ''] = /^([^.]+)\.(.*)$/su.exec(text ?? '') ?? [];
  return isUuid(id) ? { side, id, key } : null;
}

/** The words of a question as the folded column holds them. */
export const queryWords = (text: string): string[] =>
  [...new Set(fold(text).match(/[\p{L}\p{N}]+/gu) ?? [])].slice(0, 8);
