import { beforeAll, expect, it } from 'vitest';

import { freshPlatform, type TestPlatform } from '../../test/platform';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await freshPlatform();
});

const waiting = async (name: string) => {
  const { rows } = await platform.pool.query<{ data: object }>(
    `SELECT data FROM pgboss.job WHERE name = $1 AND state = 'created' ORDER BY created_on, data::text`,
    [name],
  );
  return rows.map(({ data }) => data);
};

it('drops a piece of work while one with its key waits, and no other', async () => {
  for (const key of ['mai', 'mai', 'cuc', undefined, undefined]) {
    await platform.jobs.send('test.wait', { key: key ?? 'none' }, key ? { key } : {});
  }
  expect((await waiting('test.wait')).map((data) => (data as { key: string }).key).sort()).toEqual([
    'cuc',
    'mai',
    'none',
    'none',
  ]);
});

it('does a piece again when it failed, and takes the next one with its key while it does', async () => {
  const done: number[] = [];
  let fails = true;
  await platform.jobs.send('test.again', { number: 1 }, { key: 'mai' });
  await platform.jobs.work([
    {
      name: 'test.again',
      timeoutSeconds: 10,
      retries: 3,
      async work({ number }: { number: number }) {
        done.push(number);
        if (!fails) return;
        fails = false;
        await platform.jobs.send('test.again', { number: 2 }, { key: 'mai' });
        throw new Error('the first time');
      },
    },
  ]);
  await expect.poll(() => [...done].sort(), { timeout: 15_000 }).toEqual([1, 1, 2]);
});
