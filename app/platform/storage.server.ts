import { fileURLToPath } from 'node:url';
import type { Readable } from 'node:stream';

import { diskStorage } from './disk-storage.server';

/** A file as storage knows it. */
export type StoredFile = { bytes: number; stream(): ReadableStream<Uint8Array> };

/** A file in a list. */
export type ListedFile = { key: string; bytes: number; changedAt: Date };

/**
 * Where files live. Keys are paths with `/`; everything under `public/` may be seen by anyone who knows its
 * address, everything under `private/` by nobody outside the server.
 * A key is whole or absent: a process killed while writing leaves nothing that could be read.
 */
export type Storage = {
  /** Writes a file, in place of an older one. A stream that breaks off leaves what was there before. */
  put(key: string, content: Uint8Array | Readable): Promise<void>;
  /** Gives a file another key, in place of what lay there. */
  move(from: string, to: string): Promise<void>;
  find(key: string): Promise<StoredFile | null>;
  read(key: string): Promise<Uint8Array>;
  /** Removing what is not there is no fault: it may be asked twice. */
  remove(key: string): Promise<void>;
  /** Every whole file whose key begins with these folders (`private/arriving/`), in no order. */
  list(prefix: string): AsyncIterable<ListedFile>;
  /** Clears away what killed processes left half written before this moment; how many there were. */
  dropHalfWritten(before: Date): Promise<number>;
};

/** Opens the place that `STORAGE_URL` names. Only folders are known today. */
export function openStorage(storageUrl: string): Storage {
  const url = new URL(storageUrl);
  if (url.protocol !== 'file:') throw new Error(`STORAGE_URL is "${storageUrl}": only file:///folder is supported.`);
  return diskStorage(fileURLToPath(url));
}
