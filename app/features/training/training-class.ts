import { isoDay, readDay } from '~/shared/date';
import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { cleanText, lengthOf } from '~/shared/text';

export const CLASS_TITLE_MAX = 100;
export const CLASS_PLACE_MAX = 120;

/** A class as its form says it; `heldOn` is a day written 2026-12-01. */
export type ClassDraft = { title: string; place: string; heldOn: string; lessons: string[] };

export type ClassProblem = Problem<
  | 'training.class-title-missing'
  | 'training.class-title-too-long'
  | 'training.class-place-too-long'
  | 'training.class-day-wrong'
>;

/** Reads a class as it was typed. Lessons that are not there are left out: a box cannot be ticked by hand. */
export function readClass(
  typed: { title: string; place: string; heldOn: string; lessons: readonly string[] },
  known: readonly string[],
): Result<ClassDraft, ClassProblem> {
  const [title, place] = [cleanText(typed.title), cleanText(typed.place)];
  const problems: ClassProblem[] = [];
  if (title === '') problems.push({ code: 'training.class-title-missing', field: 'title' });
  if (lengthOf(title) > CLASS_TITLE_MAX)
    problems.push({ code: 'training.class-title-too-long', field: 'title', with: { max: CLASS_TITLE_MAX } });
  if (lengthOf(place) > CLASS_PLACE_MAX)
    problems.push({ code: 'training.class-place-too-long', field: 'place', with: { max: CLASS_PLACE_MAX } });
  if (!readDay(typed.heldOn)) problems.push({ code: 'training.class-day-wrong', field: 'heldOn' });
  if (problems.length > 0) return refuse(...problems);
  return ok({ title, place, heldOn: typed.heldOn, lessons: known.filter((slug) => typed.lessons.includes(slug)) });
}

/** How a class lies to today: the code counts on its day alone, so that nobody is there from home a week later. */
export function momentOf(heldOn: Date, now: Date): 'ahead' | 'today' | 'over' {
  const [day, today] = [heldOn.toISOString().slice(0, 10), isoDay(now)];
  return day === today ? 'today' : day > today ? 'ahead' : 'over';
}

/** A name for whoever may not see personal data: its first letters. Trần Thị Tư → T. T. T. */
export const initialsOf = (name: string): string =>
  name
    .trim()
    .split(/\s+/)
    .map((word) => `${[...word][0] ?? ''}.`)
    .join(' ');

/** What the code of a class opens. */
export const attendPath = (token: string): string => `/attend/${token}`;
