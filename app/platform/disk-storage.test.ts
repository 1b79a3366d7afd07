import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { diskStorage } from './disk-storage.server';
import type { Storage } from './storage.server';

let root: string;
let storage: Storage;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'chovuon-disk-'));
  storage = diskStorage(root);
});
afterEach(() => rm(root, { recursive: true, force: true, maxRetries: 3 }));

describe('files in a folder', () => {
  it('lie where their keys say, for everybody who may look into the folder', async () => {
    await storage.put('public/photos/a/w320.jpg', Buffer.from('hoa'));
    expect((await stat(join(root, 'public/photos/a/w320.jpg'))).size).toBe(3);
    expect(await readdir(join(root, '.half'))).toEqual([]);
  });

  it('take the folders along that they leave empty', async () => {
    await storage.put('public/photos/a/1', Buffer.from('1'));
    await storage.put('private/b', Buffer.from('2'));
    await storage.remove('public/photos/a/1');
    expect((await readdir(root)).sort()).toEqual(['.half', 'private']);
  });

  it('come and go in one folder at once, many of them', async () => {
    const comeAndGo = async (lane: number) => {
      for (let round = 0; round < 40; round++) {
        await storage.put(`private/arriving/${lane}`, Buffer.from('here'));
        await storage.remove(`private/arriving/${lane}`);
      }
    };
    await Promise.all(Array.from({ length: 6 }, (_, lane) => comeAndGo(lane)));
    expect(await readdir(root)).toEqual(['.half']);
  });
});

describe('a folder that cannot hold files is told at the start, with the mend', () => {
  it('when a file is in its place', async () => {
    const path = join(root, 'files');
    await writeFile(path, '');
    await expect(diskStorage(path).check()).rejects.toThrow(
      `Files cannot be kept in the folder ${path} (ENOTDIR): make it writable, or name another one with STORAGE_URL.`,
    );
  });

  it.skipIf(process.getuid?.() === 0)('when we may not write there', async () => {
    await chmod(root, 0o500);
    await expect(storage.check()).rejects.toThrow('(EACCES)');
  });
});
