import { z } from 'zod';

import { readWhole, type NumberProblem } from '~/shared/number';
import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { cleanText, lengthOf } from '~/shared/text';

/**
 * What a page that sells has to say, with the article of Decree 248/2026/NĐ-CP that asks for it, in the order in which
 * it is read. Articles 12 (selling live), 15 and 16 (services) are about what no shop here does.
 */
export const POLICY_ARTICLES = {
  owner: 4,
  privacy: 5,
  duties: 6,
  complaints: 7,
  prices: 8,
  limits: 9,
  payment: 10,
  ranking: 11,
  delivery: 13,
  returns: 14,
} as const;
export type PolicyId = keyof typeof POLICY_ARTICLES;
export const POLICIES = Object.keys(POLICY_ARTICLES) as PolicyId[];

/** Where a grower may add words of the shop's own; who sells and how things are sorted are facts. */
export const NOTED = ['duties', 'complaints', 'prices', 'limits', 'payment', 'delivery', 'returns', 'privacy'] as const;
export type NotedPolicy = (typeof NOTED)[number];

/** The longest note of a policy, in characters. */
export const NOTE_MAX = 1000;
/** Days in which a complaint may be promised to be settled. */
export const SETTLE_DAYS = { min: 1, max: 30 } as const;

/** A part of a policy: a sentence of the house, or words that the grower wrote (`own`). */
export type PolicyBlock = { label?: string; text: string; own?: true };
/** One policy as it is read; `id` is also its place on the page (`#privacy`). */
export type PolicySection = { id: string; title: string; article: number | null; blocks: PolicyBlock[] };

/** What a grower adds to the policies. */
export type PolicySettings = { notes: Partial<Record<NotedPolicy, string>>; settleDays: number; noticeLink: string };

/** What a shop that has said nothing adds; the same as the columns' defaults. */
export const NO_POLICIES: PolicySettings = { notes: {}, settleDays: 7, noticeLink: '' };

const NOTES = z.partialRecord(z.enum(NOTED), z.string()).catch({});
/** The notes as a row keeps them; what cannot be read is none. */
export const readNotes = (stored: unknown): PolicySettings['notes'] => NOTES.parse(stored);

export type PolicyProblem =
  | NumberProblem
  | Problem<
      | 'policies.note-too-long'
      | 'policies.notice-link-not-state'
      | 'policies.notice-unreadable'
      | 'policies.notice-half'
    >;

/**
 * The link that the state's e-commerce system issued to a shop: https, at a host of the state. Which host it is differs
 * from province to province. Null: it is no such link.
 */
export function readNoticeLink(typed: string): string | null {
  const text = cleanText(typed);
  if (!URL.canParse(text) || lengthOf(text) > 500) return null;
  const { protocol, hostname, username, href } = new URL(text);
  return protocol === 'https:' && username === '' && /^([a-z0-9-]+\.)+gov\.vn$/.test(hostname) ? href : null;
}

/** Reads what a grower adds; fields are `note-<policy>`, `settleDays`, `noticeLink`. */
export function readPolicies(typed: Record<string, string>): Result<PolicySettings, PolicyProblem> {
  const problems: PolicyProblem[] = [];
  const notes: PolicySettings['notes'] = {};
  for (const policy of NOTED) {
    const field = `note-${policy}`;
    const note = cleanText(typed[field] ?? '', { multiline: true });
    if (lengthOf(note) > NOTE_MAX) problems.push({ code: 'policies.note-too-long', field, with: { max: NOTE_MAX } });
    if (note !== '') notes[policy] = note;
  }
  const days = readWhole(typed.settleDays ?? '', { ...SETTLE_DAYS, field: 'settleDays' });
  if (!days.ok) problems.push(...days.problems);
  const asked = (typed.noticeLink ?? '').trim();
  const noticeLink = asked === '' ? '' : readNoticeLink(asked);
  if (noticeLink === null) problems.push({ code: 'policies.notice-link-not-state', field: 'noticeLink' });
  if (problems.length > 0 || !days.ok || noticeLink === null) return refuse(...problems);
  return ok({ notes, settleDays: days.value, noticeLink });
}

/** The notice as pages show it: only what was issued, both the icon and where it leads. */
export type Notice = { link: string; icon: string; width: number; height: number };

/** How large an issued icon may come, bytes; and how large it is shown at most, px. */
export const NOTICE_BYTES_MOST = 2_000_000;
export const NOTICE_SIZE = { width: 320, height: 120 } as const;
