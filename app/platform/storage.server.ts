import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

/** A file as storage knows it. */
export type StoredFile = { bytes: number; stream(): ReadableStream<Uint8Array> };

/**
 * Where files live. Keys are paths with `/`; everything under `public/` may be seen by anyone who knows its
 * address, everything under `private/` by nobody outside the server.
 * A key is whole or absent: a process killed while writing leaves nothing that could be read.
 */
export type Storage = {
  put(key: string, content: Uint8Array | Readable): Promise<void>;
  find(key: string): Promise<StoredFile | null>;
  read(key: string): Promise<Uint8Array>;
  remove(key: string): Promise<void>;
};

/** Opens the place that `STORAGE_URL` names. Only folders are known today. */
export function openStorage(storageUrl: string): Storage {
  const url = new URL(storageUrl);
  if (url.protocol !== 'file:') throw new Error(`STORAGE_URL is "${storageUrl}": only file:///folder is supported.`);
  return diskStorage(fileURLToPath(url));
}

function diskStorage(root: string): Storage {
  const pathOf = (key: string) => {
    const path = resolve(root, key);
    if (!path.startsWith(root + sep)) throw new Error(`A storage key left its folder: ${key}`);
    return path;
  };
  return {
    async put(key, content) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true });
      const half = join(dirname(path), `.${randomUUID()}.part`);
      try {
        const file = await open(half, 'wx', 0o644);
        try {
          if (content instanceof Readable)
            await pipeline(content, file.createWriteStream({ autoClose: false, flush: true }));
          else await file.writeFile(content);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(half, path);
      } catch (error) {
        await rm(half, { force: true });
        throw error;
      }
    },
    async find(key) {
      const path = pathOf(key);
      const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
        throw error;
      });
      if (!found?.isFile()) return null;
      return {
        bytes: found.size,
        stream: () => Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>,
      };
    },
    read: (key) => readFile(pathOf(key)),
    remove: (key) => rm(pathOf(key), { force: true }),
  };
}
