/** All parts of the tests, one after the other, and what they come to. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endWithMe } from './children.mjs';
import { installWhatIsMissing } from './install.mjs';
import { Refusal, tell } from './refusal.mjs';
import { sumUp, toCounts } from './test-counts.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const resultsFolder = join(root, '.cache/test-results');
const PARTS = /** @type {const} */ (['unit', 'db', 'system', 'browser']);
/** @typedef {(typeof PARTS)[number]} Part */

/** @param {string[]} words from the command line */
export async function runTests(words) {
  try {
    const { parts, filters } = readWords(words);
    await installWhatIsMissing();
    await prepare(parts);
    const counts = [];
    for (const part of parts) counts.push(await runPart(part, filters));
    const sum = sumUp(counts);
    if (sum.stories.length > 0) console.log(`\n── to look at ──\n${sum.stories.join('\n')}`);
    console.log(`\n${sum.complaint ? `${sum.complaint}\n` : ''}${sum.sentence}`);
    process.exitCode = sum.isGood ? 0 : 1;
  } catch (error) {
    tell(error);
  }
}

/** @param {string[]} words */
function readWords(words) {
  const isPart = (/** @type {string} */ word) => PARTS.includes(/** @type {Part} */ (word));
  const chosen = words.filter(isPart);
  const unknown = words.find((word) => word.startsWith('-'));
  if (unknown) throw new Refusal(`"${unknown}" is not known: npm test -- [${PARTS.join('|')}] [part of a file name].`);
  return {
    parts: PARTS.filter((part) => chosen.length === 0 || chosen.includes(part)),
    filters: words.filter((word) => !isPart(word)),
  };
}

/**
 * The browser is looked for before anything is run: without one, nobody should wait for the other parts first.
 *
 * @param {Part[]} parts
 */
async function prepare(parts) {
  if (parts.includes('browser')) {
    const { requireBrowser } = await import('./browser.mjs');
    process.env.CHROMIUM_PATH = await requireBrowser();
  }
  if (parts.some((part) => part !== 'unit')) {
    const { buildIfNeeded } = await import('./build.mjs');
    await buildIfNeeded();
  }
}

/**
 * @param {Part} part
 * @param {string[]} filters
 */
async function runPart(part, filters) {
  const report = join(resultsFolder, `${part}.json`);
  mkdirSync(resultsFolder, { recursive: true });
  rmSync(report, { force: true });
  const require = createRequire(import.meta.url);
  console.log(`\n── ${part} ──`);
  const exitCode =
    part === 'browser'
      ? await node([require.resolve('@playwright/test/cli'), 'test', '--pass-with-no-tests', ...filters], {
          PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        })
      : await node([
          join(dirname(require.resolve('vitest/package.json')), 'vitest.mjs'),
          ...['run', '--project', part, '--passWithNoTests'],
          ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
          ...filters,
        ]);
  const json = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null;
  return {
    part,
    isFiltered: filters.length > 0,
    ...toCounts(part === 'browser' ? 'playwright' : 'vitest', json, exitCode),
  };
}

/**
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<number>} its exit code
 */
function node(args, env = {}) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  endWithMe(child);
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}
