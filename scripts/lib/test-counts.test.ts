import { describe, expect, it } from 'vitest';

import { sumUp, toCounts } from './test-counts.mjs';

const vitest = (over: object) => ({
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...over,
});
const part = (over: object) => ({
  part: 'unit',
  isFiltered: false,
  passed: 3,
  failed: 0,
  skipped: 0,
  stories: [],
  ...over,
});

describe('one part', () => {
  it.each([
    ['all is well', 'vitest', vitest({}), 0, { passed: 3, failed: 0, skipped: 0 }],
    ['a test fails', 'vitest', vitest({ numFailedTests: 1 }), 1, { passed: 3, failed: 1, skipped: 0 }],
    [
      'a file cannot be read',
      'vitest',
      vitest({ testResults: [{ status: 'failed', assertionResults: [] }] }),
      1,
      { passed: 3, failed: 1, skipped: 0 },
    ],
    ['all pass but something falls afterwards', 'vitest', vitest({}), 1, { passed: 3, failed: 1, skipped: 0 }],
    ['the runner dies without a word', 'vitest', null, 134, { passed: 0, failed: 1, skipped: 0 }],
    [
      'a second try helps',
      'playwright',
      { stats: { expected: 2, flaky: 1, unexpected: 0, skipped: 1 }, errors: [] },
      0,
      { passed: 3, failed: 0, skipped: 1 },
    ],
    [
      'the browser tests cannot begin',
      'playwright',
      { stats: { expected: 0, flaky: 0, unexpected: 0, skipped: 0 }, errors: [{}] },
      1,
      { passed: 0, failed: 1, skipped: 0 },
    ],
  ] as const)('%s', (_story, runner, report, exitCode, counts) =>
    expect(toCounts(runner, report, exitCode)).toMatchObject(counts),
  );

  it('names what failed, with the first line of why', () => {
    const failed = {
      status: 'failed',
      fullName: 'a pot is sold once',
      failureMessages: ['\u001b[31mtwice\u001b[39m\n at x'],
    };
    const report = vitest({
      numFailedTests: 1,
      testResults: [{ status: 'failed', assertionResults: [failed, { status: 'passed' }] }],
    });
    expect(toCounts('vitest', report, 1).stories).toEqual(['a pot is sold once: twice']);
    expect(toCounts('vitest', vitest({}), 1).stories).toEqual(['no test failed, but the runner ended with 1']);
  });

  it('names a browser test that needed a second try', () => {
    const spec = (status: string) => ({
      file: 'buying.spec.ts',
      title: status,
      tests: [{ status, results: [{ errors: [{ message: 'too late' }] }] }],
    });
    const report = {
      stats: { expected: 1, flaky: 1, unexpected: 1, skipped: 0 },
      errors: [],
      suites: [{ specs: [spec('expected')], suites: [{ specs: [spec('flaky'), spec('unexpected')] }] }],
    };
    expect(toCounts('playwright', report, 1).stories).toEqual([
      'buying.spec.ts › flaky (passed at the second try): too late',
      'buying.spec.ts › unexpected: too late',
    ]);
  });
});

describe('the closing line', () => {
  it.each([
    ['adds up', [part({}), part({ skipped: 2 })], { sentence: '6 passed, 0 failed, 2 skipped', isGood: true }],
    ['fails with one failure', [part({}), part({ failed: 1 })], { sentence: '6 passed, 1 failed', isGood: false }],
    ['fails when nothing ran', [part({ passed: 0, isFiltered: true })], { isGood: false, complaint: 'No test ran.' }],
    [
      'fails when a whole part is empty',
      [part({}), part({ part: 'browser', passed: 0 })],
      { isGood: false, complaint: 'No test ran in browser.' },
    ],
    [
      'lets a filter leave parts out',
      [part({ isFiltered: true }), part({ passed: 0, isFiltered: true })],
      { isGood: true },
    ],
  ])('%s', (_story, parts, expected) => expect(sumUp(parts)).toMatchObject(expected));
});
