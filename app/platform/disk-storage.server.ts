import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, opendir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { Readable } from 'node:stream';

import { ConfigError } from './config-error';
import { requireStorageKey } from './storage-key';
import type { ListedFile, Storage } from './storage.server';

/** Half files live here, on the same disk as whole ones, so that they become whole by a rename. No key can name it. */
const HALF = '.half';

/** Files in a folder. */
export function diskStorage(root: string): Storage {
  const pathOf = (key: string) => join(root, requireStorageKey(key));
  return {
    async check() {
      const probe = join(root, HALF, `probe-${randomUUID()}`);
      try {
        await mkdir(dirname(probe), { recursive: true });
        await writeFile(probe, '');
        await rm(probe);
      } catch (cause) {
        const { code } = cause as NodeJS.ErrnoException;
        throw new ConfigError(
          `Files cannot be kept in the folder ${root} (${code}): make it writable, or name another one with STORAGE_URL.`,
          { cause },
        );
      }
    },
    async put(key, content) {
      const path = pathOf(key);
      const half = join(root, HALF, randomUUID());
      await mkdir(dirname(half), { recursive: true });
      try {
        await writeWhole(half, content);
        await renameInto(half, path);
      } catch (error) {
        await rm(half, { force: true });
        throw error;
      }
      await rememberFolder(dirname(path));
    },
    async move(from, to) {
      const path = pathOf(to);
      await renameInto(pathOf(from), path);
      await rememberFolder(dirname(path));
    },
    async find(key) {
      const path = pathOf(key);
      const found = await orNull(stat(path));
      if (!found?.isFile()) return null;
      return {
        bytes: found.size,
        changedAt: found.mtime,
        stream: () => Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>,
      };
    },
    read: (key) => readFile(pathOf(key)),
    async remove(key) {
      const path = pathOf(key);
      await rm(path, { force: true });
      await removeEmptyFolders(root, dirname(path));
    },
    list: (prefix) => filesUnder(root, pathOf(prefix.replace(/\/$/, ''))),
    async dropHalfWritten(before) {
      let dropped = 0;
      for (const name of (await orNull(readdir(join(root, HALF)))) ?? []) {
        const path = join(root, HALF, name);
        const found = await orNull(stat(path));
        if (!found || found.mtime >= before) continue;
        await rm(path, { force: true });
        dropped++;
      }
      return dropped;
    },
  };
}

/** Everything on the disk itself before anybody hears of it, so that a power cut leaves no hole. */
async function writeWhole(path: string, content: Uint8Array | Readable): Promise<void> {
  const file = await open(path, 'wx', 0o644);
  try {
    await writeFile(file, content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** How often a folder may vanish under a file that is put into it: uploads come and go in one folder. */
const TRIES = 20;

async function renameInto(from: string, to: string): Promise<void> {
  for (let tries = TRIES; ; tries--) {
    try {
      await mkdir(dirname(to), { recursive: true });
      return await rename(from, to);
    } catch (error) {
      // somebody removed the folder, empty until now, before or between the two steps; where that happens inside
      // mkdir itself, Node calls what vanished under its eyes "not a directory"
      const { code } = error as NodeJS.ErrnoException;
      const folderIsGone = (code === 'ENOENT' || code === 'ENOTDIR') && (await orNull(stat(from)));
      if (!folderIsGone || tries === 1) throw error;
    }
  }
}

/** A rename is only safe from a power cut once its folder is on the disk too. Windows does that by itself. */
async function rememberFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await orNull(open(path, 'r'));
  await folder?.sync();
  await folder?.close();
}

async function removeEmptyFolders(root: string, folder: string): Promise<void> {
  for (let at = folder; at.startsWith(root + sep); at = dirname(at)) {
    try {
      await rmdir(at);
    } catch (error) {
      if (['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) return;
      throw error;
    }
  }
}

async function* filesUnder(root: string, folder: string): AsyncIterable<ListedFile> {
  const entries = await orNull(opendir(folder));
  if (!entries) return;
  for await (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(root, path);
    const found = entry.isFile() ? await orNull(stat(path)) : null;
    if (found) yield { key: relative(root, path).replaceAll(sep, '/'), bytes: found.size, changedAt: found.mtime };
  }
}

/** Null where there is no such file or folder; every other fault is told. */
const orNull = <Value>(asked: Promise<Value>): Promise<Value | null> =>
  asked.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
