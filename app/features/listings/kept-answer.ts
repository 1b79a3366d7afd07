type Reload = { actionResult?: unknown; defaultShouldRevalidate: boolean };

/** What a press answers when its listing stays on the phone for now. */
export const isKeptAnswer = (answer: unknown): answer is { keptListing: string } =>
  typeof answer === 'object' && answer !== null && 'keptListing' in answer;

const hasProblems = (answer: unknown): boolean => typeof answer === 'object' && answer !== null && 'problems' in answer;

/**
 * A page is asked for anew after every write, but not after one that has not left the phone, as there may be no
 * network, and not after one that has to be mended: the form stays as it is.
 */
export const reloadUnlessKept = ({ actionResult, defaultShouldRevalidate }: Reload): boolean =>
  isKeptAnswer(actionResult) || hasProblems(actionResult) ? false : defaultShouldRevalidate;
