import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { storedListing, storedShop } from '../../../test/builders';
import { aPhonePhoto, aPicture } from '../../../test/pictures';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { S3_ENVIRONMENT } from '../../../test/s3-server';
import { STORAGES, type TestStorage } from '../../../test/storages';
import { answerPhoto } from './answer-photo.server';
import { removePhoto } from './change-photo.server';
import { PLAN_VERSION } from './plan';
import { pressPhoto } from './press-photo.server';
import { receivePhoto } from './receive-photo.server';
import { photoPath, readRenditions, renditionKey } from './rendition';
import { sweepOrphans } from './sweep-orphans.server';
import { sweepPhotos } from './sweep-photos.server';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

describe.each(STORAGES)('photos in %s', (_kind, open) => {
  let place: TestStorage;
  let platform: TestPlatform;
  let shopId: string;
  beforeAll(async () => {
    for (const [name, value] of Object.entries(S3_ENVIRONMENT)) vi.stubEnv(name, value);
    place = await open();
    platform = await freshPlatform({ storageUrl: place.url });
  });
  beforeEach(async () => {
    vi.spyOn(platform.jobs, 'send').mockResolvedValue();
    platform.setNow(new Date());
    await platform.db.photo.deleteMany();
    await place.empty();
    shopId = (await storedShop(platform.db)).id;
  });
  afterAll(async () => {
    await place.close();
    vi.unstubAllEnvs();
  });

  const daysOn = (days: number) => platform.setNow(new Date(Date.now() + days * 24 * 3600_000));
  const files = async () => {
    const keys: string[] = [];
    for (const folder of ['private', 'public'])
      for await (const { key } of platform.storage.list(folder)) keys.push(key);
    return keys.sort();
  };
  const row = (id: string) => platform.db.photo.findUniqueOrThrow({ where: { id } });
  const received = async (file: Uint8Array) => {
    const listing = await storedListing(platform.db, { shopId, photos: 0, state: 'draft' });
    const body = new Blob([new Uint8Array(file)]).stream();
    const photo = await receivePhoto(platform, { shopId, listingId: listing.id, body });
    if (!photo.ok) throw new Error(photo.problems[0]?.code);
    return photo.value.id;
  };
  const pressed = async (file: Uint8Array) => {
    const photoId = await received(file);
    for (const part of ['quick', 'rest'] as const) await pressPhoto(platform, { photoId, part });
    return row(photoId);
  };
  const sweep = async ({ dryRun = false } = {}) => {
    const told: string[] = [];
    const sum = await sweepOrphans(platform, { dryRun, tell: (what, key) => told.push(`${what} ${key}`) });
    return { ...sum, told: told.sort() };
  };
  const ask = (path: string, init?: RequestInit) => answerPhoto(platform, new Request(`http://house${path}`, init));

  it('are received, pressed, served, taken away and swept until nothing is left', async () => {
    const file = await aPhonePhoto({ orientation: 6, width: 900, height: 700 });
    const photo = await pressed(file);
    expect(photo).toMatchObject({ state: 'ready', planVersion: PLAN_VERSION, width: 900, height: 700 });
    expect(file.equals(await platform.storage.read(photo.originalKey))).toBe(true);
    const renditions = readRenditions(photo.renditions);
    expect(await files()).toEqual(
      [photo.originalKey, ...renditions.map((one) => renditionKey(photo.publicName!, one))].sort(),
    );

    for (const rendition of renditions) {
      const answer = await ask(photoPath(photo.publicName!, rendition));
      expect(answer?.status).toBe(200);
      expect((await answer!.arrayBuffer()).byteLength).toBe(rendition.bytes);
      const again = await ask(photoPath(photo.publicName!, rendition), {
        headers: { 'if-none-match': answer!.headers.get('etag')! },
      });
      expect(again?.status).toBe(304);
    }
    expect((await ask(`/photos/../${photo.originalKey}`))?.status ?? 404).toBe(404);

    await removePhoto(platform, { shopId, photoId: photo.id });
    daysOn(20);
    await sweepPhotos(platform);
    expect(await sweep()).toEqual({ removed: 0, bytes: 0, missing: 0, told: [] }); // it may still come back
    expect(await files()).toHaveLength(1 + renditions.length);
    daysOn(31);
    await sweepPhotos(platform);
    expect(await files()).toEqual([]);
    expect((await ask(photoPath(photo.publicName!, renditions[0]!)))?.status).toBe(404);
  });

  it('are compared with the rows: what nothing refers to for a day is removed, and only that', async () => {
    const photo = await pressed(await aPicture({ width: 340, height: 260 }).jpeg().toBuffer());
    const kept = await files();
    const orphans = [
      `private/originals/${'0'.repeat(64)}`,
      `public/photos/${photo.publicName}/w999.avif`,
      'public/photos/abcdefghijklmnopqrstuv/w320.jpg',
    ];
    const foreign = ['private/arriving/x', 'public/certificates/ocop.jpg'];
    for (const key of [...orphans, ...foreign]) await platform.storage.put(key, Buffer.alloc(10));

    expect(await sweep()).toEqual({ removed: 0, bytes: 0, missing: 0, told: [] }); // they may just have come
    daysOn(2);
    const told = orphans.map((key) => `orphan ${key}`).sort();
    expect(await sweep({ dryRun: true })).toEqual({ removed: 3, bytes: 30, missing: 0, told });
    expect(await files()).toEqual([...kept, ...orphans, ...foreign].sort());
    expect(await sweep()).toEqual({ removed: 3, bytes: 30, missing: 0, told });
    expect(await files()).toEqual([...kept, ...foreign].sort());
    expect(await sweep()).toMatchObject({ removed: 0, missing: 0 });
  });

  it('are compared with the rows: a missing file is told, and pressed again while there is an original', async () => {
    const file = await aPicture({ width: 330, height: 250 }).jpeg().toBuffer();
    const [photo, twin] = [await pressed(file), await pressed(file)];
    expect(twin.publicName).toBe(photo.publicName);
    const [lost] = readRenditions(photo.renditions);
    const key = renditionKey(photo.publicName!, lost!);
    await platform.storage.remove(key);

    expect(await sweep({ dryRun: true })).toMatchObject({ missing: 1, told: [`missing ${key}`] });
    expect((await row(photo.id)).planVersion).toBe(PLAN_VERSION);
    expect(await sweep()).toMatchObject({ missing: 1, told: [`missing ${key}`] });
    expect(readRenditions((await row(photo.id)).renditions)).not.toContainEqual(lost); // no page shows a hole
    for (const { id } of [photo, twin]) await pressPhoto(platform, { photoId: id, part: 'rest' });
    expect((await platform.storage.find(key))?.bytes).toBe(lost!.bytes);
    expect(await row(twin.id)).toMatchObject({ planVersion: PLAN_VERSION });
    expect(await sweep()).toMatchObject({ missing: 0, told: [] });

    await platform.storage.remove(photo.originalKey);
    expect(await sweep()).toMatchObject({ missing: 1, told: [`missing ${photo.originalKey}`] });
  });

  it('are swept by a command, too', { timeout: 60_000 }, async () => {
    await received(await aPicture({ width: 320, height: 240 }).jpeg().toBuffer());
    const [original] = await files();
    await platform.storage.remove(original!);
    const env = { ...process.env, DATABASE_URL: platform.config.databaseUrl, STORAGE_URL: place.url, NODE_OPTIONS: '' };
    const said = await new Promise<{ code: unknown; out: string }>((resolve) => {
      execFile('node', ['scripts/storage.mjs', 'sweep', '--dry-run'], { cwd: ROOT, env }, (error, out) =>
        resolve({ code: error?.code ?? 0, out }),
      );
    });
    expect(said).toEqual({
      code: 1,
      out: `missing  ${original}\n0 files that nothing refers to would be removed (0.0 MB), 1 files are missing.\n`,
    });
  });
});
