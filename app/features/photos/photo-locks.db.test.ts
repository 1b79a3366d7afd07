import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { takeBack } from '~/features/cooperatives/help-acts.server';
import { emptyDraft, emptyVariant } from '~/features/listings/listing-texts';
import { saveInside } from '~/features/listings/save-listing.server';
import { helpUnder, inErrand } from '~/platform/helping.server';
import { dong } from '~/shared/dong';
import { newUuid } from '~/shared/uuid';

import { storedListing, storedPerson, storedPhoto, storedShop } from '../../../test/builders';
import { aPicture } from '../../../test/pictures';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { describePhoto, removePhoto, restorePhoto } from './change-photo.server';
import { editPhoto } from './edit-photo.server';
import { NO_EDITS } from './edits';
import { PLAN_VERSION } from './plan';
import { pressPhoto } from './press-photo.server';
import { receivePhoto } from './receive-photo.server';
import { sweepOrphans } from './sweep-orphans.server';
import { sweepPhotos } from './sweep-photos.server';

const LONG_AGO = new Date('2026-01-01T00:00:00Z');
let platform: TestPlatform;
let shopId: string;

beforeAll(async () => {
  platform = await freshPlatform();
});
beforeEach(async () => {
  vi.spyOn(platform.jobs, 'send').mockResolvedValue(undefined);
  await platform.db.photo.deleteMany();
  shopId = (await storedShop(platform.db)).id;
});

let count = 0;
/** A file that no other test has sent. */
const anotherFile = () =>
  aPicture({ width: 300 + ++count, height: 200 })
    .png()
    .toBuffer();
const receive = async (file: Uint8Array, listingId: string | null = null) => {
  const photo = await receivePhoto(platform, { shopId, listingId, body: new Blob([new Uint8Array(file)]).stream() });
  if (!photo.ok) throw new Error(photo.problems[0]?.code);
  return photo.value.id;
};
const press = (photoId: string, part: 'quick' | 'rest' = 'quick') => pressPhoto(platform, { photoId, part });
/** A running help of somebody of a cooperative. */
async function aHelp(): Promise<string> {
  const { db } = platform;
  const [helper, coop] = [
    await storedPerson(db),
    await db.cooperative.create({ data: { slug: newUuid(), name: 'HTX' } }),
  ];
  const grant = { id: newUuid(), shopId, cooperativeId: coop.id, helperId: helper.id, minutes: 60 };
  const [beganAt, expiresAt] = [new Date(), new Date(Date.now() + 3_600_000)];
  await db.helpGrant.create({ data: { ...grant, scopes: ['listings'], beganAt, expiresAt } });
  return grant.id;
}
const aListing = async () => (await storedListing(platform.db, { shopId, photos: 0, state: 'draft' })).id;
const row = (id: string) => platform.db.photo.findUnique({ where: { id } });

/** As whoever saves a listing holds it, its shop and its photos. */
const HOLDS = { listings: 'UPDATE', shops: 'NO KEY UPDATE', photos: 'NO KEY UPDATE' } as const;

/** Somebody else at work: what they hold is held until `end`. */
async function somebody() {
  const client = await platform.pool.connect();
  await client.query('BEGIN');
  return {
    /** At once, or it throws: what they hold others want. */
    hold: (rows: 'listings' | 'shops' | 'photos', id: string) =>
      client.query(`SELECT FROM ${rows} WHERE id = $1 FOR ${HOLDS[rows]} NOWAIT`, [id]),
    end: async () => {
      await client.query('COMMIT');
      client.release();
    },
  };
}

/** Until `acting` waits for a lock that somebody else has. */
async function waits(acting: Promise<unknown>): Promise<void> {
  const isDone = { now: false };
  void acting.finally(() => (isDone.now = true)).catch(() => undefined);
  const asked = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  while ((await platform.pool.query(asked)).rowCount === 0) {
    if (isDone.now) throw new Error('It waited for nobody.');
    await new Promise((done) => setTimeout(done, 20));
  }
}

describe('while the shop is held by whoever saves a listing, a photo of it is free to be put in its place', () => {
  it.each<[string, () => Promise<{ photoId: string; act: () => Promise<unknown> }>]>([
    [
      'though it is pressed for the first time',
      async () => {
        const photoId = await receive(await anotherFile());
        return { photoId, act: () => press(photoId) };
      },
    ],
    [
      'though it is pressed to the end',
      async () => {
        const photoId = await receive(await anotherFile());
        await press(photoId);
        return { photoId, act: () => press(photoId, 'rest') };
      },
    ],
    [
      'though it borrows the files of its twin',
      async () => {
        const file = await anotherFile();
        const twin = await receive(file, await aListing());
        await press(twin);
        await press(twin, 'rest');
        const photoId = await receive(file, await aListing());
        return { photoId, act: () => press(photoId) };
      },
    ],
    [
      'though the press refuses it',
      async () => {
        const photoId = await receive(await anotherFile());
        await platform.storage.remove((await row(photoId))!.originalKey);
        platform.log.level = 'silent';
        return { photoId, act: () => press(photoId).finally(() => (platform.log.level = 'error')) };
      },
    ],
    [
      'though a hand turns it',
      async () => {
        const { id: photoId } = await storedPhoto(platform.db, { shopId });
        return { photoId, act: () => editPhoto(platform, { shopId, photoId, edits: { ...NO_EDITS, turn: 90 } }) };
      },
    ],
    [
      'though it is taken away',
      async () => {
        const { id: photoId } = await storedPhoto(platform.db, { shopId });
        return { photoId, act: () => removePhoto(platform, { shopId, photoId }) };
      },
    ],
    [
      'though it is brought back',
      async () => {
        const { id: photoId } = await storedPhoto(platform.db, { shopId, removedAt: LONG_AGO });
        return { photoId, act: () => restorePhoto(platform, { shopId, photoId }) };
      },
    ],
    [
      'though it is described',
      async () => {
        const { id: photoId } = await storedPhoto(platform.db, { shopId });
        return { photoId, act: () => describePhoto(platform, { shopId, photoId, alt: 'Bông giấy' }) };
      },
    ],
    [
      'though what a helper did to it is taken back',
      async () => {
        const { id: photoId } = await storedPhoto(platform.db, { shopId });
        const grantId = await aHelp();
        await inErrand(async () => {
          helpUnder(grantId);
          await describePhoto(platform, { shopId, photoId, alt: 'Mai' });
        });
        const { act } = await platform.db.helpChange.findFirstOrThrow({ where: { grantId } });
        return { photoId, act: () => takeBack(platform, { shopId, act: `${grantId}.${act}` }) };
      },
    ],
    [
      'though it comes a second time after it was taken away',
      async () => {
        const file = await anotherFile();
        const photoId = await receive(file);
        await removePhoto(platform, { shopId, photoId });
        return { photoId, act: () => receive(file) };
      },
    ],
    [
      'though the sweep deletes it',
      async () => {
        const { id: photoId } = await storedPhoto(platform.db, { shopId, removedAt: LONG_AGO });
        return { photoId, act: () => sweepPhotos(platform) };
      },
    ],
    [
      'though the sweep takes it away as a stray',
      async () => {
        const { id: photoId } = await storedPhoto(platform.db, { shopId, createdAt: LONG_AGO });
        return { photoId, act: () => sweepPhotos(platform) };
      },
    ],
    [
      'though a file of it was lost',
      async () => {
        const { id: photoId } = await storedPhoto(platform.db, { shopId, planVersion: PLAN_VERSION });
        return { photoId, act: () => sweepOrphans(platform, { dryRun: false, tell: () => undefined }) };
      },
    ],
  ])('%s', async (_story, prepare) => {
    const { photoId, act } = await prepare();
    const before = await row(photoId);
    const saver = await somebody();
    await saver.hold('shops', shopId);
    const acting = act();
    try {
      await waits(acting);
      await saver.hold('photos', photoId);
    } finally {
      await saver.end();
      await acting;
    }
    expect(await row(photoId)).not.toEqual(before); // and then it is done
  });
});

it('while a listing is held by whoever saves it, its shop is free, though a photo of it arrives', async () => {
  const listingId = await aListing();
  const saver = await somebody();
  await saver.hold('listings', listingId);
  const arriving = receive(await anotherFile(), listingId);
  try {
    await waits(arriving);
    await saver.hold('shops', shopId);
  } finally {
    await saver.end();
    await arriving;
  }
  expect(await row(await arriving)).toMatchObject({ listingId });
});

it('twins are pressed side by side while their listings are saved, and nobody has to give way', async () => {
  const [file, other] = [await anotherFile(), await anotherFile()];
  const gardens = await Promise.all(
    Array.from({ length: 6 }, async () => {
      const listingId = await aListing();
      return { listingId, photoIds: [await receive(file, listingId), await receive(other, listingId)] };
    }),
  );
  // without the second try that `saveListing` has
  const save = (listingId: string, photoIds: string[]) =>
    platform.db.$transaction(
      (tx) =>
        saveInside(
          tx,
          {
            ...{ shopId, listingId, version: null, publish: false },
            draft: {
              ...emptyDraft(),
              ...{ name: `Mai vàng ${listingId}`, photoIds },
              variants: [{ ...emptyVariant(), price: dong(9_000) }],
            },
          },
          new Date(),
        ),
      { maxWait: 15_000, timeout: 15_000 },
    );
  for (const part of ['quick', 'rest', 'rest'] as const) {
    const pressing = gardens.flatMap(({ photoIds }) => photoIds.map((photoId) => press(photoId, part)));
    const saving = gardens.map(({ listingId, photoIds }) => save(listingId, [...photoIds].reverse()));
    const hands = gardens.flatMap(({ photoIds }) =>
      photoIds.map((photoId) => describePhoto(platform, { shopId, photoId, alt: part })),
    );
    await Promise.all([...pressing, ...saving, ...hands]);
    for (const { photoIds } of gardens) photoIds.reverse();
  }
  for (const photoId of gardens.flatMap(({ photoIds }) => photoIds))
    expect(await row(photoId)).toMatchObject({ state: 'ready', planVersion: PLAN_VERSION });
}, 60_000);
