import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import pg from 'pg';

import { FORGETFUL, openDatabase } from '../scripts/lib/embedded-postgres.mjs';
import { migrate } from '../scripts/lib/migrate.mjs';
import { startOf } from '../scripts/lib/processes.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const home = join(root, '.cache/test-postgres');

/**
 * A real PostgreSQL for the tests, and in it a migrated template that every test copies in a moment.
 * Runs at the same time share it. It is vitest's global setup, and the browser tests' too; what it returns ends it.
 */
export default async function openTestPostgres(): Promise<() => Promise<void>> {
  const server = await openOrBeginAnew();
  await prepareTemplate(server.url);
  process.env.TEST_POSTGRES_URL = server.url;
  process.env.TEST_POSTGRES_TEMPLATE = templateName();
  return () => server.stop();
}

/** It forgets what a power cut interrupts, so what cannot be opened any more is thrown away. */
async function openOrBeginAnew() {
  try {
    return await openDatabase({ dataDir: home, settings: FORGETFUL });
  } catch {
    rmSync(join(home, 'postgres'), { recursive: true, force: true });
    return openDatabase({ dataDir: home, settings: FORGETFUL });
  }
}

async function prepareTemplate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`SELECT pg_advisory_lock(hashtext('template'))`);
    const { rows } = await client.query<{ datname: string }>('SELECT datname FROM pg_database');
    const names = rows.map((row) => row.datname);
    for (const name of names.filter(isLeftOver)) await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);

    const template = templateName();
    if (names.includes(template)) return;
    const draft = `draft_${process.pid}`;
    await client.query(`CREATE DATABASE ${draft}`);
    await migrate(databaseUrl(url, draft));
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${template}`);
  } finally {
    await client.end();
  }
}

/** Names say which process made a database, so that those of a killed run can be swept up. */
function isLeftOver(name: string): boolean {
  const pid = /^(?:test|draft)_(\d+)/.exec(name)?.[1];
  return pid !== undefined && startOf(Number(pid)) === null;
}

function templateName(): string {
  const migrations = join(root, 'prisma/migrations');
  const hash = createHash('sha256');
  for (const name of readdirSync(migrations, { recursive: true, encoding: 'utf8' }).sort()) {
    if (name.endsWith('.sql')) hash.update(name).update(readFileSync(join(migrations, name)));
  }
  return `template_${hash.digest('hex').slice(0, 16)}`;
}

/** The same server, another database. */
export function databaseUrl(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}
