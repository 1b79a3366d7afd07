import { createHash, randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';

import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { S3_ENVIRONMENT } from '../../test/s3-server';
import { STORAGES, type TestStorage } from '../../test/storages';
import { moveStorage } from './move-storage.server';
import { openStorage, type Storage } from './storage.server';

const [[, openFolder], [, openBucket]] = STORAGES as [(typeof STORAGES)[0], (typeof STORAGES)[0]];

describe.each([
  ['from a folder into a bucket', openFolder, openBucket],
  ['from a bucket into a folder', openBucket, openFolder],
])('files move %s', { timeout: 30_000 }, (_story, openFrom, openTo) => {
  const places: TestStorage[] = [];
  let from: Storage;
  let to: Storage;
  let failures: string[];
  beforeAll(async () => {
    for (const [name, value] of Object.entries(S3_ENVIRONMENT)) vi.stubEnv(name, value);
    places.push(await openFrom(), await openTo());
    [from, to] = places.map(({ url }) => openStorage(url)) as [Storage, Storage];
  });
  beforeEach(async () => {
    vi.restoreAllMocks();
    failures = [];
    for (const place of places) await place.empty();
    await from.put('private/originals/large', randomBytes(11_000_000));
    for (let index = 0; index < 20; index++) await from.put(`public/photos/a/w${index + 1}.jpg`, randomBytes(index));
  });
  afterAll(async () => {
    for (const place of places) await place.close();
    vi.unstubAllEnvs();
  });

  const contents = async (storage: Storage) => {
    const found: Record<string, string> = {};
    for (const folder of ['private', 'public']) {
      for await (const { key } of storage.list(folder)) {
        found[key] = createHash('sha256').update(await storage.read(key)).digest('hex'); // prettier-ignore
      }
    }
    return found;
  };
  const move = (deletes = false) =>
    moveStorage(
      { from, to },
      { deletes, parallel: 4, onFile: () => {}, onFailure: (key, error) => failures.push(`${key} ${String(error)}`) },
    );

  it('all of them, byte for byte, and stay where they were', async () => {
    const before = await contents(from);
    expect(await move()).toEqual({ sent: 21, alreadyThere: 0, gone: 0, failed: 0, bytes: 11_000_190 });
    expect(await contents(to)).toEqual(before);
    expect(await contents(from)).toEqual(before);
  });

  it('and are gone from there when asked, but only those that arrived', async () => {
    const before = await contents(from);
    const put = to.put;
    vi.spyOn(to, 'put').mockImplementation(async (key, content) => {
      if (key.endsWith('w7.jpg')) throw new Error('no room left');
      await put(key, content);
    });
    expect(await move(true)).toMatchObject({ sent: 20, failed: 1 });
    expect(failures).toEqual(['public/photos/a/w7.jpg Error: no room left']);
    expect(Object.keys(await contents(from))).toEqual(['public/photos/a/w7.jpg']);

    vi.restoreAllMocks();
    expect(await move(true)).toMatchObject({ sent: 1, failed: 0 });
    expect(await contents(to)).toEqual(before);
    expect(await contents(from)).toEqual({});
  });

  it('going on where they broke off: what is there and alike is not sent again, what differs is', async () => {
    await move();
    await to.remove('public/photos/a/w3.jpg');
    await to.put('public/photos/a/w20.jpg', randomBytes(19)); // as long, but another
    expect(await move()).toMatchObject({ sent: 2, alreadyThere: 19, failed: 0 });
    expect(await contents(to)).toEqual(await contents(from));
  });

  it('and one that arrives damaged is not kept, nor is its first one lost', async () => {
    const put = to.put;
    vi.spyOn(to, 'put').mockImplementation(async (key, content) => {
      if (!key.endsWith('large')) return put(key, content);
      for await (const chunk of content as Readable) void chunk;
      await put(key, Buffer.alloc(11_000_000));
    });
    expect(await move(true)).toMatchObject({ sent: 20, failed: 1 });
    expect(failures).toEqual(['private/originals/large Error: it did not arrive as it was sent']);
    expect(await to.find('private/originals/large')).toBeNull();
    expect((await from.find('private/originals/large'))?.bytes).toBe(11_000_000);
  });

  it('but never onto themselves, which would remove them', async () => {
    const before = await contents(from);
    const [itself, inside] = [openStorage(places[0]!.url), openStorage(places[0]!.url.replace(/(\?|$)/, '/private$1'))];
    for (const target of [itself, inside]) {
      const moving = moveStorage(
        { from, to: target },
        { deletes: true, parallel: 4, onFile: () => {}, onFailure: () => {} },
      );
      await expect(moving).rejects.toThrow('From and to are one place, or one lies in the other');
    }
    expect(await contents(from)).toEqual(before);
  });

  it('except one that somebody removes meanwhile', async () => {
    vi.spyOn(from, 'find').mockImplementationOnce(async () => null);
    expect(await move()).toMatchObject({ sent: 20, gone: 1, failed: 0 });
  });
});
