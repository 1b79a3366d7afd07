import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';

import { openPromise, validateFileName, type Entry } from 'yauzl';

import type { Storage } from '~/platform/storage.server';
import { ok, refuse, type Result } from '~/shared/result';

import { checkPack, PACK_FILES_MAX, type PackEntry, type PackProblem } from './import-pack';

/** Photos that came with a sheet. Their names are only ever compared with the sheet's: nothing is written by them. */
export type PhotoPack = {
  /** With their folders, parted by `/`. */
  names: readonly string[];
  /** The bytes of one of them. */
  open(name: string): Promise<ReadableStream<Uint8Array>>;
  close(): Promise<void>;
};

/** A zip on the disk. */
export async function openZip(path: string): Promise<Result<PhotoPack, PackProblem>> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false, decodeStrings: false }).catch(() => null);
  if (!zip) return refuse({ code: 'imports.pack-unreadable' });
  const entries = new Map<string, Entry>();
  const told: PackEntry[] = [];
  let isWhole = true;
  try {
    if (zip.entryCount > PACK_FILES_MAX) {
      zip.close();
      return refuse({ code: 'imports.pack-too-many', with: { max: PACK_FILES_MAX } });
    }
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry);
      if (!entries.has(name)) entries.set(name, entry);
      told.push({
        name: validateFileName(name) === null ? name : `/${name}`, // the library knows more odd ones than we do
        packed: entry.compressedSize,
        unpacked: entry.uncompressedSize,
        isLocked: entry.isEncrypted(),
      });
    }
  } catch {
    isWhole = false; // cut off, or no directory: said to whoever sent it
  }
  const checked = isWhole ? checkPack(told) : { problem: { code: 'imports.pack-unreadable' as const } };
  if ('problem' in checked) {
    zip.close();
    return refuse(checked.problem);
  }
  return ok({
    names: checked.names,
    async open(name) {
      const stream = await zip.openReadStreamPromise(entries.get(name)!);
      return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
    },
    close: async () => zip.close(),
  });
}

/** UTF-8, whether the zip says so or not, as phones and new programs write it; else letter by letter, so that ASCII stays. */
function nameOf(entry: Entry): string {
  const bytes = entry.fileNameRaw;
  let name: string;
  try {
    name = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    name = new TextDecoder('latin1').decode(bytes); // from a time before UTF-8
  }
  return name.replaceAll('\\', '/').normalize('NFC');
}

/** A zip in storage, laid on the disk for as long as it is open: its directory stands at its end. */
export async function openStoredZip(storage: Storage, key: string): Promise<Result<PhotoPack, PackProblem>> {
  const stored = await storage.find(key);
  if (!stored) return refuse({ code: 'imports.pack-unreadable' });
  const folder = await mkdtemp(join(tmpdir(), 'chovuon-pack-'));
  const drop = () => rm(folder, { recursive: true, force: true });
  try {
    const path = join(folder, 'photos.zip');
    await pipeline(Readable.fromWeb(stored.stream() as WebStream<Uint8Array>), createWriteStream(path));
    const opened = await openZip(path);
    if (!opened.ok) {
      await drop();
      return opened;
    }
    const { close, ...pack } = opened.value;
    return ok({ ...pack, close: async () => close().finally(drop) });
  } catch (error) {
    await drop();
    throw error;
  }
}

/** A folder on this machine, with its folders. */
export async function openFolder(path: string): Promise<Result<PhotoPack, PackProblem>> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)).replaceAll(sep, '/'));
  const checked = checkPack(names.map((name) => ({ name, packed: 1, unpacked: 1, isLocked: false })));
  if ('problem' in checked) return refuse(checked.problem);
  return ok({
    names: checked.names,
    open: async (name) => Readable.toWeb(createReadStream(join(path, name))) as ReadableStream<Uint8Array>,
    close: async () => undefined,
  });
}

/** A folder or a zip on this machine. */
export const openPack = async (path: string): Promise<Result<PhotoPack, PackProblem>> =>
  (await stat(path)).isDirectory() ? openFolder(path) : openZip(path);
