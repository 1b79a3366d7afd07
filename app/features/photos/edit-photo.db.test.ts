import sharp from 'sharp';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { storedShop } from '../../../test/builders';
import { aPicture, CORNERS, cornersOf } from '../../../test/pictures';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { editPhoto } from './edit-photo.server';
import { NO_EDITS, type PhotoEdits } from './edits';
import { findPhoto } from './photos.server';
import { findPlainPhoto } from './plain-photo.server';
import { PLAN_VERSION } from './plan';
import { pressPhoto } from './press-photo.server';
import { receivePhoto } from './receive-photo.server';
import { readRenditions, renditionKey } from './rendition';

let platform: TestPlatform;
let shopId: string;
let sent: string[];
let count = 0;

beforeAll(async () => {
  platform = await freshPlatform();
});
beforeEach(async () => {
  sent = [];
  vi.spyOn(platform.jobs, 'send').mockImplementation(async (name) => void sent.push(name));
  shopId = (await storedShop(platform.db)).id;
});

const row = (id: string) => platform.db.photo.findUniqueOrThrow({ where: { id } });
const pressAll = async (photoId: string) => {
  await pressPhoto(platform, { photoId, part: 'quick' });
  await pressPhoto(platform, { photoId, part: 'rest' });
};
/** A photo that no other test has sent, pressed to the end. */
async function aPressedPhoto(): Promise<string> {
  const file = await aPicture({ width: 400 + ++count, height: 300 })
    .png()
    .toBuffer();
  const photo = await receivePhoto(platform, {
    shopId,
    listingId: null,
    body: new Blob([new Uint8Array(file)]).stream(),
  });
  if (!photo.ok) throw new Error(photo.problems[0]?.code);
  await pressAll(photo.value.id);
  sent = [];
  return photo.value.id;
}
const edit = (photoId: string, edits: Partial<PhotoEdits>, owner = shopId) =>
  editPhoto(platform, { shopId: owner, photoId, edits: { ...NO_EDITS, ...edits } });
const shown = async (photoId: string) => {
  const { publicName, renditions } = await row(photoId);
  const file = readRenditions(renditions).find(({ kind, format }) => kind === 'width' && format === 'jpeg')!;
  return platform.storage.read(renditionKey(publicName!, file));
};

describe('an edit', () => {
  it('changes the public name and what is shown there, and leaves the original alone', async () => {
    const photoId = await aPressedPhoto();
    const before = await row(photoId);
    const original = await platform.storage.read(before.originalKey);
    expect(await edit(photoId, { turn: 90 })).toMatchObject({ ok: true, value: { isBehind: true, state: 'ready' } });
    expect(sent).toEqual(['photos.press']);
    expect((await row(photoId)).publicName).toBe(before.publicName); // buyers see the old one until the new one is there

    await pressAll(photoId);
    const after = await row(photoId);
    expect(after).toMatchObject({ width: before.height, height: before.width, planVersion: PLAN_VERSION });
    expect(after.publicName).not.toBe(before.publicName);
    const [topLeft] = await cornersOf(Buffer.from(await shown(photoId)));
    CORNERS.bottomLeft.forEach((value, channel) => expect(Math.abs(value - topLeft![channel]!)).toBeLessThan(20));
    expect(await platform.storage.read(after.originalKey)).toEqual(original);
    expect(await findPhoto(platform.db, shopId, photoId)).toMatchObject({ isBehind: false, edits: { turn: 90 } });
  });

  it('crops what was turned', async () => {
    const photoId = await aPressedPhoto();
    await edit(photoId, { turn: 180, crop: { x: 0, y: 0, width: 0.5, height: 0.5 } });
    await pressAll(photoId);
    for (const corner of await cornersOf(Buffer.from(await shown(photoId))))
      CORNERS.bottomRight.forEach((value, channel) => expect(Math.abs(value - corner[channel]!)).toBeLessThan(20));
    expect((await row(photoId)).height).toBe(150);
  });

  it('undone brings the earlier files back without pressing them again', async () => {
    const photoId = await aPressedPhoto();
    const before = await row(photoId);
    await edit(photoId, { tidy: true });
    await pressAll(photoId);
    const put = vi.spyOn(platform.storage, 'put');
    await edit(photoId, {});
    await pressAll(photoId);
    expect(put).not.toHaveBeenCalled();
    const after = await row(photoId);
    const { publicName, width, height, planVersion } = before;
    expect(after).toMatchObject({ publicName, width, height, planVersion });
    expect(after.renditions).toEqual(before.renditions);
  });

  it('undone before it was pressed needs no work at all', async () => {
    const photoId = await aPressedPhoto();
    await edit(photoId, { turn: 90 });
    sent = [];
    expect(await edit(photoId, {})).toMatchObject({ value: { isBehind: false } });
    expect(sent).toEqual([]);
    expect((await row(photoId)).planVersion).toBe(PLAN_VERSION);
  });

  it('that changes nothing starts nothing', async () => {
    const photoId = await aPressedPhoto();
    await edit(photoId, { crop: { x: 0, y: 0, width: 1, height: 1 } });
    expect(sent).toEqual([]);
  });

  it('made while an earlier one is being pressed wins', async () => {
    const photoId = await aPressedPhoto();
    await edit(photoId, { turn: 90 });
    const put = platform.storage.put;
    let isFirst = true;
    vi.spyOn(platform.storage, 'put').mockImplementation(async (...given) => {
      if (isFirst) {
        isFirst = false;
        await edit(photoId, { turn: 180 });
      }
      return put(...given);
    });
    await pressPhoto(platform, { photoId, part: 'quick' });
    expect(await findPhoto(platform.db, shopId, photoId)).toMatchObject({ isBehind: false, edits: { turn: 180 } });
  });

  it.each<[string, unknown]>([
    ['no JSON', null],
    ['a crop beyond the edge', { crop: { x: 0.9, y: 0, width: 0.5, height: 1 } }],
  ])('is refused when it is %s', async (_story, edits) => {
    const photoId = await aPressedPhoto();
    expect(await editPhoto(platform, { shopId, photoId, edits })).toMatchObject({
      ok: false,
      problems: [{ code: 'photos.edits-unclear' }],
    });
  });

  it("of another shop's photo is not possible, nor is seeing it", async () => {
    const photoId = await aPressedPhoto();
    const stranger = (await storedShop(platform.db)).id;
    expect(await edit(photoId, { turn: 90 }, stranger)).toEqual({ ok: true, value: null });
    expect((await row(photoId)).edits).toEqual({});
    expect(sent).toEqual([]);
    expect(await findPlainPhoto(platform, { shopId: stranger, photoId })).toBeNull();
  });
});

it('hands work on the photo as it came, whatever was done to it', async () => {
  const photoId = await aPressedPhoto();
  await edit(photoId, { turn: 90, crop: { x: 0, y: 0, width: 0.5, height: 0.5 } });
  await pressAll(photoId);
  const plain = await findPlainPhoto(platform, { shopId, photoId });
  expect(await sharp(plain!).metadata()).toMatchObject({ format: 'jpeg', height: 300 });
});

it('the coach speaks on the server too, and says how the photo looks', async () => {
  const dark = await aPicture({ width: 640, height: 480 })
    .linear(0.1, ++count % 5)
    .jpeg()
    .toBuffer();
  const photo = await receivePhoto(platform, {
    shopId,
    listingId: null,
    body: new Blob([new Uint8Array(dark)]).stream(),
  });
  if (!photo.ok) throw new Error(photo.problems[0]?.code);
  await pressPhoto(platform, { photoId: photo.value.id, part: 'quick' });
  const found = await findPhoto(platform.db, shopId, photo.value.id);
  expect(found?.advice.map(({ code }) => code)).toEqual(['photos.too-small-for', 'photos.dark']);
  expect(found?.likeness).toMatch(/^[0-9a-f]{16}$/);
});
