import { maskPhone } from '~/features/orders/answer-view';
import { places } from '~/features/shops/places.server';
import type { Platform } from '~/platform/platform.server';
import type { CooperativeRole } from '~/platform/prisma-client/client';
import { formatDate, formatDateTime } from '~/shared/date';
import { formatPhone, telHref } from '~/shared/phone';

import { findFacts, type MemberFacts } from './board-facts.server';
import type { BoardMember, BoardQuery } from './board-view';
import { byStanding, callList, isHidden } from './call-list';
import { progressOf, weeksUntil, type Milestone } from './progress';
import { readiness, STEPS, type Readiness, type Step } from './readiness';

/** Members on one page of the board, and calls on one page of the list: more than one morning holds. */
const PAGE = 25;
const CALLS = 30;
/** Weeks on the chart: a training and what came of it. */
export const CHART_WEEKS = 12;

type Stands = MemberFacts & { readiness: Readiness };

type Asked = { cooperativeId: string; role: CooperativeRole; now: Date };

async function findStanding(
  db: Platform['db'],
  asked: { cooperativeId: string; groupId: string | null; query?: string; now: Date },
): Promise<{ members: Stands[]; isCut: boolean }> {
  const { members, isCut } = await findFacts(db, asked);
  return { members: members.map((facts) => ({ ...facts, readiness: readiness(facts, asked.now) })), isCut };
}

/** The board: how many stand at each step, whom to call, and one page of members, who has stood still longest first. */
export type Board = {
  members: BoardMember[];
  /** How many members have this as their next step; `done`: nothing is left. */
  counts: Record<Step | 'done', number>;
  all: number;
  /** How many the page's filter leaves. */
  found: number;
  toCall: number;
  /** Key of the next page; null: this is the last. */
  next: string | null;
  isCut: boolean;
};

/** A cooperative's readiness board. Who may only look sees no name of a person, no note, and a telephone with a gap. */
export async function findBoard(
  db: Platform['db'],
  { cooperativeId, role, now, ...query }: Asked & BoardQuery,
): Promise<Board> {
  const { members, isCut } = await findStanding(db, { cooperativeId, groupId: query.group, query: query.q, now });
  const counts = Object.fromEntries([...STEPS, 'done' as const].map((step) => [step, 0])) as Board['counts'];
  for (const { readiness } of members) counts[readiness.next ?? 'done']++;
  const wanted = members
    .filter(({ readiness }) => query.step === null || (readiness.next ?? 'done') === query.step)
    .sort(query.sort === 'seen' ? byLastSeen : byStuck);
  const start = query.after ? wanted.findIndex((member) => isAfter(member, query)) : 0;
  const page = start < 0 ? [] : wanted.slice(start, start + PAGE);
  const hasMore = start >= 0 && start + PAGE < wanted.length;
  return {
    members: page.map((member) => toView(member, role, now)),
    counts,
    all: members.length,
    found: wanted.length,
    toCall: callList(members, now).length,
    next: hasMore ? keyOf(page.at(-1)!, query.sort) : null,
    isCut,
  };
}

/** Those with nothing in their way come last. */
const byStuck = (a: Stands, b: Stands): number =>
  Number(a.readiness.cause === null) - Number(b.readiness.cause === null) || byStanding(a, b);

/** Who was not seen for longest comes first; who never was, before everybody. */
const byLastSeen = (a: Stands, b: Stands): number =>
  (a.lastSeenAt?.getTime() ?? 0) - (b.lastSeenAt?.getTime() ?? 0) || (a.id < b.id ? -1 : 1);

/** A page ends at a key, not at a number: whoever moves meanwhile makes nobody be skipped or shown twice. */
function keyOf(member: Stands, sort: BoardQuery['sort']): string {
  if (sort === 'seen') return `${member.lastSeenAt?.getTime() ?? 0}.${member.id}`;
  return `${member.readiness.cause ? 0 : 1}.${member.readiness.since.getTime()}.${member.id}`;
}

function isAfter(member: Stands, { after, sort }: BoardQuery): boolean {
  const [own, last] = [keyOf(member, sort).split('.'), (after ?? '').split('.')];
  for (const [place, part] of own.entries()) {
    const other = last[place] ?? '';
    if (part === other) continue;
    return place === own.length - 1 ? part > other : Number(part) > Number(other);
  }
  return false;
}

/** Whom to call today, in order, and those who were called today already. */
export async function findCalls(
  db: Platform['db'],
  { cooperativeId, role, now, group }: Asked & { group: string | null },
): Promise<{ calls: BoardMember[]; left: number; called: BoardMember[] }> {
  const { members } = await findStanding(db, { cooperativeId, groupId: group, now });
  const toCall = callList(members, now);
  const called = members
    .filter((member) => isHidden(member.call, member.readiness, now))
    .sort((a, b) => b.call!.at.getTime() - a.call!.at.getTime());
  return {
    calls: toCall.slice(0, CALLS).map((member) => toView(member, role, now)),
    left: Math.max(0, toCall.length - CALLS),
    called: called.slice(0, CALLS).map((member) => toView(member, role, now)),
  };
}

function toView(member: Stands, role: CooperativeRole, now: Date): BoardMember {
  const { readiness, times, lastSeenAt, call } = member;
  const mayRead = role !== 'viewer';
  const phone = member.phone;
  return {
    id: member.id,
    slug: member.slug,
    name: member.name,
    isOpen: member.shopState === 'published',
    commune: (member.communeCode && places.commune(member.communeCode)?.name) || '',
    owner: mayRead ? member.owner : '',
    phone: phone ? (mayRead ? formatPhone(phone) : maskPhone(phone)) : '',
    tel: phone && mayRead ? telHref(phone) : null,
    next: readiness.next,
    cause: readiness.cause,
    days: readiness.days,
    done: STEPS.filter((step) => times[step]),
    lastSeenOn: lastSeenAt ? formatDate(lastSeenAt) : null,
    call:
      call && mayRead
        ? {
            id: call.id,
            at: formatDateTime(call.at),
            note: call.note,
            caller: call.caller,
            isToday: isHidden(call, readiness, now),
          }
        : null,
  };
}

/** The class over the weeks: how many had come how far by the end of each; `label` is the week's Monday, dd/MM. */
export type Progress = { members: number; weeks: { label: string; counts: Record<Milestone, number> }[] };

/** How far a group's members, or all, had come by the end of each of the last weeks, from the times of their acts. */
export async function findProgress(
  db: Platform['db'],
  { cooperativeId, group, now }: { cooperativeId: string; group: string | null; now: Date },
): Promise<Progress> {
  const { members } = await findFacts(db, { cooperativeId, groupId: group, now });
  const weeks = weeksUntil(now, CHART_WEEKS);
  const counted = progressOf(
    members.map(({ times }) => times),
    weeks,
  );
  return {
    members: members.length,
    weeks: weeks.map(({ start }, place) => ({ label: formatDate(start).slice(0, 5), counts: counted[place]! })),
  };
}
