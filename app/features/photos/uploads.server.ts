import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';

import { FileStore } from '@tus/file-store';
import { Server, type Upload } from '@tus/server';

import type { Platform } from '~/platform/platform.server';
import { ok, refuse, type Result } from '~/shared/result';
import { isUuid } from '~/shared/uuid';

import type { AdminPhoto, ReceiveProblem } from './admin-photo';
import { LARGEST_FILE, type PhotoProblem } from './photo-file';
import { findPhoto } from './photos.server';
import { receivePhoto, type Sent } from './receive-photo.server';

/** Where phones send photos in pieces (tus 1.0). */
export const UPLOADS_PATH = '/admin/uploads';

/** Files that one shop may have half sent: more is no grower's phone. */
export const MOST_UPLOADS = 100;

const folderOf = ({ dataDir }: Platform['config']) => join(dataDir, 'uploads');
const fileOf = ({ shopId, uploadId }: { shopId: string; uploadId: string }) => `${shopId}.${uploadId}`;

/** What tus answers with when a hook throws it. */
type Refusal = { status_code: number; body: string };

/** Files named by shop and phone; a phone that asks for the same one again goes on with what is there. */
class ShopStore extends FileStore {
  override async create(upload: Upload): Promise<Upload> {
    const there = await this.findUpload(upload.id);
    if (there && there.size === upload.size) return there;
    const [shop = ''] = upload.id.split('.');
    await mkdir(this.directory, { recursive: true });
    const files = await readdir(this.directory);
    if (files.filter((file) => file.startsWith(shop)).length > 2 * MOST_UPLOADS)
      throw { status_code: 429, body: 'Too many unfinished uploads' } satisfies Refusal;
    return super.create(upload);
  }

  async findUpload(file: string): Promise<Upload | null> {
    return this.getUpload(file).catch((error: Partial<Refusal>) => {
      if (error.status_code === 404 || error.status_code === 410) return null;
      throw error;
    });
  }
}

/**
 * Takes photos in pieces over thin lines: what has arrived stays, for a week, and the phone goes on where it broke off.
 * The pieces lie in `DATA_DIR`, so several servers behind one address share that folder or keep a phone on one of them.
 * The caller says whose shop a request is for.
 */
export function openUploads({ config, db }: Pick<Platform, 'config' | 'db'>) {
  const shops = new WeakMap<IncomingMessage, string>();
  const nameOf = (request: IncomingMessage, uploadId: unknown) => {
    const shopId = shops.get(request);
    return shopId && isUuid(uploadId) ? fileOf({ shopId, uploadId }) : undefined;
  };
  const server = new Server({
    path: UPLOADS_PATH,
    datastore: new ShopStore({ directory: folderOf(config) }),
    maxSize: LARGEST_FILE,
    allowedOrigins: [config.publicUrl ?? 'http://localhost'],
    relativeLocation: true,
    generateUrl: (_request, { path, id }) => `${path}/${id.split('.')[1]}`,
    getFileIdFromRequest: (request, last) => nameOf(request, last),
    namingFunction: (request, metadata) => {
      const name = nameOf(request, metadata?.id);
      if (!name) throw { status_code: 400, body: 'The metadata names no id' } satisfies Refusal;
      return name;
    },
    onUploadCreate: async (request, res, upload) => {
      const shopId = shops.get(request)!;
      const known = await findKnown(db, { shopId, uploadId: upload.id.split('.')[1]! });
      if (known) throw { status_code: 410, body: 'It has arrived before' } satisfies Refusal;
      return { res };
    },
  });
  return async (request: IncomingMessage, response: ServerResponse, shopId: string): Promise<void> => {
    shops.set(request, shopId);
    await server.handle(request, response);
  };
}

/**
 * Makes a photo of an upload that is complete. Asked again, by another tab or after a lost answer, it gives the same
 * photo; `photos.not-sent` while something of it is missing.
 */
export async function receiveUpload(
  tools: Pick<Platform, 'config' | 'db' | 'storage' | 'jobs'>,
  { uploadId, ...belongs }: Sent & { uploadId: string },
): Promise<Result<AdminPhoto, PhotoProblem | ReceiveProblem>> {
  const named = { shopId: belongs.shopId, uploadId };
  const known = await findKnown(tools.db, named);
  if (known) return known;

  const store = new ShopStore({ directory: folderOf(tools.config) });
  const upload = await store.findUpload(fileOf(named));
  // between the two questions another tab may have been faster
  if (!upload || upload.offset !== upload.size)
    return (await findKnown(tools.db, named)) ?? refuse({ code: 'photos.not-sent' });

  const body = Readable.toWeb(store.read(upload.id)) as ReadableStream<Uint8Array>;
  const received = await receivePhoto(tools, { ...belongs, uploadId, body });
  const isFinal = received.ok || received.problems.every(({ code }) => code !== 'photos.not-sent');
  if (isFinal) await removeUpload(folderOf(tools.config), upload.id);
  return received.ok ? received : ((await findKnown(tools.db, named)) ?? received);
}

async function findKnown(
  db: Platform['db'],
  { shopId, uploadId }: { shopId: string; uploadId: string },
): Promise<Result<AdminPhoto, never> | null> {
  const row = await db.photoUpload.findUnique({ where: { shopId_id: { shopId, id: uploadId } } });
  const photo = row && (await findPhoto(db, shopId, row.photoId));
  return photo && ok(photo);
}

/** Clears away what no phone has added to since `before`; the phone still has the picture and would begin anew. */
export async function sweepUploads({ config }: Pick<Platform, 'config'>, before: Date): Promise<void> {
  const folder = folderOf(config);
  const files = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []; // nobody has sent anything yet
    throw error;
  });
  for (const file of files.filter((name) => !name.endsWith('.json'))) {
    if ((await stat(join(folder, file))).mtime < before) await removeUpload(folder, file);
  }
}

async function removeUpload(folder: string, file: string): Promise<void> {
  await rm(join(folder, file), { force: true });
  await rm(join(folder, `${file}.json`), { force: true });
}
