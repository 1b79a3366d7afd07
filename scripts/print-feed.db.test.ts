import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { expect, it } from 'vitest';

import { storedListing, storedShop } from '../test/builders';
import { freshPlatform, type TestPlatform } from '../test/platform';
import { judgeGoogleTsv, judgeGoogleXml } from '../test/validators/google';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

type Outcome = { code: number; out: string; said: string };

/** What `npm run feed -- …` runs, in a process of its own. */
const feed = ({ config }: Pick<TestPlatform, 'config'>, ...args: string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: config.databaseUrl, PUBLIC_URL: 'https://chovuon.example' };
    execFile('node', ['scripts/feed.mjs', ...args], { cwd: ROOT, env }, (error, out, said) =>
      resolve({ code: error ? Number(error.code) : 0, out, said }),
    );
  });

it('writes a feed to standard output and nothing else, and its refusals to standard error', async () => {
  const platform = await freshPlatform();
  const coop = await platform.db.cooperative.create({ data: { slug: 'htx', name: 'HTX' } });
  const shop = await storedShop(platform.db, { cooperativeId: coop.id });
  await storedListing(platform.db, { shopId: shop.id });
  const today = new Date().toISOString().slice(0, 10);

  const [xml, tsv, noShop, noChannel] = await Promise.all([
    feed(platform, 'google', '--shop', shop.slug),
    feed(platform, 'google.tsv', '--coop', 'htx'),
    feed(platform, 'google', '--shop', 'khong-co'),
    feed(platform, 'zalo', '--shop', shop.slug),
  ]);
  const judged = judgeGoogleXml(xml.out, today);
  expect([xml.code, xml.said, judged.faults, judged.items.length]).toEqual([0, '', [], 1]);
  expect(judgeGoogleTsv(tsv.out, today)).toMatchObject({ faults: [], items: [expect.anything()] });
  expect(noShop).toEqual({ code: 2, out: '', said: 'There is no open shop "khong-co".\n' });
  expect(noChannel).toMatchObject({ code: 2, out: '', said: expect.stringContaining('There is no channel "zalo".') });
}, 120_000);
