import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';

import { unstable_parseMultipartFormData as parseMultipart, type UploadHandlerPart } from '@remix-run/node';

import type { Platform } from '~/platform/platform.server';
import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { cleanText, cutText } from '~/shared/text';

import { PACK_BYTES_MAX } from './import-pack';
import { SHEET_BYTES_MAX } from './import-sheet';
import { askToRead } from './imports.server';

type Tools = Pick<Platform, 'db' | 'storage' | 'jobs'>;

/** Folder of sheets and zips that wait to be imported. */
export const IMPORTS = 'private/imports/';

/** What one request may carry at most, in bytes. */
const BODY_MAX = SHEET_BYTES_MAX + PACK_BYTES_MAX + 100_000;

type Kept = { key: string; fileName: string; bytes: number };

/**
 * Takes a form with a `sheet` and, if there is one, a zip of `photos`: both go to storage as they arrive, without being
 * held in memory, and the sheet is read behind the scenes. Answers the import's id.
 */
export async function receiveImport(
  { db, storage, jobs }: Tools,
  { shopId, request }: { shopId: string; request: Request },
): Promise<Result<string>> {
  const tooLarge = (field: string, max: number): Problem => ({
    code: 'imports.file-too-large',
    field,
    with: { max: max / 1_000_000 },
  });
  if (Number(request.headers.get('Content-Length')) > BODY_MAX) return refuse(tooLarge('photos', PACK_BYTES_MAX));
  const kept: Partial<Record<string, Kept>> = {};
  const problems: Problem[] = [];
  const take = async ({ name, filename, data }: UploadHandlerPart) => {
    const max = name === 'sheet' ? SHEET_BYTES_MAX : name === 'photos' ? PACK_BYTES_MAX : 0;
    if (max === 0 || !filename || kept[name]) return null;
    const key = `${IMPORTS}${randomUUID()}`;
    const seen = { bytes: 0 };
    async function* limited() {
      for await (const chunk of data) {
        seen.bytes += chunk.length;
        if (seen.bytes > max) throw new TooLarge();
        yield chunk;
      }
    }
    try {
      await storage.put(key, Readable.from(limited()));
      if (seen.bytes > 0) kept[name] = { key, bytes: seen.bytes, fileName: nameOf(filename) };
      else await storage.remove(key);
    } catch (error) {
      if (!(error instanceof TooLarge)) throw error;
      problems.push(tooLarge(name, max));
      for await (const rest of data) void rest; // what is still to come belongs to nobody
    }
    return null;
  };
  const drop = () => Promise.all(Object.values(kept).map((one) => one && storage.remove(one.key)));
  try {
    await parseMultipart(request, take);
    const { sheet, photos } = kept;
    if (!sheet && problems.length === 0) problems.push({ code: 'imports.file-missing', field: 'sheet' });
    if (!sheet || problems.length > 0) {
      await drop();
      return refuse(...problems);
    }
    const { id } = await db.listingImport.create({
      data: { shopId, fileName: sheet.fileName, sheetKey: sheet.key, photosKey: photos?.key ?? null },
      select: { id: true },
    });
    await askToRead(jobs, id);
    return ok(id);
  } catch (error) {
    await drop();
    throw error;
  }
}

class TooLarge extends Error {}

/** The name a file had, without its folders: only to be shown. */
const nameOf = (filename: string): string => cutText(cleanText(filename.split(/[\\/]/).at(-1) ?? ''), 100);
