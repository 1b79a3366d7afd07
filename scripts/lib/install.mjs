/** The libraries, installed when they are missing or the lock file changed. Uses none of them. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './children.mjs';
import { oneAtATime } from './folder.mjs';
import { step } from './progress.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Whether npm's own note of what it installed agrees with the lock file, however it was called. npm writes the
 * note last, so an interrupted install has none. Packages for other machines may be missing.
 */
function isInstalled() {
  const note = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(note)) return false;
  const installed = packagesIn(note);
  const wanted = Object.entries(packagesIn(join(root, 'package-lock.json')));
  return wanted.every(([path, { version, optional }]) => {
    if (path === '') return true; // ourselves
    return path in installed ? installed[path]?.version === version : optional;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/** Makes `node_modules` whole and Prisma's client current. */
export async function installWhatIsMissing() {
  if (!isInstalled()) {
    mkdirSync(join(root, '.cache'), { recursive: true });
    await oneAtATime(join(root, '.cache'), 'install', async () => {
      if (!isInstalled()) await step('Tải thư viện · Installing libraries', install);
    });
  }
  await node('scripts/generate.mjs');
}

async function install() {
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  await run([...npm, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    env: withoutNpmsOwn(process.env),
    orElse: 'The libraries could not be installed: see what npm says above, check the network, and start again.',
  });
}

/** @param {string} script */
const node = (script) => run([process.execPath, script], { cwd: root, orElse: `${script} failed: see above.` });

/**
 * What an npm tells its script about itself would mislead the npm inside.
 * @param {NodeJS.ProcessEnv} env
 */
const withoutNpmsOwn = (env) =>
  /** @type {NodeJS.ProcessEnv} */ (
    Object.fromEntries(Object.entries(env).filter(([name]) => !/^npm_(?:command|lifecycle|package)/i.test(name)))
  );
