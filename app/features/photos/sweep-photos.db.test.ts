import { randomUUID } from 'node:crypto';
import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { storedListing, storedPhoto, storedShop } from '../../../test/builders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { PLAN_VERSION } from './plan';
import { sweepPhotos, UNDO_FOR } from './sweep-photos.server';

const NOW = new Date('2026-12-01T00:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 24 * 3600_000);

let platform: TestPlatform;
let shopId: string;
let sent: string[];

beforeAll(async () => {
  platform = await freshPlatform({ now: NOW });
});
beforeEach(async () => {
  sent = [];
  vi.spyOn(platform.jobs, 'send').mockImplementation(async (name, data) => {
    sent.push(`${name} ${(data as { photoId: string }).photoId}`);
  });
  await platform.db.photo.deleteMany();
  shopId = (await storedShop(platform.db)).id;
});

/** A pressed photo with its files; photos of the same `content` share them. */
async function aStoredPhoto({
  content = randomUUID(),
  ...given
}: { content?: string } & Partial<Parameters<typeof storedPhoto>[1]> = {}) {
  const publicName = content.replaceAll('-', '').slice(0, 22);
  const originalKey = `private/originals/${content}`;
  await platform.storage.put(originalKey, Buffer.from('original'));
  await platform.storage.put(`public/photos/${publicName}/w640.jpg`, Buffer.from('picture'));
  const listing = await storedListing(platform.db, { shopId, photos: 0, state: 'draft' });
  return storedPhoto(platform.db, {
    shopId,
    listingId: listing.id,
    contentHash: content,
    originalKey,
    publicName,
    planVersion: PLAN_VERSION,
    ...given,
  });
}
const isThere = async (photo: { originalKey: string; publicName: string | null }) => [
  (await platform.storage.find(photo.originalKey)) !== null,
  (await platform.storage.find(`public/photos/${photo.publicName}/w640.jpg`)) !== null,
];
const find = (id: string) => platform.db.photo.findUnique({ where: { id } });

describe('what was taken away', () => {
  it('is deleted with its files when nobody can want it back', async () => {
    const photo = await aStoredPhoto({ removedAt: daysAgo(31) });
    await sweepPhotos(platform);
    expect(await find(photo.id)).toBeNull();
    expect(await isThere(photo)).toEqual([false, false]);
  });

  it('stays until then', async () => {
    const photo = await aStoredPhoto({ removedAt: new Date(NOW.getTime() - UNDO_FOR + 1000) });
    await sweepPhotos(platform);
    expect(await find(photo.id)).not.toBeNull();
    expect(await isThere(photo)).toEqual([true, true]);
  });

  it('leaves the files that another photo shows, and the last one takes them along', async () => {
    const content = randomUUID();
    const gone = await aStoredPhoto({ content, removedAt: daysAgo(40) });
    const kept = await aStoredPhoto({ content });
    await sweepPhotos(platform);
    expect(await find(gone.id)).toBeNull();
    expect(await isThere(kept)).toEqual([true, true]);

    await platform.db.photo.update({ where: { id: kept.id }, data: { removedAt: daysAgo(40) } });
    await sweepPhotos(platform);
    expect(await isThere(kept)).toEqual([false, false]);
  });
});

describe('what was left undone', () => {
  const long = daysAgo(1);
  it('is sent again: first steps for what waits, the rest for what lacks some', async () => {
    const waiting = await aStoredPhoto({ state: 'waiting', planVersion: 0, updatedAt: long });
    const half = await aStoredPhoto({ planVersion: 0, updatedAt: long });
    await aStoredPhoto({ updatedAt: long });
    await aStoredPhoto({ state: 'waiting', planVersion: 0, updatedAt: NOW });
    await aStoredPhoto({ state: 'waiting', planVersion: 0, updatedAt: long, removedAt: long });
    await aStoredPhoto({ state: 'refused', problem: { code: 'photos.damaged' }, planVersion: 0, updatedAt: long });
    await sweepPhotos(platform);
    expect(sent.sort()).toEqual([`photos.finish ${half.id}`, `photos.press ${waiting.id}`].sort());
  });
});

describe('what never came to anything', () => {
  it('a photo of a listing that was never saved is taken away after a month, a banner is not', async () => {
    const stray = await aStoredPhoto({ listingId: null, createdAt: daysAgo(31) });
    const young = await aStoredPhoto({ listingId: null, createdAt: daysAgo(29) });
    const banner = await aStoredPhoto({ listingId: null, createdAt: daysAgo(31) });
    await platform.db.shop.update({ where: { id: shopId }, data: { bannerId: banner.id } });
    await sweepPhotos(platform);
    expect((await find(stray.id))?.removedAt).toEqual(NOW);
    expect((await find(young.id))?.removedAt).toBeNull();
    expect((await find(banner.id))?.removedAt).toBeNull();
  });

  it('a photo of a shop’s look stays, whether it is tried, shown or only in the history', async () => {
    const [tried, shown, once] = await Promise.all(
      ['tried', 'shown', 'once'].map(() => aStoredPhoto({ listingId: null, createdAt: daysAgo(31) })),
    );
    const design = {
      draft: { sections: [{ data: { photoIds: [tried!.id, 'no id'] } }] },
      published: { logo: { of: 'photo', photoId: shown!.id } },
    };
    await platform.db.shopDesign.create({ data: { shopId, ...design } });
    await platform.db.designVersion.create({
      data: { shopId, number: 1, design: { accent: { photoId: once!.id } }, publishedAt: NOW },
    });
    await sweepPhotos(platform);
    for (const photo of [tried, shown, once]) expect((await find(photo!.id))?.removedAt).toBeNull();
    await platform.db.shopDesign.delete({ where: { shopId } });
    await sweepPhotos(platform);
    expect((await find(tried!.id))?.removedAt).toEqual(NOW);
    expect((await find(once!.id))?.removedAt).toBeNull();
  });

  it('an upload that never ended is cleared away', async () => {
    for (const key of ['private/arriving/old', 'private/arriving/new']) {
      await platform.storage.put(key, Buffer.from('half'));
      const path = join(fileURLToPath(platform.config.storageUrl), key);
      const when = key.endsWith('old') ? daysAgo(2) : NOW;
      await utimes(path, when, when);
    }
    await sweepPhotos(platform);
    expect(await platform.storage.find('private/arriving/old')).toBeNull();
    expect(await platform.storage.find('private/arriving/new')).not.toBeNull();
  });
});
