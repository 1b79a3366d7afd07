import { beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { listingTexts } from '~/features/listings/listing-texts';
import { findListing } from '~/features/listings/find-listing.server';
import { findOwnReview } from '~/features/listings/review.server';
import { saveListing } from '~/features/listings/save-listing.server';
import { proposalForm } from '~/features/listings/proposal';
import { readListing } from '~/features/listings/listing-form';

import { storedListing, storedPerson, storedPhoto, storedReviewed } from '../../../test/builders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';

import { leaveCooperative } from './membership.server';
import { approveListing, findReview, pinNote, sendBack, takeNoteBack } from './review-listing.server';
import { chooseReview, findNextReview, findReviews } from './reviews.server';
import { fieldPin, noteField, photoPin, WHOLE } from './review-view';

const now = new Date('2026-11-23T05:00:00Z');
let platform: TestPlatform;
let shopId: string;
let cooperativeId: string;
let personId: string;

beforeAll(async () => {
  platform = await freshPlatform({ now });
});
beforeEach(async () => {
  ({ cooperativeId, shopId } = await storedReviewed(platform.db));
  personId = (await storedPerson(platform.db)).id;
});

/** Saves a listing as its form would, with what differs. */
async function save(listingId: string, given: Record<string, string> = {}, photoIds: string[] = []) {
  const stored = await findListing(platform.db, { shopId, id: listingId });
  const form = proposalForm({ ...listingTexts(stored!.draft), ...given }, photoIds);
  const draft = readListing(form, now, { publish: false });
  if (!draft.ok) throw new Error(JSON.stringify(draft));
  const saved = await saveListing(platform, {
    ...{ shopId, listingId, version: null, draft: draft.value, publish: true },
  });
  if (!saved?.ok) throw new Error(JSON.stringify(saved));
  return saved.value;
}
/** A new listing that lies before the cooperative. */
async function sent(given: Record<string, string> = {}) {
  const { id: listingId } = await storedListing(platform.db, { shopId, state: 'draft' });
  expect((await save(listingId, given)).waits).toBe(true);
  const { id: reviewId } = await platform.db.listingReview.findFirstOrThrow({ where: { listingId } });
  return { listingId, reviewId };
}
const look = async (reviewId: string) => (await findReview(platform.db, { cooperativeId, reviewId }))!;
const approve = async (reviewId: string, seen?: string) =>
  approveListing(platform, {
    ...{ cooperativeId, reviewId, personId },
    seen: seen ?? (await look(reviewId)).seen,
  });
const pin = (reviewId: string, to: string, text = 'Ghi rõ hơn') =>
  pinNote(platform, { cooperativeId, reviewId, personId, pin: to, text });
const publicName = async (listingId: string) => {
  const { state, name } = await platform.db.listing.findUniqueOrThrow({ where: { id: listingId } });
  return state === 'published' ? name : null;
};

describe('looking at a listing', () => {
  it('what is approved is public as it was looked at', async () => {
    const { listingId, reviewId } = await sent({ name: 'Mai vàng năm cánh' });
    expect(await publicName(listingId)).toBeNull();
    expect(await approve(reviewId)).toEqual({ ok: true, value: null });
    expect(await publicName(listingId)).toBe('Mai vàng năm cánh');
    expect(await look(reviewId)).toBeNull();
  });

  it('a change shows what it was and what it becomes, and is public when approved, with what is left today', async () => {
    const { listingId, reviewId: first } = await sent();
    await approve(first);
    const fresh = await storedPhoto(platform.db, { shopId });
    await save(listingId, { name: 'Bông giấy cam', price: '420.000' }, [fresh.id]);
    await platform.db.variant.updateMany({ where: { listingId }, data: { stock: { decrement: 6 } } });
    const { reviewId } = await platform.db.listingReview
      .findFirstOrThrow({ where: { listingId, state: 'waiting' } })
      .then(({ id }) => ({ reviewId: id }));
    const review = await look(reviewId);
    expect(review).toMatchObject({ texts: { name: 'Bông giấy cam' }, before: { name: 'Bông giấy hồng' } });
    expect(review.photos.map(({ id, isNew }) => [id === fresh.id, isNew])).toEqual([
      [true, true],
      [false, false],
    ]);
    expect(await publicName(listingId)).toBe('Bông giấy hồng');
    expect(await approve(reviewId)).toMatchObject({ ok: true });
    expect(await publicName(listingId)).toBe('Bông giấy cam');
    expect(await platform.db.variant.findMany({ where: { listingId } })).toMatchObject([
      { price: 420_000n, stock: 14 },
    ]);
    expect(await platform.db.photo.count({ where: { listingId } })).toBe(2);
  });

  it('comments reach the member when they are sent, each at its field or photo', async () => {
    const { listingId, reviewId } = await sent();
    const [photo] = (await look(reviewId)).photos;
    await pin(reviewId, fieldPin('name'), 'Tên ngắn quá');
    await pin(reviewId, photoPin(photo!.id), 'Ảnh hơi tối');
    await pin(reviewId, WHOLE, 'Cây đẹp');
    const own = () => findOwnReview(platform.db, { shopId, listingId });
    expect(await own()).toMatchObject({ state: 'waiting', notes: [] });
    const { seen } = await look(reviewId);
    await sendBack(platform, { cooperativeId, reviewId, personId, seen });
    expect(await own()).toMatchObject({
      state: 'asked',
      notes: [
        { field: 'name', photoId: null, text: 'Tên ngắn quá' },
        { field: '', photoId: photo!.id, text: 'Ảnh hơi tối' },
        { field: '', photoId: null, text: 'Cây đẹp' },
      ],
    });
    expect(await findNextReview(platform.db, cooperativeId)).toBeNull();
    await save(listingId, { name: 'Bông giấy hồng ba năm' });
    expect(await own()).toMatchObject({ state: 'waiting', notes: [] });
    expect((await look(reviewId)).notes.map(({ isOld }) => isOld)).toEqual([true, true, true]);
  });

  it('a comment can be taken back until the listing is sent again, and is about something that is there', async () => {
    const { listingId, reviewId } = await sent();
    await pin(reviewId, fieldPin('name'));
    const [note] = (await look(reviewId)).notes;
    expect(await takeNoteBack(platform, { cooperativeId, reviewId, noteId: note!.id })).toBe(true);
    expect((await look(reviewId)).notes).toEqual([]);
    expect(await pin(reviewId, fieldPin('no-such-field'))).toBeNull();
    expect(await pin(reviewId, photoPin(listingId))).toBeNull();
    expect(await pin(reviewId, 'nonsense')).toBeNull();
    const empty = { problems: [{ code: 'review.note-missing', field: noteField(fieldPin('name')) }] };
    expect(await pin(reviewId, fieldPin('name'), '  ')).toMatchObject(empty);
    expect(await pin(reviewId, WHOLE, 'x'.repeat(501))).toMatchObject({
      problems: [{ code: 'review.note-too-long' }],
    });
  });

  it('nothing goes back without a comment', async () => {
    const { reviewId } = await sent();
    const { seen } = await look(reviewId);
    expect(await sendBack(platform, { cooperativeId, reviewId, personId, seen })).toMatchObject({
      problems: [{ code: 'review.nothing-said' }],
    });
  });

  it('one that has lost its photos while it lay there is not made public', async () => {
    const { listingId, reviewId } = await sent();
    await platform.db.photo.updateMany({ where: { listingId }, data: { removedAt: now } });
    expect(await approve(reviewId)).toMatchObject({ ok: false, problems: [{ code: 'listings.photo-missing' }] });
    expect(await publicName(listingId)).toBeNull();
    expect((await look(reviewId)).state).toBe('waiting');
  });

  it('the queue is a page at a time, the longest first, without what was put away', async () => {
    const all: string[] = [];
    for (let index = 0; index < 27; index++) {
      platform.setNow(new Date(now.getTime() + index * 1000));
      all.push((await sent()).reviewId);
    }
    platform.setNow(now);
    const { listingId } = await platform.db.listingReview.findUniqueOrThrow({ where: { id: all[3]! } });
    await platform.db.listing.update({ where: { id: listingId }, data: { state: 'archived' } });
    const wanted = all.filter((id) => id !== all[3]);
    const first = await findReviews(platform.db, { cooperativeId, queue: 'waiting', after: null });
    const second = await findReviews(platform.db, { cooperativeId, queue: 'waiting', after: first.next });
    expect([...first.reviews, ...second.reviews].map(({ id }) => id)).toEqual(wanted);
    expect(second.next).toBeNull();
  }, 60_000);
});

describe('an approval is of what was seen', () => {
  it('one that the member changed meanwhile is not approved', async () => {
    const { listingId, reviewId } = await sent();
    const { seen } = await look(reviewId);
    await save(listingId, { name: 'Tên đổi sau' });
    expect(await approve(reviewId, seen)).toMatchObject({ problems: [{ code: 'review.changed' }] });
    expect(await publicName(listingId)).toBeNull();
  });

  it('nor one that was only put down anew, nor one whose photos are others', async () => {
    const { listingId, reviewId } = await sent();
    const { seen } = await look(reviewId);
    await storedPhoto(platform.db, { shopId, listingId, position: 3 });
    expect(await approve(reviewId, seen)).toMatchObject({ problems: [{ code: 'review.changed' }] });
  });

  it('approve and change at the same moment: what is public is what was seen, or nothing', async () => {
    for (let round = 0; round < 8; round++) {
      const { listingId, reviewId } = await sent({ name: 'Đã xem' });
      const { seen } = await look(reviewId);
      const [, approved] = await Promise.all([save(listingId, { name: 'Chưa xem' }), approve(reviewId, seen)]);
      expect(await publicName(listingId)).toBe(approved?.ok ? 'Đã xem' : null);
      const own = await findOwnReview(platform.db, { shopId, listingId });
      expect(own?.state).toBe('waiting'); // the member's new words lie there, one way or the other
    }
  }, 60_000);

  it('two who approve at once make it public once', async () => {
    const { listingId, reviewId } = await sent();
    const { seen } = await look(reviewId);
    const done = await Promise.all([approve(reviewId, seen), approve(reviewId, seen)]);
    expect(done.filter((one) => one?.ok)).toHaveLength(1);
    expect(await publicName(listingId)).not.toBeNull();
  });

  it('approve while the member leaves, or while the looking ends: neither hangs, and the member is free', async () => {
    for (let round = 0; round < 6; round++) {
      await platform.db.shop.update({ where: { id: shopId }, data: { cooperativeId } });
      await chooseReview(platform, cooperativeId, true);
      const { listingId, reviewId } = await sent();
      const { seen } = await look(reviewId);
      const free =
        round % 2 === 0
          ? () => leaveCooperative(platform, { shopId, cooperativeId })
          : () => chooseReview(platform, cooperativeId, false);
      await Promise.all([approve(reviewId, seen), free()]);
      expect((await save(listingId, { name: 'Tự đăng' })).waits).toBe(false);
      expect(await publicName(listingId)).toBe('Tự đăng');
    }
  }, 60_000);
});
