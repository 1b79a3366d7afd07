import { isoDay, readDay } from '~/shared/date';

import type { Step, StepTimes } from './readiness';

/** The steps that the chart draws: few enough to tell apart without colour. */
export const MILESTONES = ['set-up', 'published', 'ordered', 'answered', 'paid'] as const satisfies readonly Step[];
export type Milestone = (typeof MILESTONES)[number];

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/** A week from Monday's midnight in Vietnam to the next one's; `end` is the first moment that is no longer in it. */
export type Week = { start: Date; end: Date };

/** The last weeks, the eldest first, the one that this moment lies in last. */
export function weeksUntil(now: Date, count: number): Week[] {
  const midnight = readDay(isoDay(now))!;
  const weekday = new Date(`${isoDay(now)}T00:00:00Z`).getUTCDay(); // 0: Sunday
  const monday = midnight.getTime() - ((weekday + 6) % 7) * DAY_MS;
  return Array.from({ length: count }, (_, place) => {
    const start = monday - (count - 1 - place) * WEEK_MS;
    return { start: new Date(start), end: new Date(start + WEEK_MS) };
  });
}

/** How many of these members had taken each milestone by the end of each week. */
export function progressOf(members: readonly StepTimes[], weeks: readonly Week[]): Record<Milestone, number>[] {
  return weeks.map(({ end }) => {
    const reached = (step: Step) =>
      members.filter((times) => {
        const at = times[step];
        return at !== undefined && at < end;
      }).length;
    return Object.fromEntries(MILESTONES.map((step) => [step, reached(step)])) as Record<Milestone, number>;
  });
}
