/** What the reports of vitest and Playwright come to. Pure. */

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * A part that fails without a failing test (a file that cannot be read, a crash) counts as one failure at least.
 *
 * @param {'vitest' | 'playwright'} runner
 * @param {any} report its JSON; null when it wrote none
 * @param {number} exitCode
 * @returns {Counts}
 */
export function toCounts(runner, report, exitCode) {
  if (!report) return { passed: 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 };
  const counts = runner === 'vitest' ? fromVitest(report) : fromPlaywright(report);
  return { ...counts, failed: Math.max(counts.failed, exitCode === 0 ? 0 : 1) };
}

/** @param {any} report */
function fromVitest(report) {
  const brokenFiles = report.testResults.filter(
    (/** @type {any} */ file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** @param {any} report */
function fromPlaywright({ stats, errors }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped };
}

/**
 * @param {(Counts & { part: string, isFiltered: boolean })[]} parts
 * @returns {{ sentence: string, isGood: boolean, complaint?: string }} `complaint`: when tests are missing
 */
export function sumUp(parts) {
  const total = (/** @type {keyof Counts} */ what) => parts.reduce((sum, part) => sum + part[what], 0);
  const [passed, failed, skipped] = [total('passed'), total('failed'), total('skipped')];
  const sentence = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

  const empty = parts.filter((part) => !part.isFiltered && part.passed + part.failed === 0);
  if (passed + failed === 0) return { sentence, isGood: false, complaint: 'No test ran.' };
  if (empty.length > 0)
    return { sentence, isGood: false, complaint: `No test ran in ${empty.map(({ part }) => part).join(', ')}.` };
  return { sentence, isGood: failed === 0 };
}
