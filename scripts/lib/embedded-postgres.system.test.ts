import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import pg from 'pg';
import { describe, expect, it } from 'vitest';

import { Process, temporaryFolder } from '../../test/processes';
import { openDatabase } from './embedded-postgres.mjs';
import { startOf } from './processes.mjs';

/** Opens the database in a process of its own and stays. */
const another = (dataDir: string) =>
  new Process([
    '--input-type=module',
    '--eval',
    `import { openDatabase } from './scripts/lib/embedded-postgres.mjs';
     console.log('opening');
     const database = await openDatabase({ dataDir: ${JSON.stringify(dataDir)} });
     process.on('SIGTERM', () => database.stop().then(() => process.exit()));
     console.log('open');
     setInterval(() => {}, 1000);`,
  ]);

const postmaster = (dataDir: string) =>
  Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

async function ask(url: string, question: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: question, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

describe('a database in a folder', () => {
  const dataDir = temporaryFolder();

  it('knows Vietnamese letters and order, and keeps its password to itself', async () => {
    const { url, adopted, stop } = await openDatabase({ dataDir });
    expect(adopted).toBe(false);
    const [lower, sorted] = await ask(
      url,
      `SELECT lower('ĐƯỜNG'), (SELECT string_agg(w, ' ' ORDER BY w COLLATE "vi-x-icu") FROM unnest('{b,â,ă,a,đ,d}'::text[]) w)`,
    );
    expect([lower, sorted]).toEqual(['đường', 'a ă â b d đ']);
    await expect(ask(url.replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow('password');
    await stop();
  });

  it('is shared by processes, and stops with the last to leave', async () => {
    const { url, stop } = await openDatabase({ dataDir });
    const other = another(dataDir);
    await other.says(/open$/m);
    const pid = postmaster(dataDir);
    await stop();
    expect(await ask(url, 'SELECT 1')).toEqual([1]);
    expect(await other.end('SIGTERM')).toBe(0);
    expect(startOf(pid)).toBeNull();
  });

  it('is adopted after its owner was killed', async () => {
    const killed = another(dataDir);
    await killed.says(/open$/m);
    await killed.end('SIGKILL');
    const { url, adopted, stop } = await openDatabase({ dataDir });
    expect(adopted).toBe(true);
    expect(await ask(url, 'SELECT 1')).toEqual([1]);
    const pid = postmaster(dataDir);
    await stop();
    expect(startOf(pid)).toBeNull();
  });

  it('rises again after it was killed itself', async () => {
    const { url, stop } = await openDatabase({ dataDir });
    await ask(url, 'CREATE TABLE kept AS SELECT 42 AS value');
    process.kill(postmaster(dataDir), 'SIGKILL');
    await stop();
    const again = await openDatabase({ dataDir });
    expect(again.adopted).toBe(false);
    expect(await ask(again.url, 'SELECT value FROM kept')).toEqual([42]);
    await again.stop();
  });

  it('is not fooled by an old note that names a stranger', async () => {
    const note = [
      process.pid,
      join(dataDir, 'postgres'),
      '1700000000',
      '5432',
      '',
      '127.0.0.1',
      '',
      'ready   ',
      '',
    ].join('\n');
    writeFileSync(join(dataDir, 'postgres/postmaster.pid'), note);
    const { url, adopted, stop } = await openDatabase({ dataDir });
    expect(adopted).toBe(false);
    expect(await ask(url, 'SELECT value FROM kept')).toEqual([42]);
    await stop();
  });
});

describe('the first time', () => {
  it('begins again when it was killed half way', async () => {
    const dataDir = temporaryFolder();
    const killed = another(dataDir);
    await killed.says('opening');
    const draft = () => readdirSync(dataDir).find((name) => name.startsWith('postgres.new-'));
    while (!draft() || !existsSync(join(dataDir, draft()!, 'PG_VERSION')))
      await new Promise((resolve) => setTimeout(resolve, 5));
    await killed.end('SIGKILL');
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);

    const { url, stop } = await openDatabase({ dataDir });
    expect(await ask(url, 'SELECT 1')).toEqual([1]);
    await stop();
    expect(readdirSync(dataDir).filter((name) => name.startsWith('postgres.new-'))).toEqual([]);
  });

  it('may be asked for by two at once', async () => {
    const dataDir = temporaryFolder();
    const both = [another(dataDir), another(dataDir)];
    await Promise.all(both.map((one) => one.says(/open$/m)));
    expect(await Promise.all(both.map((one) => one.end('SIGTERM')))).toEqual([0, 0]);
    expect(existsSync(join(dataDir, 'postgres/postmaster.pid'))).toBe(false);
  });
});
