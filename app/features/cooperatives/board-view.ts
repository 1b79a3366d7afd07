import { isUuid } from '~/shared/uuid';

import { isStep, type Cause, type Step } from './readiness';

/** A member as the board shows it, ready to show. */
export type BoardMember = {
  id: string;
  slug: string;
  name: string;
  isOpen: boolean;
  commune: string;
  /** Empty for who may only look. */
  owner: string;
  /** "0901 000 001"; with a gap for who may only look; empty: none is known. */
  phone: string;
  /** Opens the telephone; null: there is no number, or it is not for this reader. */
  tel: string | null;
  next: Step | null;
  cause: Cause | null;
  days: number;
  done: Step[];
  /** dd/MM/yyyy; null: never. */
  lastSeenOn: string | null;
  call: { id: string; at: string; note: string; caller: string; isToday: boolean } | null;
};

export const BOARD_SORTS = ['days', 'seen'] as const;

/** What of the board is asked for. */
export type BoardQuery = {
  q: string;
  group: string | null;
  step: Step | 'done' | null;
  sort: (typeof BOARD_SORTS)[number];
  /** Key of the last member of the page before. */
  after: string | null;
};

/** Reads the board's address; what it gets wrong is not asked for. */
export function readBoardQuery(search: URLSearchParams): BoardQuery {
  const [group, step, after] = [search.get('group'), search.get('step'), search.get('after')];
  return {
    q: (search.get('q') ?? '').slice(0, 100),
    group: isUuid(group) ? group : null,
    step: isStep(step) || step === 'done' ? step : null,
    sort: BOARD_SORTS.find((sort) => sort === search.get('sort')) ?? 'days',
    after: after && /^[\d.]+\.[0-9a-f-]{36}$/.test(after) ? after : null,
  };
}

/** An address of the board with these filters, those left out being empty; `coop` is an operator's. */
export function boardPath(path: string, given: Record<string, string | null | undefined>): string {
  const kept = Object.entries(given).filter((entry): entry is [string, string] => !!entry[1]);
  return kept.length > 0 ? `${path}?${new URLSearchParams(kept)}` : path;
}
