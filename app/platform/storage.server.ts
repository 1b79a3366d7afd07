import type { Readable } from 'node:stream';

import { ConfigError } from './config-error';
import { diskStorage } from './disk-storage.server';
import { s3Storage } from './s3-storage.server';
import { readStorageUrl } from './storage-url.server';

/** A file as storage knows it. */
export type StoredFile = { bytes: number; changedAt: Date; stream(): ReadableStream<Uint8Array> };

/** A file in a list. */
export type ListedFile = { key: string; bytes: number; changedAt: Date };

/**
 * Where files live. Keys are paths with `/`; everything under `public/` may be seen by anyone who knows its
 * address, everything under `private/` by nobody outside the server.
 * A key is whole or absent: a process killed while writing leaves nothing that could be read.
 */
export type Storage = {
  /** Asks once whether files can be listed, written and removed; if not, a `ConfigError` says what to mend. */
  check(): Promise<void>;
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

/** Opens the place that `STORAGE_URL` names; nothing connects before the first question. */
export function openStorage(storageUrl: string): Storage {
  const place = readStorageUrl(storageUrl);
  if ('mend' in place) throw new ConfigError(`STORAGE_URL is "${storageUrl}": ${place.mend}.`);
  return place.kind === 's3' ? s3Storage(place) : diskStorage(place.folder);
}
