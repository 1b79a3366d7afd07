import { readFile } from 'node:fs/promises';

import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';

import { storedListing } from '../../../test/builders';
import { aCart, book, moved, placed, sellingShop } from '../../../test/orders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { sweepOrphans } from '~/features/photos/sweep-orphans.server';
import { dong } from '~/shared/dong';

import { answerClaim, fileClaim, settleClaim, withdrawClaim, type NewClaim } from './claims.server';
import { changeOrder } from './change-order.server';
import { keepOrderFile, readOrderFile } from './order-files.server';
import { findOrder } from './orders.server';
import type { SellingShop } from './selling';

const NOW = new Date('2026-12-01T02:00:00Z');
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000);

let platform: TestPlatform;
let shop: SellingShop;
let photo: File;

beforeAll(async () => {
  platform = await freshPlatform({ now: NOW });
  shop = await sellingShop(platform);
  const bytes = await sharp({ create: { width: 2000, height: 3000, channels: 3, background: '#3a7d44' } })
    .withExif({ IFD0: { ImageDescription: 'nhà tôi' } })
    .jpeg()
    .toBuffer();
  photo = new File([new Uint8Array(bytes)], 'cay-chet.jpg', { type: 'image/jpeg' });
});

const find = async (orderId: string) =>
  (await findOrder(platform.db, { shopId: shop.id, orderId, now: platform.clock.now() }))!;

/** An order of two pots that has arrived and is paid. */
async function anArrived() {
  const listing = await storedListing(platform.db, { shopId: shop.id });
  const cart = aCart([listing.variants[0]!.sku, 2]);
  const { orderId } = await placed(platform, shop, cart, { values: { paymentMethod: 'vietqr' } });
  await book(platform, { orderId, amount: 700_000 });
  for (const to of ['accepted', 'handed_over', 'delivered'] as const) await moved(platform, orderId, to);
  return orderId;
}
const claim = (orderId: string, given: Partial<NewClaim> = {}) =>
  fileClaim(platform, { orderId, kind: 'dead', text: 'Một chậu đã héo', wish: 'part', photos: [photo], ...given });
const answer = (orderId: string, claimId: string, given: Partial<Parameters<typeof answerClaim>[1]> = {}) =>
  answerClaim(platform, {
    shopId: shop.id,
    orderId,
    claimId,
    decision: 'grant',
    remedy: 'part',
    amount: dong(300_000),
    answer: '',
    personId: null,
    ...given,
  });
const codesOf = (outcome: { ok: boolean; problems?: { code: string }[] } | null) =>
  outcome?.problems?.map(({ code }) => code) ?? [];
const valueOf = <Value>(outcome: { ok: boolean; value?: Value } | null): Value => {
  if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value as Value;
};

describe('a claim', { timeout: 60_000 }, () => {
  it('shows the photo to both sides only, small, upright and without where it was taken', async () => {
    const orderId = await anArrived();
    valueOf(await claim(orderId));
    const order = await find(orderId);
    expect(order).toMatchObject({ hasOpenClaim: true, claims: [{ kind: 'dead', state: 'open', wish: 'part' }] });
    const [file] = order.files;
    expect(file).toMatchObject({ kind: 'claim', width: 1067, height: 1600, claimId: order.claims[0]?.id });
    const stored = await readOrderFile(platform, { orderId, fileId: file!.id });
    const bytes = Buffer.from(await new Response(stored!.stream()).arrayBuffer());
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 1067, height: 1600 });
    expect(bytes.includes('nhà tôi')).toBe(false);
    expect(await readOrderFile(platform, { orderId: await anArrived(), fileId: file!.id })).toBeNull();
  });

  it('keeps its photos when storage is swept, until nobody names them', async () => {
    const orderId = await anArrived();
    valueOf(await claim(orderId));
    const { key } = await platform.db.orderFile.findFirstOrThrow({ where: { orderId } });
    const sweepLater = async () => {
      platform.setNow(new Date(Date.now() + 48 * 3_600_000));
      await sweepOrphans(platform, { dryRun: false, tell: () => undefined });
      platform.setNow(NOW);
    };
    await sweepLater();
    expect(await platform.storage.find(key)).not.toBeNull();
    await platform.db.orderFile.deleteMany({ where: { orderId } });
    await sweepLater();
    expect(await platform.storage.find(key)).toBeNull();
  });

  it.each([
    ['without a photo of what can be seen', {}, { photos: [] }, ['orders.claim-photo-missing']],
    ['with a file that is no photo', {}, { photos: [new File(['%PDF-1.7'], 'x.jpg')] }, ['photos.document']],
    ['when the hours are over', { at: 49 }, {}, ['orders.claim-too-late']],
  ])('is not taken %s', async (_how, { at = 1 }: { at?: number }, given, codes) => {
    const orderId = await anArrived();
    platform.setNow(hours(at));
    expect(codesOf(await claim(orderId, given))).toEqual(codes);
    platform.setNow(NOW);
    expect(await platform.db.orderFile.count({ where: { orderId } })).toBe(0);
  });

  it('may be that nothing came, which nobody can photograph, but not before anything was sent', async () => {
    const orderId = await anArrived();
    expect((await claim(orderId, { kind: 'missing', photos: [] }))?.ok).toBe(true);
    const listing = await storedListing(platform.db, { shopId: shop.id });
    const { orderId: fresh } = await placed(platform, shop, aCart([listing.variants[0]!.sku, 1]));
    expect(codesOf(await claim(fresh, { kind: 'missing', photos: [] }))).toEqual(['orders.claim-too-late']);
  });

  it('is one at a time, though two tabs send it', async () => {
    const orderId = await anArrived();
    const outcomes = await Promise.all([claim(orderId), claim(orderId)]);
    expect(outcomes.filter((outcome) => outcome?.ok)).toHaveLength(1);
    expect(outcomes.flatMap(codesOf)).toEqual(['orders.claim-there']);
  });

  it('keeps the order from being done until it is answered and carried out', async () => {
    const orderId = await anArrived();
    const { claimId } = valueOf(await claim(orderId));
    const done = { shopId: shop.id, orderId, to: 'done', actor: 'seller' } as const;
    expect(codesOf(await changeOrder(platform, done))).toEqual(['orders.claim-open']);
    valueOf(await answer(orderId, claimId, { remedy: 'exchange', amount: null }));
    expect(codesOf(await changeOrder(platform, done))).toEqual(['orders.claim-open']);
    valueOf(await settleClaim(platform, { shopId: shop.id, orderId, claimId, personId: null }));
    expect((await changeOrder(platform, done))?.ok).toBe(true);
  });

  it('that is granted comes off what the order costs and off the book, and is owed back', async () => {
    const orderId = await anArrived();
    const { claimId } = valueOf(await claim(orderId));
    valueOf(await answer(orderId, claimId));
    valueOf(await answer(orderId, claimId)); // pressed twice
    expect(await find(orderId)).toMatchObject({ reduced: 300_000, heldOver: 300_000, balance: 0, total: 700_000 });
    const lines = await platform.db.revenueLine.findMany({ where: { orderId }, orderBy: { id: 'asc' } });
    expect(lines.map(({ kind, amount }) => [kind, Number(amount)])).toEqual([
      ['sale', 700_000],
      ['reduction', -300_000],
    ]);
    await book(platform, { orderId, amount: 300_000, kind: 'refunded' });
    expect(await find(orderId)).toMatchObject({ heldOver: 0, balance: 0, dueAhead: 0 });
  });

  it.each([
    ['more than the order costs', { amount: dong(700_001) }, 'orders.amount-too-large'],
    ['nothing said of how much', { amount: null }, 'orders.amount-missing'],
    ['no remedy', { remedy: null }, 'orders.remedy-missing'],
    ['a refusal without a word', { decision: 'decline' as const }, 'orders.claim-answer-missing'],
  ])('is not answered with %s', async (_what, given, code) => {
    const orderId = await anArrived();
    const { claimId } = valueOf(await claim(orderId));
    expect(codesOf(await answer(orderId, claimId, given))).toEqual([code]);
    expect(await find(orderId)).toMatchObject({ reduced: 0, claims: [{ state: 'open' }] });
  });

  it('is taken back by its buyer, and belongs to no other garden', async () => {
    const orderId = await anArrived();
    const { claimId } = valueOf(await claim(orderId));
    const other = await sellingShop(platform);
    expect(await answer(orderId, claimId, { shopId: other.id })).toBeNull();
    valueOf(await withdrawClaim(platform, { orderId, claimId }));
    expect(codesOf(await answer(orderId, claimId))).toEqual(['orders.claim-answered']);
  });
});

it('keeps the picture by which something was bought, though its grower took the photo away', async () => {
  const orderId = await anArrived();
  const { pictureName, pictureFile } = await platform.db.orderLine.findFirstOrThrow({ where: { orderId } });
  const key = `public/photos/${pictureName}/${pictureFile}`;
  await platform.storage.put(key, Buffer.from('picture'));
  await platform.db.photo.deleteMany({ where: { publicName: pictureName } });
  platform.setNow(new Date(Date.now() + 48 * 3_600_000));
  await sweepOrphans(platform, { dryRun: false, tell: () => undefined });
  platform.setNow(NOW);
  expect(await platform.storage.find(key)).not.toBeNull();
});

it('keeps photos of the hand-over', { timeout: 60_000 }, async () => {
  const orderId = await anArrived();
  const bytes = new Uint8Array(await photo.arrayBuffer());
  valueOf(await keepOrderFile(platform, { orderId, kind: 'receipt', bytes }));
  const readme = new Uint8Array(await readFile('package.json'));
  expect(codesOf(await keepOrderFile(platform, { orderId, kind: 'handover', bytes: readme }))).toEqual([
    'photos.not-a-photo',
  ]);
  expect((await find(orderId)).files.map(({ kind }) => kind)).toEqual(['receipt']);
});
