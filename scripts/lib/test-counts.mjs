/** What the reports of vitest and Playwright come to. Pure. */
import { stripVTControlCharacters } from 'node:util';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/** @typedef {Counts & { stories: string[] }} Result `stories`: a line about each that failed, or needed a second try */

/**
 * A part that fails without a failing test (a file that cannot be read, a crash) counts as one failure at least.
 *
 * @param {'vitest' | 'playwright'} runner
 * @param {any} report its JSON; null when it wrote none
 * @param {number} exitCode
 * @returns {Result}
 */
export function toCounts(runner, report, exitCode) {
  const counts = report
    ? (runner === 'vitest' ? fromVitest : fromPlaywright)(report)
    : { passed: 0, failed: 0, skipped: 0, stories: [] };
  if (exitCode === 0 || counts.failed > 0) return counts;
  return {
    ...counts,
    failed: 1,
    stories: [...counts.stories, `no test failed, but the runner ended with ${exitCode}`],
  };
}

/** @param {any} report */
function fromVitest(report) {
  const brokenFiles = report.testResults.filter(
    (/** @type {any} */ file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  const failures = report.testResults.flatMap((/** @type {any} */ file) =>
    file.assertionResults
      .filter((/** @type {any} */ test) => test.status === 'failed')
      .map((/** @type {any} */ test) => toStory(test.fullName, test.failureMessages[0])),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
    stories: [...failures, ...brokenFiles.map((/** @type {any} */ file) => toStory(file.name, file.message))],
  };
}

/** @param {any} report */
function fromPlaywright({ stats, errors, suites = [] }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    stories: [
      ...suites.flatMap(toBrowserStories),
      ...errors.map((/** @type {any} */ error) => toStory('before the tests', error.message)),
    ],
  };
}

/**
 * @param {any} suite
 * @returns {string[]}
 */
function toBrowserStories({ specs = [], suites = [] }) {
  const own = specs.flatMap((/** @type {any} */ spec) =>
    spec.tests
      .filter((/** @type {any} */ test) => test.status === 'unexpected' || test.status === 'flaky')
      .map((/** @type {any} */ test) => {
        const name = `${spec.file} › ${spec.title}${test.status === 'flaky' ? ' (passed at the second try)' : ''}`;
        return toStory(name, test.results[0]?.errors[0]?.message);
      }),
  );
  return [...own, ...suites.flatMap(toBrowserStories)];
}

/**
 * @param {string} name
 * @param {string} [message] its first line is told
 */
function toStory(name, message = '') {
  const [line] = stripVTControlCharacters(message).split('\n');
  return line ? `${name}: ${line}` : name;
}

/**
 * @param {(Result & { part: string, isFiltered: boolean })[]} parts
 * @returns {{ sentence: string, isGood: boolean, complaint?: string, stories: string[] }} `complaint`: when tests are missing
 */
export function sumUp(parts) {
  const total = (/** @type {keyof Counts} */ what) => parts.reduce((sum, part) => sum + part[what], 0);
  const [passed, failed, skipped] = [total('passed'), total('failed'), total('skipped')];
  const sentence = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

  const stories = parts.flatMap(({ part, stories }) => stories.map((story) => `${part}: ${story}`));

  const empty = parts.filter((part) => !part.isFiltered && part.passed + part.failed === 0);
  if (passed + failed === 0) return { sentence, isGood: false, complaint: 'No test ran.', stories };
  if (empty.length > 0)
    return {
      sentence,
      isGood: false,
      complaint: `No test ran in ${empty.map(({ part }) => part).join(', ')}.`,
      stories,
    };
  return { sentence, isGood: failed === 0, stories };
}
