import { gunzipSync } from 'node:zlib';

import { beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Storage } from '~/platform/storage.server';

import { storedListing, storedShop } from '../../../test/builders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { answerFeed } from './answer-feed.server';
import { FILES, findFile, type ChannelFile } from './channels';
import { findSource, type FeedSource } from './feed-source.server';
import { noteFetch } from './fetch-log.server';
import { forgetStored, removeLeftovers } from './forget-stored.server';
import { lookAtStored } from './read-stored.server';
import { contextOf, writeFeed } from './write-feed.server';
import { writeStored } from './write-stored.server';

const NOW = new Date('2026-11-23T03:00:00Z');
const HOUR = 3_600_000;
const SITE = 'https://chovuon.example';
const GOOGLE = findFile('google.xml')!;

type Owner = Pick<FeedSource, 'kind' | 'id'>;
type Garden = {
  platform: TestPlatform;
  shop: Owner;
  coop: Owner;
  ids: string[];
  puts: string[];
  breakAt(put: number): void;
};

/** A cooperative of a garden with 24 listings and one with 3, of which ten listings at most make a part. */
async function aGarden(): Promise<Garden> {
  const bare = await freshPlatform({ now: NOW, env: { PUBLIC_URL: SITE } });
  const puts: string[] = [];
  let broken = 0;
  const storage: Storage = {
    ...bare.storage,
    async put(key, content) {
      puts.push(key);
      if (puts.length === broken) throw new Error('killed');
      await bare.storage.put(key, content);
    },
  };
  const platform: TestPlatform = { ...bare, storage };
  const { db } = platform;
  const coop = await db.cooperative.create({ data: { slug: 'htx', name: 'HTX Hoa kiểng' } });
  const shop = await storedShop(db, { cooperativeId: coop.id });
  const small = await storedShop(db, { cooperativeId: coop.id, name: 'Vườn Út' });
  const ids: string[] = [];
  for (let at = 0; at < 24; at++)
    ids.push(
      (await storedListing(db, { shopId: shop.id, name: `Bông giấy số ${at}`, description: `Cây số ${at}.` })).id,
    );
  for (let at = 0; at < 3; at++) await storedListing(db, { shopId: small.id, name: `Mai số ${at}` });
  ids.sort();
  return {
    platform,
    shop: { kind: 'shop', id: shop.id },
    coop: { kind: 'cooperative', id: coop.id },
    ids,
    puts,
    breakAt: (put) => void (broken = puts.length + put),
  };
}

const write = ({ platform }: Garden, { kind, id }: Owner, file = GOOGLE.file) =>
  writeStored(platform, { kind, ownerId: id, file }, { least: 1, listings: 10 });

const sourceOf = async ({ platform }: Garden, owner: Owner) => (await findSource(platform, owner))!;

async function ask(garden: Garden, owner: Owner, file: ChannelFile, headers: Record<string, string> = {}) {
  const source = await sourceOf(garden, owner);
  return answerFeed(garden.platform, new Request(`${SITE}/feeds/${file.file}`, { headers }), source, file);
}

async function read(garden: Garden, owner: Owner, file: ChannelFile, encoding = 'gzip'): Promise<string> {
  const answer = await ask(garden, owner, file, { 'Accept-Encoding': encoding });
  expect(answer.status).toBe(200);
  const bytes = Buffer.from(await answer.arrayBuffer());
  return (file.gzipped || answer.headers.has('Content-Encoding') ? gunzipSync(bytes) : bytes).toString();
}

/** The file from its first row to its last out of the database. */
async function computed(garden: Garden, owner: Owner, file: ChannelFile): Promise<string> {
  const { platform } = garden;
  const source = await sourceOf(garden, owner);
  const pieces: Uint8Array[] = [];
  for await (const piece of writeFeed(platform, source, file, contextOf(source, SITE, platform.clock.now())))
    pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

/** How many of a file's segments are true in storage, and how many are not. */
async function look(garden: Garden, owner: Owner, file = GOOGLE) {
  const { platform } = garden;
  const source = await sourceOf(garden, owner);
  const segments = await lookAtStored(platform, source, file, contextOf(source, SITE, platform.clock.now()));
  const stored = segments.filter(({ part }) => part !== null).length;
  return { stored, computed: segments.length - stored };
}

const keysIn = async ({ platform }: Garden): Promise<string[]> => {
  const keys: string[] = [];
  for await (const { key } of platform.storage.list('private/feeds/')) keys.push(key);
  return keys;
};

describe('every file of a large garden and of its cooperative', { timeout: 60_000 }, () => {
  let garden: Garden;
  beforeAll(async () => {
    garden = await aGarden();
  }, 60_000);

  it.each(FILES.map((file) => [file.file, file] as const))(
    '%s is the same from storage as computed',
    async (_name, file) => {
      for (const owner of [garden.shop, garden.coop]) {
        const parts = owner.kind === 'shop' ? 3 : 4;
        const before = await computed(garden, owner, file);
        if (!file.gzipped) expect(await write(garden, owner, file.file)).toEqual({ written: parts, kept: 0 });
        expect(await look(garden, owner, file)).toEqual({ stored: parts, computed: 0 });
        for (const encoding of ['gzip', 'identity'])
          expect(await read(garden, owner, file, encoding), encoding).toBe(before);
      }
    },
  );

  it('comes packed to whoever takes it so, plain to everybody else, and not at all to whoever has it', async () => {
    await write(garden, garden.shop);
    const packed = await ask(garden, garden.shop, GOOGLE, { 'Accept-Encoding': 'br, gzip' });
    expect([packed.headers.get('Content-Encoding'), packed.headers.get('Vary')]).toEqual(['gzip', 'Accept-Encoding']);
    await packed.arrayBuffer();
    for (const encoding of ['gzip;q=0', 'br', 'identity;q=1, *;q=0', '']) {
      const plain = await ask(garden, garden.shop, GOOGLE, { 'Accept-Encoding': encoding });
      expect([plain.headers.get('Content-Encoding'), plain.headers.get('Vary')]).toEqual([null, 'Accept-Encoding']);
      await plain.arrayBuffer();
    }
    const known = await ask(garden, garden.shop, GOOGLE, { 'If-None-Match': packed.headers.get('ETag') ?? '' });
    expect(known.status).toBe(304);
  });
});

describe('a stored file', { timeout: 60_000 }, () => {
  let garden: Garden;
  beforeEach(async () => {
    garden = await aGarden();
    await write(garden, garden.shop);
    garden.puts.length = 0;
  }, 60_000);

  const listingAt = (at: number) => garden.ids[at]!;
  const CHANGES: [string, (garden: Garden) => Promise<unknown>][] = [
    [
      'a price',
      ({ platform: { db } }) => db.variant.updateMany({ where: { listingId: listingAt(3) }, data: { price: 77_000n } }),
    ],
    [
      'a stock',
      ({ platform: { db } }) => db.variant.updateMany({ where: { listingId: listingAt(3) }, data: { stock: 0 } }),
    ],
    ['a rest', ({ platform: { db } }) => db.listing.update({ where: { id: listingAt(3) }, data: { state: 'paused' } })],
    [
      'a photo that is taken away',
      ({ platform: { db } }) => db.photo.updateMany({ where: { listingId: listingAt(3) }, data: { removedAt: NOW } }),
    ],
    ['a listing that is deleted', ({ platform: { db } }) => db.listing.delete({ where: { id: listingAt(3) } })],
    ['a new listing', ({ platform: { db }, shop }) => storedListing(db, { shopId: shop.id, name: 'Mới' })],
    ['a name', ({ platform: { db } }) => db.listing.update({ where: { id: listingAt(3) }, data: { name: 'Khác' } })],
  ];

  it.each(CHANGES)('tells %s at once, and has only its part written anew', async (_what, change) => {
    const before = await read(garden, garden.shop, GOOGLE);
    await change(garden);
    const now = await read(garden, garden.shop, GOOGLE);
    expect(now).not.toBe(before);
    expect(now).toBe(await computed(garden, garden.shop, GOOGLE));
    expect(await look(garden, garden.shop)).toEqual({ stored: 2, computed: 1 });

    expect(await write(garden, garden.shop)).toEqual({ written: 1, kept: 2 });
    expect(garden.puts).toHaveLength(1);
    expect(await look(garden, garden.shop)).toEqual({ stored: 3, computed: 0 });
    expect(await read(garden, garden.shop, GOOGLE)).toBe(now);
  });

  it('tells what moves from one listing to another in both', async () => {
    const { db } = garden.platform;
    const [one, other] = [listingAt(0), listingAt(23)];
    const { id } = await db.certificate.create({
      data: { shopId: garden.shop.id, listingId: one, kind: 'ocop', stars: 4, expiresOn: new Date('2027-05-01') },
    });
    await write(garden, garden.shop);
    await db.certificate.update({ where: { id }, data: { listingId: other } });
    expect(await look(garden, garden.shop)).toEqual({ stored: 1, computed: 2 });
    expect(await read(garden, garden.shop, GOOGLE)).toBe(await computed(garden, garden.shop, GOOGLE));
  });

  it('is written anew as a whole when the garden bears another name, and not at all for what no row shows', async () => {
    const { db } = garden.platform;
    await db.shop.update({ where: { id: garden.shop.id }, data: { story: 'Ba đời trồng bông.' } });
    expect(await look(garden, garden.shop)).toEqual({ stored: 3, computed: 0 });
    await db.shop.update({ where: { id: garden.shop.id }, data: { name: 'Vườn Bà Năm' } });
    expect(await look(garden, garden.shop)).toEqual({ stored: 0, computed: 3 });
    expect(await read(garden, garden.shop, GOOGLE)).toBe(await computed(garden, garden.shop, GOOGLE));
    expect(await write(garden, garden.shop)).toEqual({ written: 3, kept: 0 });
  });

  it('is written anew on another day only where a listing goes by the calendar', async () => {
    const { db, setNow } = garden.platform;
    await db.listing.update({ where: { id: listingAt(0) }, data: { preorderOn: new Date('2026-11-25') } });
    await write(garden, garden.shop);
    setNow(new Date('2026-11-25T03:00:00Z'));
    const now = await read(garden, garden.shop, GOOGLE);
    expect(now).not.toContain('preorder');
    expect(now).toBe(await computed(garden, garden.shop, GOOGLE));
    expect(await write(garden, garden.shop)).toEqual({ written: 1, kept: 2 });
  });

  it('is cut anew where a part has grown', async () => {
    for (let at = 0; at < 9; at++) await storedListing(garden.platform.db, { shopId: garden.shop.id });
    expect(await write(garden, garden.shop)).toEqual({ written: 2, kept: 2 });
    expect(await read(garden, garden.shop, GOOGLE)).toBe(await computed(garden, garden.shop, GOOGLE));
  });

  it('is written once when two processes want to', async () => {
    await garden.platform.db.shop.update({ where: { id: garden.shop.id }, data: { name: 'Vườn Bà Năm' } });
    const done = await Promise.all([write(garden, garden.shop), write(garden, garden.shop)]);
    expect(done.filter((one) => one !== null)).toEqual([{ written: 3, kept: 0 }]);
    expect(garden.puts).toHaveLength(3);
  });

  it('goes on as it was when the writer is killed in the middle, and nothing of that writer stays', async () => {
    await garden.platform.db.shop.update({
      where: { id: garden.shop.id },
      data: { tagline: 'Bông đẹp', name: 'Vườn Bà Năm' },
    });
    garden.breakAt(2);
    await expect(write(garden, garden.shop)).rejects.toThrow('killed');
    expect(await keysIn(garden)).toHaveLength(4);
    expect(await read(garden, garden.shop, GOOGLE)).toBe(await computed(garden, garden.shop, GOOGLE));
    await garden.platform.db.shop.update({ where: { id: garden.shop.id }, data: { name: 'Vườn Bà Tư' } });
    expect(await look(garden, garden.shop)).toEqual({ stored: 3, computed: 0 });

    garden.platform.setNow(new Date(Date.now() + 4 * HOUR));
    await removeLeftovers(garden.platform);
    expect(await keysIn(garden)).toHaveLength(3);
    expect(await write(garden, garden.shop)).toEqual({ written: 0, kept: 3 }); // and its locks went with it
  });

  it('is read to its end by whoever began with the old parts, which go after a time of grace', async () => {
    const before = await computed(garden, garden.shop, GOOGLE);
    const reader = (await ask(garden, garden.shop, GOOGLE, { 'Accept-Encoding': 'gzip' })).body!.getReader();
    const chunks = [(await reader.read()).value!];
    await garden.platform.db.shop.update({ where: { id: garden.shop.id }, data: { name: 'Vườn Bà Năm' } });
    await write(garden, garden.shop);
    garden.platform.setNow(new Date(Date.now() + 2 * HOUR));
    await removeLeftovers(garden.platform);
    expect(await keysIn(garden)).toHaveLength(6);
    for (let next = await reader.read(); !next.done; next = await reader.read()) chunks.push(next.value);
    expect(gunzipSync(Buffer.concat(chunks)).toString()).toBe(before);

    garden.platform.setNow(new Date(Date.now() + 4 * HOUR));
    await removeLeftovers(garden.platform);
    expect(await keysIn(garden)).toHaveLength(3);
  });

  it('is whole though a part is lost from storage, and mended the next time it is written', async () => {
    const [lost] = await keysIn(garden);
    await garden.platform.storage.remove(lost!);
    const whole = await computed(garden, garden.shop, GOOGLE);
    expect(await read(garden, garden.shop, GOOGLE)).toBe(whole);
    expect(await write(garden, garden.shop)).toEqual({ written: 1, kept: 2 });
    expect(await keysIn(garden)).toContain(lost);
    expect(await read(garden, garden.shop, GOOGLE)).toBe(whole);
  });

  it('leaves with its garden, and with its cooperative', async () => {
    const { platform, shop, coop } = garden;
    await write(garden, coop);
    await platform.db.cooperative.delete({ where: { id: coop.id } });
    expect(await platform.db.feedPart.count({ where: { ownerId: coop.id } })).toBe(0);
    await platform.db.listing.deleteMany({ where: { shopId: shop.id } });
    await platform.db.shop.delete({ where: { id: shop.id } });
    expect(await platform.db.feedPart.count()).toBe(0);
    platform.setNow(new Date(Date.now() + 4 * HOUR));
    await removeLeftovers(platform);
    expect(await keysIn(garden)).toEqual([]);
  });

  it('is kept while somebody fetches it, and forgotten with the notes of its changes when nobody does', async () => {
    const { platform, shop, ids } = garden;
    await platform.db.variant.updateMany({ where: { listingId: ids[0]! }, data: { price: 77_000n } });
    await noteFetch(platform, { ownerId: shop.id, file: GOOGLE.file, reader: 'google', items: 24 });
    platform.setNow(new Date(NOW.getTime() + 48 * HOUR));
    expect(await forgetStored(platform)).toBe(true);
    expect(await look(garden, shop)).toEqual({ stored: 2, computed: 1 });

    platform.setNow(new Date(NOW.getTime() + 96 * HOUR));
    expect(await forgetStored(platform)).toBe(true);
    expect(await look(garden, shop)).toEqual({ stored: 0, computed: 1 });
    const { notesChanges } = await platform.db.shop.findUniqueOrThrow({ where: { id: shop.id } });
    expect([notesChanges, await platform.db.listingChange.count()]).toEqual([false, 0]);
    expect(await read(garden, shop, GOOGLE)).toBe(await computed(garden, shop, GOOGLE));
  });
});

it('misses no change that had begun before anybody noted changes', async () => {
  const garden = await aGarden();
  const { platform, coop, ids } = garden;
  const client = await platform.pool.connect();
  await client.query('BEGIN');
  await client.query('UPDATE variants SET price = 66000 WHERE listing_id = $1', [ids[5]]);
  const writing = write(garden, coop);
  await new Promise((resolve) => setTimeout(resolve, 500));
  await client.query('COMMIT');
  client.release();
  expect(await writing).toEqual({ written: 4, kept: 0 });
  const text = await read(garden, coop, GOOGLE);
  expect(text).toContain('66000 VND');
  expect(text).toBe(await computed(garden, coop, GOOGLE));
}, 60_000);

it('is written because somebody fetches it, when it is large and asked for by the address of the house', async () => {
  const { platform, shop } = await aGarden();
  const source = (await findSource(platform, shop))!;
  const asked = async (origin: string) => {
    await (await answerFeed(platform, new Request(`${origin}/feeds/google.xml`), source, GOOGLE)).arrayBuffer();
    await platform.jobs.send('test.after', {});
    const { rows } = await platform.pool.query<{ data: object }>(
      `SELECT data FROM pgboss.job WHERE name = 'feeds.write-stored' AND state = 'created'`,
    );
    return rows.map(({ data }) => data);
  };
  expect(await asked(SITE)).toEqual([]);
  await platform.pool.query(
    `INSERT INTO listings (id, shop_id, slug, state, name, unit, published_at, price_from, updated_at)
     SELECT gen_random_uuid(), $1, 'them-' || n, 'published', 'Thêm', 'cay', now(), 1000, now()
     FROM generate_series(1, 4976) AS n`,
    [shop.id],
  );
  await asked(SITE);
  await expect
    .poll(async () => asked(SITE), { timeout: 20_000 })
    .toEqual([{ kind: 'shop', ownerId: shop.id, file: 'google.xml' }]);
}, 60_000);
