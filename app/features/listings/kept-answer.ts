import type { AskedAgain } from '~/shared/page';

type Reload = { actionResult?: unknown; defaultShouldRevalidate: boolean };

/** What a press answers when its listing stays on the phone for now. */
export const isKeptAnswer = (answer: unknown): answer is { keptListing: string } =>
  typeof answer === 'object' && answer !== null && 'keptListing' in answer;

/** What must be mended, found on the phone itself. */
type CheckedHere = AskedAgain & { isCheckedHere: true };

/** Says what must be mended without having asked the server. */
export const askAgainHere = (answer: AskedAgain): CheckedHere => ({ ...answer, isCheckedHere: true });

const isCheckedHere = (answer: unknown): answer is CheckedHere =>
  typeof answer === 'object' && answer !== null && 'isCheckedHere' in answer;

/** A page is asked for anew after every write, but for what has not left the phone: there may be no network. */
export const reloadUnlessKept = ({ actionResult, defaultShouldRevalidate }: Reload): boolean =>
  isKeptAnswer(actionResult) || isCheckedHere(actionResult) ? false : defaultShouldRevalidate;
