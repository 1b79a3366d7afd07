import { randomUUID } from 'node:crypto';

import sharp from 'sharp';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { storedListing, storedPhoto, storedShop } from '../../../test/builders';
import { aPhonePhoto, aPicture } from '../../../test/pictures';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { MOST_PHOTOS } from './admin-photo';
import { arrangePhotos, describePhoto, removePhoto, restorePhoto } from './change-photo.server';
import { LARGEST_FILE } from './photo-file';
import { photoJobs } from './photo-jobs.server';
import { findPhoto, findPhotos, findPhotosById } from './photos.server';
import { PLAN_VERSION, planRenditions } from './plan';
import { pressPhoto } from './press-photo.server';
import { receivePhoto } from './receive-photo.server';
import { readFiles, readRenditions, renditionFile, renditionKey } from './rendition';

let platform: TestPlatform;
let shopId: string;
let sent: { name: string; photoId: string }[];

beforeAll(async () => {
  platform = await freshPlatform();
});
beforeEach(async () => {
  sent = [];
  vi.spyOn(platform.jobs, 'send').mockImplementation(async (name, data) => {
    sent.push({ name, ...(data as { photoId: string }) });
  });
  shopId = (await storedShop(platform.db)).id;
});

const bodyOf = (file: Uint8Array) => new Blob([new Uint8Array(file)]).stream();
const receive = (file: Uint8Array, listingId: string | null = null, owner = shopId) =>
  receivePhoto(platform, { shopId: owner, listingId, body: bodyOf(file) });
const received = async (file: Uint8Array, listingId: string | null = null, owner = shopId) => {
  const photo = await receive(file, listingId, owner);
  if (!photo.ok) throw new Error(photo.problems[0]?.code);
  return photo.value;
};
const aListing = async () => (await storedListing(platform.db, { shopId, photos: 0, state: 'draft' })).id;
const files = async (prefix: string) => {
  const found: string[] = [];
  for await (const { key } of platform.storage.list(prefix)) found.push(key);
  return found.sort();
};
const row = (id: string) => platform.db.photo.findUniqueOrThrow({ where: { id } });
let shade = 0;
/** A photo that no other test has sent. */
const anotherPicture = () =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: { r: ++shade % 256, g: 90, b: 30 } } })
    .png()
    .toBuffer();

describe('a photo is received', () => {
  it('as a private original with a job, and nothing else', async () => {
    const file = await anotherPicture();
    const photo = await received(file);
    expect(photo).toMatchObject({ state: 'waiting', thumbnail: null, problem: null });
    expect(sent).toEqual([{ name: 'photos.press', photoId: photo.id }]);
    const { originalKey, originalBytes } = await row(photo.id);
    expect(originalBytes).toBe(file.length);
    expect(await platform.storage.read(originalKey)).toEqual(file);
    expect(originalKey).toMatch(/^private\/originals\/[0-9a-f]{64}$/);
    expect(await files('private/arriving')).toEqual([]);
  });

  it('once, though ten sends of it come together', async () => {
    const file = await anotherPicture();
    const listingId = await aListing();
    const photos = await Promise.all(Array.from({ length: 10 }, () => received(file, listingId)));
    expect(new Set(photos.map(({ id }) => id)).size).toBe(1);
    expect(await platform.db.photo.count({ where: { shopId } })).toBe(1);
    expect(await files('private/arriving')).toEqual([]);
  });

  it('again for another listing, sharing the bytes', async () => {
    const file = await anotherPicture();
    const [one, two] = [await received(file, await aListing()), await received(file, await aListing())];
    expect(one.id).not.toBe(two.id);
    expect((await row(one.id)).originalKey).toBe((await row(two.id)).originalKey);
  });

  it('behind the photos that are there', async () => {
    const listingId = await aListing();
    for (let index = 0; index < 3; index++) await received(await anotherPicture(), listingId);
    const positions = await platform.db.photo.findMany({ where: { listingId }, orderBy: { position: 'asc' } });
    expect(positions.map(({ position }) => position)).toEqual([0, 1, 2]);
  });

  it('and comes back when it was taken away and sent again', async () => {
    const file = await anotherPicture();
    const listingId = await aListing();
    const photo = await received(file, listingId);
    await removePhoto(platform, { shopId, photoId: photo.id });
    expect(await received(file, listingId)).toMatchObject({ id: photo.id, removed: false });
  });

  it('not when there are too many', async () => {
    const listingId = await aListing();
    await platform.db.photo.createMany({
      data: Array.from({ length: MOST_PHOTOS }, () => ({
        shopId,
        listingId,
        contentHash: randomUUID(),
        originalKey: 'private/x',
        originalBytes: 1,
      })),
    });
    expect(await receive(await anotherPicture(), listingId)).toMatchObject({
      ok: false,
      problems: [{ code: 'photos.too-many', with: { max: MOST_PHOTOS } }],
    });
  });

  it("not on another shop's listing", async () => {
    const listingId = await aListing();
    const stranger = await storedShop(platform.db);
    expect(await receive(await anotherPicture(), listingId, stranger.id)).toMatchObject({
      ok: false,
      problems: [{ code: 'photos.not-here' }],
    });
    expect(await platform.db.photo.count({ where: { listingId } })).toBe(0);
  });

  it.each<[string, () => Promise<ReadableStream<Uint8Array>>, string]>([
    ['a letter', async () => bodyOf(Buffer.from('Gửi bà Tư')), 'photos.not-a-photo'],
    ['nothing', async () => bodyOf(Buffer.alloc(0)), 'photos.empty'],
    [
      'a file that never ends',
      async () => {
        const first = await aPhonePhoto();
        let sentBytes = 0;
        return new ReadableStream({
          pull(controller) {
            const chunk = sentBytes === 0 ? first : Buffer.alloc(1_000_000);
            sentBytes += chunk.length;
            expect(sentBytes).toBeLessThan(LARGEST_FILE + 10_000_000); // nobody reads on for ever
            controller.enqueue(chunk);
          },
        });
      },
      'photos.too-heavy',
    ],
    [
      'a film, long before its end',
      async () => {
        let chunks = 0;
        return new ReadableStream({
          pull(controller) {
            expect(++chunks).toBeLessThan(10);
            controller.enqueue(Buffer.concat([Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isommp42'), Buffer.alloc(8000)]));
          },
        });
      },
      'photos.video',
    ],
    [
      'a file whose sender has lost the signal',
      async () => {
        const first = await aPhonePhoto();
        let chunks = 0;
        return new ReadableStream({
          pull(controller) {
            if (chunks++ === 0) controller.enqueue(first);
            else controller.error(new Error('aborted'));
          },
        });
      },
      'photos.not-sent',
    ],
  ])('not when it is %s, and nothing is left behind', async (_story, body, code) => {
    const outcome = await receivePhoto(platform, { shopId, listingId: null, body: await body() });
    expect(outcome).toMatchObject({ ok: false, problems: [{ code }] });
    expect(await platform.db.photo.count({ where: { shopId } })).toBe(0);
    expect(await files('private/arriving')).toEqual([]);
    expect(sent).toEqual([]);
  });
});

describe('a photo is pressed', () => {
  const press = (photoId: string, part: 'quick' | 'rest') => pressPhoto(platform, { photoId, part });

  it('first what a page needs, then the rest, and every file it speaks of is there', async () => {
    const photo = await received(await aPhonePhoto({ orientation: 6, width: 700, height: 900 }));
    await press(photo.id, 'quick');
    const quick = await row(photo.id);
    expect(quick).toMatchObject({ state: 'ready', width: 700, height: 900, planVersion: 0 });
    expect(readRenditions(quick.renditions).map(({ kind, format }) => `${kind} ${format}`)).toEqual([
      'width webp',
      'width jpeg',
      'square jpeg',
    ]);
    expect(sent.at(-1)).toEqual({ name: 'photos.finish', photoId: photo.id });
    expect((await findPhoto(platform.db, shopId, photo.id))?.thumbnail).toMatch(/^\/photos\/[\w-]{22}\/w\d+\.jpg$/);

    await press(photo.id, 'rest');
    const done = await row(photo.id);
    expect(done).toMatchObject({ planVersion: PLAN_VERSION, publicName: quick.publicName });
    const renditions = readRenditions(done.renditions);
    expect(renditions).toHaveLength(4 * 3 + 1);
    for (const rendition of renditions) {
      const file = await platform.storage.find(renditionKey(done.publicName!, rendition));
      expect(file?.bytes).toBe(rendition.bytes);
    }
    expect(await files(`public/photos/${done.publicName}/`)).toHaveLength(renditions.length);
  });

  it('a second time without making anything again', async () => {
    const photo = await received(await anotherPicture());
    await press(photo.id, 'quick');
    await press(photo.id, 'rest');
    const before = await row(photo.id);
    const put = vi.spyOn(platform.storage, 'put');
    await press(photo.id, 'quick');
    await press(photo.id, 'rest');
    expect(put).not.toHaveBeenCalled();
    expect(await row(photo.id)).toEqual(before);
  });

  it('to the end, though the process was killed in the middle', async () => {
    const photo = await received(await aPicture({ width: 500, height: 400 }).jpeg().toBuffer());
    await press(photo.id, 'quick');
    const whole = platform.storage.put;
    let puts = 0;
    const dies = vi.spyOn(platform.storage, 'put').mockImplementation(async (key, content) => {
      if (++puts > 3) throw new Error('killed');
      await whole(key, content);
    });
    await expect(press(photo.id, 'rest')).rejects.toThrow('killed');
    dies.mockRestore();
    const half = await row(photo.id);
    expect(half).toMatchObject({ state: 'ready', planVersion: 0 });
    expect(readRenditions(half.renditions)).toHaveLength(3); // it promises no file that may not be there

    await press(photo.id, 'rest');
    const done = await row(photo.id);
    expect(done.planVersion).toBe(PLAN_VERSION);
    expect(await files(`public/photos/${done.publicName}/`)).toHaveLength(readRenditions(done.renditions).length);
  });

  it('alike by two processes at once', async () => {
    const photo = await received(await aPicture({ width: 340, height: 260 }).jpeg({ quality: 95 }).toBuffer());
    await Promise.all([press(photo.id, 'quick'), press(photo.id, 'rest')]);
    const renditions = readRenditions((await row(photo.id)).renditions);
    expect(renditions).toHaveLength(2 * 3 + 1);
    expect(await row(photo.id)).toMatchObject({ planVersion: PLAN_VERSION, state: 'ready' });
  });

  it('without what would weigh more than the original, and is complete all the same', async () => {
    const file = await aPicture({ width: 350, height: 260 }).webp({ quality: 20 }).toBuffer();
    const photo = await received(file);
    await press(photo.id, 'quick');
    await press(photo.id, 'rest');
    const done = await row(photo.id);
    expect(done.planVersion).toBe(PLAN_VERSION);
    const whole = readRenditions(done.renditions).filter(({ kind, width }) => kind === 'width' && width === 350);
    expect(whole.length).toBeLessThan(3);
    for (const { bytes } of whole) expect(bytes).toBeLessThanOrEqual(file.length);
  });

  it('once for two listings: the second borrows the files of the first', async () => {
    const file = await anotherPicture();
    const one = await received(file, await aListing());
    await press(one.id, 'quick');
    await press(one.id, 'rest');
    const two = await received(file, await aListing());
    const put = vi.spyOn(platform.storage, 'put');
    await press(two.id, 'quick');
    expect(put).not.toHaveBeenCalled();
    const [first, second] = [await row(one.id), await row(two.id)];
    expect(second).toMatchObject({ state: 'ready', planVersion: PLAN_VERSION, publicName: first.publicName });
    expect(second.renditions).toEqual(first.renditions);
  });

  it('or refused with the reason when its middle is missing', async () => {
    const whole = await aPhonePhoto({ width: 800, height: 600 });
    const photo = await received(whole.subarray(0, whole.length * 0.6));
    await press(photo.id, 'quick');
    expect(await findPhoto(platform.db, shopId, photo.id)).toMatchObject({
      state: 'refused',
      problem: { code: 'photos.damaged' },
      thumbnail: null,
    });
  });

  it('not when it was taken away before its turn, but when it comes back', async () => {
    const photo = await received(await anotherPicture());
    await removePhoto(platform, { shopId, photoId: photo.id });
    await press(photo.id, 'quick');
    expect((await row(photo.id)).state).toBe('waiting');
    sent.length = 0;
    await restorePhoto(platform, { shopId, photoId: photo.id });
    expect(sent).toEqual([{ name: 'photos.press', photoId: photo.id }]);
  });
});

describe('a hand on a photo', () => {
  it('takes it away and brings it back, as often as it likes', async () => {
    const { id: photoId } = await received(await anotherPicture());
    for (let round = 0; round < 2; round++) {
      expect(await removePhoto(platform, { shopId, photoId })).toMatchObject({ removed: true });
      expect(await removePhoto(platform, { shopId, photoId })).toMatchObject({ removed: true });
      expect(await findPhotosById(platform.db, shopId, [photoId])).toEqual([]);
      expect(await restorePhoto(platform, { shopId, photoId })).toMatchObject({ removed: false });
    }
  });

  it('says what it shows, briefly', async () => {
    const { id: photoId } = await received(await anotherPicture());
    expect(await describePhoto(platform, { shopId, photoId, alt: '  Bông giấy   hồng ' })).toMatchObject({
      ok: true,
      value: { alt: 'Bông giấy hồng' },
    });
    expect(await describePhoto(platform, { shopId, photoId, alt: 'ă'.repeat(201) })).toMatchObject({ ok: false });
  });

  it("finds nothing of another shop's, and changes nothing", async () => {
    const { id: photoId } = await received(await anotherPicture());
    const named = { shopId: (await storedShop(platform.db)).id, photoId };
    expect(await findPhoto(platform.db, named.shopId, photoId)).toBeNull();
    expect(await findPhotosById(platform.db, named.shopId, [photoId])).toEqual([]);
    expect(await removePhoto(platform, named)).toBeNull();
    expect(await restorePhoto(platform, named)).toBeNull();
    expect(await describePhoto(platform, { ...named, alt: 'của tôi' })).toEqual({ ok: true, value: null });
    expect(await row(photoId)).toMatchObject({ removedAt: null, alt: '' });
  });

  it('hangs photos in order, keeps those it did not know of, and takes none from elsewhere', async () => {
    const listingId = await aListing();
    const other = await aListing();
    const [a, b, c] = [
      await received(await anotherPicture()),
      await received(await anotherPicture(), listingId),
      await received(await anotherPicture(), listingId),
    ];
    const elsewhere = await received(await anotherPicture(), other);
    const stranger = await storedShop(platform.db);
    const foreign = await received(await anotherPicture(), null, stranger.id);
    await arrangePhotos(platform.db, { shopId, listingId, photoIds: [c.id, elsewhere.id, foreign.id, a.id, c.id] });

    expect((await findPhotos(platform.db, shopId, listingId)).map(({ id }) => id)).toEqual([c.id, a.id, b.id]);
    expect((await row(elsewhere.id)).listingId).toBe(other);
    expect((await row(foreign.id)).listingId).toBeNull();
    await arrangePhotos(platform.db, { shopId, listingId, photoIds: [] });
    expect((await findPhotos(platform.db, shopId, listingId)).map(({ id }) => id)).toEqual([c.id, a.id, b.id]);
  });
});

it('goes all the way through the queue', async () => {
  vi.restoreAllMocks();
  await platform.jobs.work(photoJobs(platform));
  const photo = await received(await aPhonePhoto({ orientation: 3 }));
  await expect.poll(async () => (await row(photo.id)).planVersion, { timeout: 15_000 }).toBe(PLAN_VERSION);
});

it.each([
  { width: 4032, height: 3024 },
  { width: 300, height: 9000 },
  { width: 90, height: 60 },
])('the database names the files of a photo of %j as its pages do', async (size) => {
  const renditions = planRenditions(size).map((file) => ({ ...file, bytes: 1 }));
  const { files } = await storedPhoto(platform.db, { shopId, renditions });
  expect(files).toBe(renditions.map(renditionFile).join(' '));
  expect(readFiles(files!)).toEqual(renditions.map(({ kind, format, width }) => ({ kind, format, width })));
});

it.each([
  [[]],
  [{}],
  [['x', { kind: 'width', format: 'svg', width: 3 }, { kind: 'width', format: 'webp', width: -1 }]],
])('what is no rendition has no name: %j', async (renditions) => {
  const { files } = await storedPhoto(platform.db, { shopId, renditions });
  expect(files).toBe('');
});
