/** The libraries, installed when they are missing or the lock file changed. Uses none of them. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './children.mjs';
import { oneAtATime } from './folder.mjs';
import { step } from './progress.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const marker = join(root, 'node_modules/.chovuon-installed');
const fingerprint = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
const isInstalled = () => existsSync(marker) && readFileSync(marker, 'utf8') === fingerprint();

/** npm has finished; called at the end of every `npm install`, so one made by hand counts too. */
export function noteInstalled() {
  writeFileSync(marker, fingerprint());
}

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
  await node('scripts/postinstall.mjs'); // npm leaves it out where scripts are switched off
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
