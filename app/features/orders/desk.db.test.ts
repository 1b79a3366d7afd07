import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';

import { storedListing, storedPerson, storedShop } from '../../../test/builders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { storedOrder } from '../../../test/stored-order';
import { NO_CONSIGNMENT } from './consignment';
import { endOrder } from './end-order.server';
import { handOver } from './hand-over.server';
import { countToAnswer, hasOrders } from './order-counts.server';
import { findOrder } from './orders.server';
import { findCareTags, findPacking } from './packing.server';

const NOW = new Date('2026-11-27T03:00:00Z'); // a Friday
let platform: TestPlatform;
let photo: Uint8Array;
beforeAll(async () => {
  platform = await freshPlatform({ now: NOW });

  photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#3a7d44' } })
    .jpeg()
    .toBuffer();
});

async function packed(given: Partial<Parameters<typeof storedOrder>[1]> = {}) {
  const shop = await storedShop(platform.db);
  const person = await storedPerson(platform.db);
  const order = await storedOrder(platform.db, {
    shopId: shop.id,
    state: 'packed',
    acceptedAt: NOW,
    placedAt: NOW,
    ...given,
  });
  return { shopId: shop.id, personId: person.id, orderId: order.id };
}
const consignment = { ...NO_CONSIGNMENT, carrier: 'Nhà xe Thảo Châu', plate: '84F-001.23' };
const orderOf = (id: string) => platform.db.order.findUniqueOrThrow({ where: { id }, include: { files: true } });

describe('handing over', () => {
  it('keeps who carries it and the photos of both, and it has left', async () => {
    const ids = await packed();
    const photos = [
      { kind: 'handover', bytes: photo },
      { kind: 'receipt', bytes: photo },
    ] as const;
    expect(await handOver(platform, { ...ids, consignment, photos })).toMatchObject({ ok: true });
    const order = await orderOf(ids.orderId);
    expect(order).toMatchObject({ state: 'handed_over', handedOverAt: NOW, consignment: { plate: '84F-001.23' } });
    expect(order.files.map(({ kind }) => kind).sort()).toEqual(['handover', 'receipt']);
  }, 60_000); // each photo is pressed in a process of its own

  it('at the garden gate has arrived in the same breath', async () => {
    const ids = await packed({ shippingKind: 'pickup' });
    expect(await handOver(platform, { ...ids, consignment: NO_CONSIGNMENT, photos: [] })).toMatchObject({ ok: true });
    expect(await orderOf(ids.orderId)).toMatchObject({ state: 'delivered', deliveredAt: NOW });
  });

  it('is refused while the money due is not there, and keeps no photo', async () => {
    const ids = await packed({ paymentMethod: 'vietqr' });
    expect(
      await handOver(platform, { ...ids, consignment, photos: [{ kind: 'handover', bytes: photo }] }),
    ).toMatchObject({
      problems: [{ code: 'orders.not-paid-yet' }],
    });
    expect(await orderOf(ids.orderId)).toMatchObject({ state: 'packed', files: [] });
  });

  it('stays undone when a photo is none, and says which', async () => {
    const ids = await packed();
    const photos = [{ kind: 'receipt', bytes: new TextEncoder().encode('%PDF-1.7') }] as const;
    expect(await handOver(platform, { ...ids, consignment, photos })).toMatchObject({
      ok: false,
      problems: [{ field: 'receipt' }],
    });
    expect((await orderOf(ids.orderId)).state).toBe('packed');
  });

  it('can be mended later, and is nobody else’s', async () => {
    const ids = await packed();
    await handOver(platform, { ...ids, consignment, photos: [] });
    const mended = { ...consignment, tracking: 'TC-123' };
    expect(await handOver(platform, { ...ids, consignment: mended, photos: [] })).toMatchObject({ ok: true });
    expect(await orderOf(ids.orderId)).toMatchObject({ state: 'handed_over', consignment: { tracking: 'TC-123' } });
    const foreign = await storedShop(platform.db);
    expect(await handOver(platform, { ...ids, shopId: foreign.id, consignment, photos: [] })).toBeNull();
  });
});

describe('ending an order before its time', () => {
  const typed = (given = {}) => ({ reason: '', ownReason: '', restock: false, ...given });

  it('asks why', async () => {
    const ids = await packed();
    expect(await endOrder(platform, { ...ids, typed: typed() })).toMatchObject({
      problems: [{ code: 'orders.reason-missing', field: 'reason' }],
    });
    expect(await endOrder(platform, { ...ids, typed: typed({ reason: 'other', ownReason: ' ' }) })).toMatchObject({
      problems: [{ code: 'orders.own-reason-missing', field: 'ownReason' }],
    });
    expect(await endOrder(platform, { ...ids, typed: typed({ reason: 'weather' }) })).toMatchObject({ ok: true });
    expect(await orderOf(ids.orderId)).toMatchObject({
      state: 'cancelled',
      cancelReason: 'weather',
      cancelledBy: 'seller',
    });
  });

  it('puts what was cancelled back on sale, and what came back only when it is fit', async () => {
    for (const [state, restock, back] of [
      ['packed', false, 22],
      ['handed_over', false, 20],
      ['handed_over', true, 22],
    ] as const) {
      const ids = await packed({ state });
      const listing = await storedListing(platform.db, { shopId: ids.shopId, stock: 20 });
      const variantId = listing.variants[0]!.id;
      await platform.db.orderLine.updateMany({
        where: { orderId: ids.orderId },
        data: { listingId: listing.id, variantId },
      });
      expect(await endOrder(platform, { ...ids, typed: typed({ reason: 'damaged', restock }) })).toMatchObject({
        ok: true,
      });
      const { stock } = await platform.db.variant.findUniqueOrThrow({ where: { id: variantId } });
      expect(stock, `${state}, fit: ${restock}`).toBe(back);
    }
  });
});

describe('what goes with a parcel', () => {
  it('is the grower’s own advice, and a warning for a long way at the weekend', async () => {
    const { id: shopId } = await storedShop(platform.db);
    const listing = await storedListing(platform.db, {
      shopId,
      details: { packing: ['caged'], light: ['full-sun'], water: 'daily' },
      care: 'Tưới sáng sớm.',
    });
    const stored = await storedOrder(platform.db, {
      shopId,
      terms: { days: [3, 4] },
      quantity: 3,
      line: { listingId: listing.id, variantId: listing.variants[0]!.id },
    });
    const order = await findOrder(platform.db, { shopId, orderId: stored.id, now: NOW });
    const packing = await findPacking(platform.db, order!, NOW);
    expect(packing.things[0]?.tips).toContainEqual({ tip: 'packed-as', isUrgent: false, says: 'caged' });
    expect(packing.whole[0]).toEqual({ tip: 'weekend', isUrgent: true });

    expect(await findCareTags(platform.db, order!, NOW)).toMatchObject([
      { name: 'Bông giấy hồng', copies: 3, light: ['full-sun'], water: 'daily', care: 'Tưới sáng sớm.' },
    ]);
  });

  it('has no tag for what is no listing any more, and never a thousand', async () => {
    const { id: shopId } = await storedShop(platform.db);
    const listing = await storedListing(platform.db, { shopId });
    const lines = [{}, { listingId: listing.id, variantId: listing.variants[0]!.id }];
    const [gone, many] = await Promise.all(
      lines.map((line) => storedOrder(platform.db, { shopId, quantity: 1000, unitPrice: 1_000n, line })),
    );
    const tagsOf = async (orderId: string) => {
      const order = await findOrder(platform.db, { shopId, orderId, now: NOW });
      return findCareTags(platform.db, order!, NOW);
    };
    expect(await tagsOf(gone!.id)).toEqual([]);
    expect(await tagsOf(many!.id)).toMatchObject([{ copies: 48 }]);
  });
});

it('counts what waits for the grower’s yes, not what waits for the buyer’s', async () => {
  const { id: shopId } = await storedShop(platform.db);
  expect(await hasOrders(platform.db, shopId)).toBe(false);
  await storedOrder(platform.db, { shopId });
  await storedOrder(platform.db, { shopId, quote: 'asked', shippingFee: null });
  await storedOrder(platform.db, { shopId, quote: 'offered', shippingFee: 50_000n });
  await storedOrder(platform.db, { shopId, state: 'accepted' });
  expect(await countToAnswer(platform.db, shopId)).toBe(2);
  expect(await hasOrders(platform.db, shopId)).toBe(true);
});
