import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';

import { ConfigError } from './config-error';
import type { ListedFile, Storage } from './storage.server';

/** Everything that is kept lies in one of these. */
const FOLDERS = ['private', 'public'];

/** What a move has done so far. `gone`: removed by somebody else meanwhile. */
export type Moved = { sent: number; alreadyThere: number; gone: number; failed: number; bytes: number };

/**
 * Copies every file to another storage, reads it back there and compares; only then, and only when asked, the first
 * one is removed. What is there already and alike is not sent again, so a move that broke off is simply begun anew.
 */
export async function moveStorage(
  { from, to }: { from: Storage; to: Storage },
  {
    deletes,
    parallel,
    onFile,
    onFailure,
  }: {
    deletes: boolean;
    parallel: number;
    /** `all`: how many files there are. */
    onFile: (moved: Moved, all: number) => void;
    onFailure: (key: string, error: unknown) => void;
  },
): Promise<Moved> {
  const all = await countFiles(from, to);
  const moved: Moved = { sent: 0, alreadyThere: 0, gone: 0, failed: 0, bytes: 0 };
  const files = allFiles(from);
  const worker = async () => {
    for (let next = await files.next(); !next.done; next = await files.next()) {
      const { key } = next.value;
      try {
        const outcome = await moveFile(from, to, key);
        moved[outcome]++;
        if (outcome !== 'gone' && deletes) await from.remove(key);
        moved.bytes += outcome === 'sent' ? next.value.bytes : 0;
      } catch (error) {
        moved.failed++;
        onFailure(key, error);
      }
      onFile(moved, all);
    }
  };
  await Promise.all(Array.from({ length: parallel }, worker));
  return moved;
}

/** How many files there are to move; refuses when both are one place, or one lies in the other. */
async function countFiles(from: Storage, to: Storage): Promise<number> {
  const probe = `private/moving-${randomUUID()}`;
  await to.put(probe, Buffer.from('probe'));
  try {
    let files = 0;
    for await (const { key } of allFiles(from)) {
      if (key.endsWith(probe)) {
        throw new ConfigError(
          'From and to are one place, or one lies in the other: name a place of its own after --to.',
        );
      }
      files++;
    }
    return files;
  } finally {
    await to.remove(probe);
  }
}

async function* allFiles(storage: Storage): AsyncGenerator<ListedFile> {
  for (const folder of FOLDERS) yield* storage.list(folder);
}

async function moveFile(from: Storage, to: Storage, key: string): Promise<'sent' | 'alreadyThere' | 'gone'> {
  const [file, there] = [await from.find(key), await to.find(key)];
  if (!file) return 'gone';
  if (there?.bytes === file.bytes && (await hashOf(file.stream())) === (await hashOf(there.stream()))) {
    return 'alreadyThere';
  }
  const hash = createHash('sha256');
  await to.put(key, Readable.from(hashing(file.stream(), hash)));
  const arrived = await to.find(key);
  if (arrived?.bytes !== file.bytes || (await hashOf(arrived.stream())) !== hash.digest('hex')) {
    await to.remove(key);
    throw new Error('it did not arrive as it was sent');
  }
  return 'sent';
}

async function* hashing(content: ReadableStream<Uint8Array>, hash: ReturnType<typeof createHash>) {
  for await (const chunk of content as unknown as AsyncIterable<Uint8Array>) {
    hash.update(chunk);
    yield chunk;
  }
}

async function hashOf(content: ReadableStream<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of content as unknown as AsyncIterable<Uint8Array>) hash.update(chunk);
  return hash.digest('hex');
}
