import { problemBody } from '~/platform/answers.server';
import { readLang, translator } from '~/platform/i18n.server';
import type { Problem } from '~/shared/result';

import { problemKey } from './problem-key';

/** What keeps a photo out, in the visitor's language, for the script that sent it. 404 for what is not theirs. */
export function photoProblemBody(request: Request, problems: Problem[]): Response {
  const [problem] = problems;
  if (!problem) throw new Error('There is no refusal without a problem.');
  const t = translator(readLang(request), 'photos');
  const status = problem.code === 'photos.not-here' ? 404 : 422;
  return problemBody(status, String(t(problemKey(problem), problem.with as never)), { problem });
}
