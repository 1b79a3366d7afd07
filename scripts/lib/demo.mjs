/** The demo, loaded once into a database that nobody lives in yet. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { run } from './children.mjs';
import { step } from './progress.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const script = join(root, 'scripts/demo/load.ts');

/**
 * Loads the demo at the first run, and again after a run that was killed while loading. It remembers in the
 * database itself, in a schema of its own that Prisma does not look at.
 *
 * @param {{ databaseUrl: string, wanted: boolean }} options
 * @returns {Promise<boolean>} whether this database holds the demo
 */
export async function loadDemoOnce({ databaseUrl, wanted }) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`
      CREATE SCHEMA IF NOT EXISTS launcher;
      CREATE TABLE IF NOT EXISTS launcher.demo (begun_at timestamptz NOT NULL DEFAULT now(), loaded_at timestamptz)`);
    const { rows } = await client.query('SELECT loaded_at IS NOT NULL AS loaded FROM launcher.demo');
    if (rows[0]?.loaded) return true;
    if (!wanted || !existsSync(script)) return false;
    if (rows.length === 0) {
      const { rowCount: people } = await client.query('SELECT FROM people LIMIT 1');
      if (people) return false; // real people opened their shops here with DEMO=0
      await client.query('INSERT INTO launcher.demo DEFAULT VALUES');
    }
    await step('Bày hàng mẫu · Loading the demo', (detail) =>
      run([process.execPath, '--import', 'tsx', script], {
        cwd: root,
        env: { ...process.env, DATABASE_URL: databaseUrl, JOBS: '0' },
        orElse: 'The demo could not be loaded: see above; DEMO=0 npm start goes without it.',
        onLine: detail,
      }),
    );
    await client.query('UPDATE launcher.demo SET loaded_at = now()');
    return true;
  } finally {
    await client.end();
  }
}
