import { Readable } from 'node:stream';

import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { S3_ENVIRONMENT } from '../../test/s3-server';
import { STORAGES, type TestStorage } from '../../test/storages';
import { openStorage, type Storage } from './storage.server';

/** More than S3 takes in one piece, so that a file arrives in several. */
const SEVERAL_PARTS = 12_000_000;

describe.each(STORAGES)('%s of files', { timeout: 30_000 }, (_kind, open) => {
  let place: TestStorage;
  let storage: Storage;
  beforeAll(async () => {
    for (const [name, value] of Object.entries(S3_ENVIRONMENT)) vi.stubEnv(name, value);
    place = await open();
    storage = openStorage(place.url);
  });
  beforeEach(() => place.empty());
  afterAll(async () => {
    await place.close();
    vi.unstubAllEnvs();
  });

  const text = (content: string) => new TextEncoder().encode(content);
  const readText = async (key: string) => new TextDecoder().decode(await storage.read(key));
  const keys = async (prefix: string) => {
    const found: string[] = [];
    for await (const file of storage.list(prefix)) found.push(file.key);
    return found.sort();
  };

  it('says that it is ready, and shows nothing of having been asked', async () => {
    await storage.check();
    expect(await keys('private')).toEqual([]);
    expect(await keys('public')).toEqual([]);
    expect(await place.halves()).toBe(0);
  });

  it('keeps what is put, whole or streamed, and says how large and how old it is', async () => {
    await storage.put('private/originals/a', text('hoa'));
    await storage.put('private/originals/b', Readable.from([text('mai '), text('vàng')]));
    expect(await readText('private/originals/a')).toBe('hoa');
    const found = await storage.find('private/originals/b');
    expect(found?.bytes).toBe(9);
    expect(Math.abs(Date.now() - found!.changedAt.getTime())).toBeLessThan(5_000);
    expect(await new Response(found?.stream()).text()).toBe('mai vàng');
    expect(await storage.find('private/originals/c')).toBeNull();
    expect(await storage.find('private/originals')).toBeNull();
    expect(await storage.find('private/originals/a/b')).toBeNull();
    await expect(storage.read('private/originals/c')).rejects.toThrow(/ENOENT|NoSuchKey/);
  });

  it('keeps what is empty, and what is large', async () => {
    await storage.put('public/nothing', new Uint8Array());
    expect((await storage.find('public/nothing'))?.bytes).toBe(0);
    expect(await storage.read('public/nothing')).toHaveLength(0);
    expect(await new Response((await storage.find('public/nothing'))?.stream()).text()).toBe('');

    const large = Buffer.alloc(SEVERAL_PARTS, Buffer.from(Array.from({ length: 251 }, (_, index) => index)));
    const pieces = Array.from({ length: 12 }, (_, index) => large.subarray(index * 1_000_000, (index + 1) * 1_000_000));
    await storage.put('public/large', Readable.from(pieces));
    expect(large.equals(await storage.read('public/large'))).toBe(true);
    expect(await place.halves()).toBe(0);
  });

  it('lets a reader go in the middle, and read again', async () => {
    await storage.put('public/large', Buffer.alloc(SEVERAL_PARTS, 7));
    for (let round = 0; round < 3; round++) {
      const reader = (await storage.find('public/large'))!.stream().getReader();
      expect((await reader.read()).value?.[0]).toBe(7);
      await reader.cancel();
    }
    expect(await storage.read('public/large')).toHaveLength(SEVERAL_PARTS);
  });

  it.each([
    ['at its beginning', 4],
    ['after some megabytes', SEVERAL_PARTS],
  ])('shows nothing of a file that is being written, or whose sender broke off %s', async (_story, bytes) => {
    await storage.put('public/x', text('old'));
    const seen: (string | null)[] = [];
    const breaksOff = async function* () {
      yield Buffer.alloc(bytes);
      seen.push(await readText('public/x'), ...(await keys('public')));
      throw new Error('the signal is gone');
    };
    await expect(storage.put('public/x', Readable.from(breaksOff()))).rejects.toThrow('the signal is gone');
    expect(seen).toEqual(['old', 'public/x']);
    expect(await readText('public/x')).toBe('old');
    expect(await place.halves()).toBe(0);
  });

  it('clears away what a killed process left half written, but not what is being written now', async () => {
    const goesOn: (() => void)[] = [];
    const slowly = async function* () {
      yield Buffer.alloc(SEVERAL_PARTS);
      await new Promise<void>((resolve) => goesOn.push(resolve));
      yield text('end');
    };
    const began = new Date(Date.now() - 60_000);
    const [first, second] = [
      storage.put('public/left', Readable.from(slowly())),
      storage.put('public/also-left', Readable.from(slowly())),
    ].map((putting) => putting.then(() => 'whole', () => 'lost')); // prettier-ignore
    await expect.poll(() => place.halves()).toBe(2);
    expect(await storage.dropHalfWritten(began)).toBe(0);
    // a part that is still on its way to the disk would make the file young again
    await expect.poll(() => goesOn.length, { timeout: 15_000 }).toBe(2);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await place.ageHalves();
    const third = storage.put('public/slow', Readable.from(slowly()));
    await expect.poll(() => place.halves()).toBe(3);
    expect(await storage.dropHalfWritten(began)).toBe(2);
    expect(await place.halves()).toBe(1);
    await expect.poll(() => goesOn.length).toBe(3);
    for (const goOn of goesOn) goOn();
    await third;
    expect(await Promise.all([first, second])).toEqual(['lost', 'lost']);
    expect(await keys('public')).toEqual(['public/slow']);
  });

  it('moves a file over an older one', async () => {
    await storage.put('private/arriving/1', text('new'));
    await storage.put('private/originals/1', text('old'));
    await storage.move('private/arriving/1', 'private/originals/1');
    expect(await readText('private/originals/1')).toBe('new');
    expect(await storage.find('private/arriving/1')).toBeNull();
    await expect(storage.move('private/arriving/1', 'private/originals/2')).rejects.toThrow(/ENOENT|NoSuchKey/);
    expect(await keys('private')).toEqual(['private/originals/1']);
  });

  it('lists by folder, and a folder that is not there is empty', async () => {
    for (const key of [
      'public/photos/a/1',
      'public/photos/a/2',
      'public/photos/b/1',
      'public/photos/a.b',
      'private/a',
    ]) {
      await storage.put(key, text(key));
    }
    expect(await keys('public/photos/a/')).toEqual(['public/photos/a/1', 'public/photos/a/2']);
    expect(await keys('public')).toHaveLength(4);
    expect(await keys('private/a')).toEqual([]);
    expect(await keys('nothing/here')).toEqual([]);
    for await (const { key, bytes, changedAt } of storage.list('private')) {
      expect({ key, bytes, isNew: Date.now() - changedAt.getTime() < 5_000 }).toEqual({
        key: 'private/a',
        bytes: 9,
        isNew: true,
      });
    }
  });

  it('removes a file, and is not troubled to be asked twice', async () => {
    await storage.put('public/photos/a/1', text('1'));
    await storage.remove('public/photos/a/1');
    await storage.remove('public/photos/a/1');
    expect(await storage.find('public/photos/a/1')).toBeNull();
    await storage.put('public/photos/a/1', text('again'));
    expect(await readText('public/photos/a/1')).toBe('again');
  });

  it.each(['', '/etc/passwd', '../x', 'a/../../x', 'a//b', '.half/x', 'a/.hidden', 'a/', 'a\\b', 'a\0b', 'a b', 'ă'])(
    'takes %j for no key',
    async (key) => {
      await expect(async () => storage.put(key, text('x'))).rejects.toThrow('no storage key');
      await expect(async () => storage.read(key)).rejects.toThrow('no storage key');
      await expect(async () => storage.find(key)).rejects.toThrow('no storage key');
      await expect(async () => storage.remove(key)).rejects.toThrow('no storage key');
      await expect(async () => storage.move('a', key)).rejects.toThrow('no storage key');
    },
  );

  it('survives many writers of one key: one of them wins, whole', async () => {
    const contents = Array.from({ length: 8 }, (_, index) => String(index).repeat(100_000));
    await Promise.all(contents.map((content) => storage.put('public/x', text(content))));
    expect(contents).toContain(await readText('public/x'));
  });
});
