import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { openStorage, type Storage } from './storage.server';

let root: string;
let storage: Storage;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'chovuon-storage-'));
});
beforeEach(async () => {
  await rm(root, { recursive: true, force: true });
  storage = openStorage(pathToFileURL(root).href);
});
afterAll(() => rm(root, { recursive: true, force: true }));

const text = (content: string) => new TextEncoder().encode(content);
const readText = async (key: string) => new TextDecoder().decode(await storage.read(key));
const keys = async (prefix: string) => {
  const found: string[] = [];
  for await (const file of storage.list(prefix)) found.push(file.key);
  return found.sort();
};

describe('a folder of files', () => {
  it('keeps what is put, whole or streamed, and says how large it is', async () => {
    await storage.put('private/originals/a', text('hoa'));
    await storage.put('private/originals/b', Readable.from([text('mai '), text('vàng')]));
    expect(await readText('private/originals/a')).toBe('hoa');
    const found = await storage.find('private/originals/b');
    expect(found?.bytes).toBe(9);
    expect(await new Response(found?.stream()).text()).toBe('mai vàng');
    expect(await storage.find('private/originals/c')).toBeNull();
    expect(await storage.find('private/originals')).toBeNull();
    expect(await storage.find('private/originals/a/b')).toBeNull();
  });

  it('shows nothing of a file that is still being written, or whose sender broke off', async () => {
    await storage.put('public/x', text('old'));
    const seen: (string | null)[] = [];
    const breaksOff = async function* () {
      yield text('half');
      seen.push(await readText('public/x'), ...(await keys('public')));
      throw new Error('the signal is gone');
    };
    await expect(storage.put('public/x', Readable.from(breaksOff()))).rejects.toThrow('the signal is gone');
    expect(seen).toEqual(['old', 'public/x']);
    expect(await readText('public/x')).toBe('old');
    expect(await readdir(join(root, '.half'))).toEqual([]);
  });

  it('clears away what a killed process left half written, but not what is being written now', async () => {
    let goOn = () => {};
    const pause = new Promise<void>((resolve) => (goOn = resolve));
    const slowly = async function* () {
      yield text('half');
      await pause;
    };
    const putting = storage.put('public/slow', Readable.from(slowly()));
    await expect.poll(() => readdir(join(root, '.half'))).toHaveLength(1);
    expect(await storage.dropHalfWritten(new Date(Date.now() - 60_000))).toBe(0);
    goOn();
    await putting;

    await storage.put('public/other', text('whole'));
    const left = join(root, '.half', 'left');
    await writeFile(left, 'half');
    await utimes(left, new Date(0), new Date(0));
    expect(await storage.dropHalfWritten(new Date(Date.now() - 60_000))).toBe(1);
    expect(await keys('public')).toEqual(['public/other', 'public/slow']);
  });

  it('moves a file over an older one', async () => {
    await storage.put('private/arriving/1', text('new'));
    await storage.put('private/originals/1', text('old'));
    await storage.move('private/arriving/1', 'private/originals/1');
    expect(await readText('private/originals/1')).toBe('new');
    expect(await storage.find('private/arriving/1')).toBeNull();
    await expect(storage.move('private/arriving/1', 'private/originals/2')).rejects.toThrow('ENOENT');
  });

  it('lists by folder, and a folder that is not there is empty', async () => {
    for (const key of ['public/photos/a/1', 'public/photos/a/2', 'public/photos/b/1', 'private/a']) {
      await storage.put(key, text(key));
    }
    expect(await keys('public/photos/a/')).toEqual(['public/photos/a/1', 'public/photos/a/2']);
    expect(await keys('public')).toHaveLength(3);
    expect(await keys('nothing/here')).toEqual([]);
  });

  it('removes a file and the folders it leaves empty, and is not troubled to be asked twice', async () => {
    await storage.put('public/photos/a/1', text('1'));
    await storage.remove('public/photos/a/1');
    await storage.remove('public/photos/a/1');
    expect(await storage.find('public/photos/a/1')).toBeNull();
    await expect(stat(join(root, 'public'))).rejects.toThrow('ENOENT');
    await storage.put('public/photos/a/1', text('again'));
    expect(await readText('public/photos/a/1')).toBe('again');
  });

  it.each(['', '/etc/passwd', '../x', 'a/../../x', 'a//b', '.half/x', 'a/.hidden', 'a/', 'a\\b', 'a\0b', 'a b', 'ă'])(
    'takes %j for no key',
    async (key) => {
      await expect(async () => storage.put(key, text('x'))).rejects.toThrow('no storage key');
      await expect(async () => storage.read(key)).rejects.toThrow('no storage key');
    },
  );

  it('survives many writers of one key: one of them wins, whole', async () => {
    const contents = Array.from({ length: 8 }, (_, index) => String(index).repeat(100_000));
    await Promise.all(contents.map((content) => storage.put('public/x', text(content))));
    expect(contents).toContain(await readText('public/x'));
  });

  it('lets many files come and go in one folder at once', async () => {
    const comeAndGo = async (lane: number) => {
      for (let round = 0; round < 40; round++) {
        await storage.put(`private/arriving/${lane}`, text('here'));
        await storage.remove(`private/arriving/${lane}`);
      }
    };
    await Promise.all(Array.from({ length: 6 }, (_, lane) => comeAndGo(lane)));
    expect(await keys('private')).toEqual([]);
  });
});
