import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';

import { arrangePhotos, removePhoto } from '~/features/photos/change-photo.server';
import { findPhoto, findPhotos } from '~/features/photos/photos.server';
import { problemKey } from '~/features/photos/problem-key';
import { translator } from '~/platform/i18n.server';
import type { Platform } from '~/platform/platform.server';

import { photograph } from '../demo/photograph';
import { orThrow } from '../demo/refusals';
import { Refusal } from './refusal.mjs';

type Tools = Pick<Platform, 'db' | 'storage' | 'jobs' | 'clock' | 'log'>;
type Shop = { id: string; bannerId: string | null; listings: { id: string }[] };

/** On one listing: enough for its gallery to have something to turn. */
const EACH = 3;

const t = translator('en', 'photos');

/**
 * Puts the photos of a folder in the place of the pictures that these shops of the demo have: on the banner, where there
 * is one, and on every listing with a photo. Each shop and listing begins one photo further, so that every shape comes
 * to stand everywhere. What the house takes for no photo is left out and told. Safe to do again, with another folder too.
 */
export async function hangRealPhotos(
  tools: Tools,
  { folder, slugs, tell }: { folder: string; slugs: readonly string[]; tell: (line: string) => void },
): Promise<void> {
  const shops = await tools.db.shop.findMany({
    where: { slug: { in: [...slugs] }, isDemo: true },
    orderBy: { slug: 'asc' },
    select: {
      id: true,
      bannerId: true,
      listings: {
        where: { photos: { some: { removedAt: null } } },
        orderBy: { publishedAt: 'desc' },
        select: { id: true },
      },
    },
  });
  const photos = await usable(tools, { shopId: shops[0]!.id, folder, tell });
  let next = 0;
  for (const [position, shop] of shops.entries()) {
    if (shop.bannerId) await hangBanner(tools, shop, photos[position % photos.length]!);
    for (const { id } of shop.listings) {
      const files = Array.from({ length: EACH }, (_, at) => photos[(next + at) % photos.length]!);
      await hangOnListing(tools, { shopId: shop.id, listingId: id, files });
      next++;
    }
    tell(`${position + 1}/${shops.length}`);
  }
}

/** Presses every file once in all its sizes, as any shop's photo: whoever is given it later shares what was made. */
async function usable(
  tools: Tools,
  { shopId, folder, tell }: { shopId: string; folder: string; tell: (line: string) => void },
): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map(({ name }) => name);
  const photos: string[] = [];
  for (const name of files.sort()) {
    const file = join(folder, name);
    const kept = await take(tools, { shopId, listingId: null, file });
    const pressed = kept.ok ? await findPhoto(tools.db, shopId, kept.value.id) : null;
    const problem = kept.ok ? pressed?.problem : kept.problems[0];
    if (problem) tell(`left out ${name}: ${t(problemKey(problem), problem.with as never)}`);
    else photos.push(file);
  }
  if (photos.length === 0) throw new Refusal(`No photo in ${folder} can be used.`);
  return photos;
}

async function hangBanner(tools: Tools, { id }: Shop, file: string): Promise<void> {
  const { id: bannerId } = orThrow(await take(tools, { shopId: id, listingId: null, file }), file);
  await tools.db.shop.update({ where: { id }, data: { bannerId } });
}

async function hangOnListing(
  tools: Tools,
  { shopId, listingId, files }: { shopId: string; listingId: string; files: string[] },
): Promise<void> {
  const photoIds: string[] = [];
  for (const file of files) photoIds.push(orThrow(await take(tools, { shopId, listingId, file }), file).id);
  for (const { id } of await findPhotos(tools.db, shopId, listingId))
    if (!photoIds.includes(id)) await removePhoto(tools, { shopId, photoId: id });
  await arrangePhotos(tools.db, { shopId, listingId, photoIds });
}

const take = (tools: Tools, { file, ...where }: { file: string; shopId: string; listingId: string | null }) => {
  const body = Readable.toWeb(createReadStream(file)) as NodeStream<Uint8Array> as ReadableStream<Uint8Array>;
  return photograph(tools, { ...where, body, part: 'rest' });
};

/** Says kindly why these photos cannot be hung; what was asked besides is told by its names. */
export async function requirePhotoFolder(folder: string, besides: { url?: string; readme?: boolean }): Promise<void> {
  if (besides.url)
    throw new Refusal('--photos changes the shops it photographs: only in its own house, without --url.');
  if (besides.readme) throw new Refusal('--photos is for looking: the pictures of the README show the demo as it is.');
  if (!(await stat(folder).catch(() => null))?.isDirectory()) throw new Refusal(`${folder} is no folder of photos.`);
}
