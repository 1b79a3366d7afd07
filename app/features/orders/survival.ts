import { wholeFromDigits } from '~/shared/number';
import { ok, refuse, type Problem, type Result } from '~/shared/result';

/** Days after the arrival at which a buyer is asked whether the plants have taken root. */
export const SURVIVAL_DAYS = [30, 90] as const;
export type SurvivalDay = (typeof SURVIVAL_DAYS)[number];

/** What became of the plants of a line; the others died. `isTrue` null: it cannot be told yet. */
export type Survival = { rooted: number; weak: number; isTrue: boolean | null };

const DAY_MS = 24 * 3_600_000;

/** Which question is open now; null: it is too early, or it is answered. After 90 days nobody asks for the first any more. */
export function openSurvivalDay(deliveredAt: Date | null, now: Date, answered: readonly number[]): SurvivalDay | null {
  if (!deliveredAt) return null;
  const days = (now.getTime() - deliveredAt.getTime()) / DAY_MS;
  const day = days >= 90 ? 90 : days >= 30 ? 30 : null;
  return day !== null && !answered.includes(day) ? day : null;
}

/** Reads the answer for so many plants: one word for a single plant, counts for several. */
export function readSurvival(form: FormData, plants: number): Result<Survival> {
  const truth = form.get('isTrue');
  const isTrue = truth === 'yes' ? true : truth === 'no' ? false : null;
  if (plants === 1) {
    const state = form.get('state');
    if (state !== 'rooted' && state !== 'weak' && state !== 'dead')
      return refuse({ code: 'plant.survival-missing', field: 'state' });
    return ok({ rooted: Number(state === 'rooted'), weak: Number(state === 'weak'), isTrue });
  }
  const problems: Problem[] = [];
  const count = (field: 'rooted' | 'weak', empty: number | null): number => {
    const typed = String(form.get(field) ?? '').trim();
    const n = typed === '' ? empty : wholeFromDigits(typed);
    if (n === null) problems.push({ code: 'plant.count-unreadable', field });
    return n ?? 0;
  };
  const rooted = count('rooted', null);
  const weak = count('weak', 0);
  if (problems.length === 0 && rooted + weak > plants)
    problems.push({ code: 'plant.more-than-bought', field: 'rooted', with: { plants } });
  return problems.length > 0 ? refuse(...problems) : ok({ rooted, weak, isTrue });
}
