import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';

import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { migrate } from './migrate.mjs';

const COUNT = readdirSync('prisma/migrations', { withFileTypes: true }).filter((entry) => entry.isDirectory()).length;

describe('an empty database', () => {
  let client: pg.Client;
  let url: string;

  beforeEach(async () => {
    const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
    client = new pg.Client({ connectionString: process.env.TEST_POSTGRES_URL });
    await client.connect();
    await client.query(`CREATE DATABASE ${name}`);
    url = Object.assign(new URL(process.env.TEST_POSTGRES_URL!), { pathname: `/${name}` }).href;
    afterwards = async () => {
      await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await client.end();
    };
  });
  let afterwards: () => Promise<void>;
  afterEach(() => afterwards());

  const inIt = async (statement: string): Promise<unknown[]> => {
    const connection = new pg.Client({ connectionString: url });
    await connection.connect();
    try {
      return (await connection.query({ text: statement, rowMode: 'array' })).rows;
    } finally {
      await connection.end();
    }
  };

  it('is migrated once, though two processes come together', async () => {
    const applied = await Promise.all([migrate(url), migrate(url)]);
    expect(applied.sort()).toEqual([0, COUNT]);
    expect(await migrate(url)).toBe(0);
    expect(await inIt('SELECT count(*)::int, count(finished_at)::int FROM _prisma_migrations')).toEqual([
      [COUNT, COUNT],
    ]);
  });

  it('is migrated after all when something stood in the way, and nothing half done was left', async () => {
    await inIt(`CREATE FUNCTION fold(text) RETURNS text LANGUAGE sql AS 'SELECT $1'`);
    await expect(migrate(url)).rejects.toThrow('function "fold" already exists');
    expect(await inIt(`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`)).toEqual([['_prisma_migrations']]);

    await inIt('DROP FUNCTION fold(text)');
    expect(await migrate(url)).toBe(COUNT);
  });
});
