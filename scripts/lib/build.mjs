/** The built application, made anew when something it is made of has changed. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './children.mjs';
import { oneAtATime } from './folder.mjs';
import { step } from './progress.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const madeFrom = join(root, 'build/.made-from');
const SOURCES = [
  'app',
  'public',
  'vite.config.ts',
  'scripts/lib/offline-worker.mjs',
  'remix.config.js',
  'tsconfig.json',
  'package-lock.json',
  'prisma/schema.prisma',
];

/** Builds the application unless what stands in `build/` is of these very sources. */
export async function buildIfNeeded() {
  mkdirSync(join(root, '.cache'), { recursive: true });
  await oneAtATime(join(root, '.cache'), 'build', async () => {
    const sources = fingerprint();
    if (existsSync(madeFrom) && readFileSync(madeFrom, 'utf8') === sources) return;
    await step('Dựng trang · Building the pages', async () => {
      rmSync(madeFrom, { force: true });
      const remix = createRequire(import.meta.url).resolve('@remix-run/dev/package.json');
      await run([process.execPath, join(dirname(remix), 'dist/cli.js'), 'vite:build'], {
        cwd: root,
        env: { ...process.env, NODE_ENV: 'production' },
        orElse: 'The pages could not be built: see above.',
      });
      writeFileSync(madeFrom, sources);
    });
  });
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((source) => filesIn(source))) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesIn(path) {
  if (!existsSync(join(root, path)) || path === 'app/platform/prisma-client') return [];
  if (statSync(join(root, path)).isFile()) return /\.test\.tsx?$/.test(path) ? [] : [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesIn(`${path}/${name}`));
}
