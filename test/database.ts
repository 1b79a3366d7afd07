import { randomBytes } from 'node:crypto';

import pg from 'pg';

import { databaseUrl } from './postgres';

/** A migrated, empty database for one test or one file of tests; `drop` it when done. */
export async function freshDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const { TEST_POSTGRES_URL: server, TEST_POSTGRES_TEMPLATE: template } = process.env;
  if (!server) throw new Error('Only tests named *.db.test.ts have a database.');
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return { url: databaseUrl(server, name), drop: () => onServer(server, `DROP DATABASE ${name} WITH (FORCE)`) };
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
