import fc from 'fast-check';

import { startSession } from '~/features/accounts/session.server';
import { checkPreflights } from '~/features/cooperatives/check-preflight.server';
import { noteFetch } from '~/features/feeds/fetch-log.server';
import { moveListings } from '~/features/listings/move-listings.server';
import { changeOrder } from '~/features/orders/change-order.server';
import { noteBookOpened } from '~/features/orders/note-book.server';
import { canMove, ORDER_STATES } from '~/features/orders/order';
import { placeOrder } from '~/features/orders/place-order.server';
import { tendOrders } from '~/features/orders/tend-orders.server';
import { openShop } from '~/features/shops/publication.server';

import { storedListing, storedPerson, storedPhoto } from './builders';
import { aCart, aWish, book, sellingAgain, sellingShop } from './orders';
import type { TestPlatform } from './platform';
import type { SellingShop } from '~/features/orders/selling';

/** Communes of the members, so that a report has more than one line. */
export const COMMUNES = ['28870', '28894'] as const;
const START = new Date('2026-09-20T02:00:00Z');

const who = fc.nat({ max: 3 });
/** Something a member, a buyer, a marketplace or time does. `who` is a member; `which` one of its things. */
export const happening = fc.oneof(
  { weight: 2, arbitrary: fc.record({ what: fc.constant('sign-in' as const), who }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('photo' as const), who }) },
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constant('list' as const), who, priced: fc.boolean(), photos: fc.nat({ max: 2 }) }),
  },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('publish' as const), who, which: fc.nat({ max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('pause' as const), who, which: fc.nat({ max: 3 }) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constant('buy' as const),
      who,
      quantity: fc.integer({ min: 1, max: 3 }),
      method: fc.constantFrom('cod' as const, 'vietqr' as const),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      what: fc.constant('move' as const),
      which: fc.nat({ max: 8 }),
      actor: fc.constantFrom('seller' as const, 'seller' as const, 'seller' as const, 'buyer' as const),
      step: fc.nat({ max: 3 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ what: fc.constant('pay' as const), which: fc.nat({ max: 8 }), part: fc.constantFrom(1, 2) }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('book' as const), who }) },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant('paper' as const), who, days: fc.integer({ min: -20, max: 400 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('fetch' as const),
      who,
      file: fc.constantFrom('google.xml', 'meta.csv'),
      reader: fc.constantFrom('google' as const, 'meta' as const, 'browser' as const),
      whole: fc.boolean(),
    }),
  },
  { weight: 5, arbitrary: fc.record({ what: fc.constant('wait' as const), hours: fc.constantFrom(2, 20, 60, 200) }) },
);
export type Happening = typeof happening extends fc.Arbitrary<infer One> ? One : never;

/** A story in which everything happens once, so that no run compares nothing with nothing. */
export const FULL_STORY: Happening[] = [
  { what: 'sign-in', who: 0 },
  { what: 'photo', who: 1 },
  { what: 'list', who: 0, priced: true, photos: 1 },
  { what: 'publish', who: 0, which: 0 },
  { what: 'paper', who: 0, days: 400 },
  { what: 'buy', who: 0, quantity: 1, method: 'cod' },
  { what: 'move', which: 0, actor: 'seller', step: 0 }, // accepted
  { what: 'move', which: 0, actor: 'seller', step: 0 }, // packed
  { what: 'move', which: 0, actor: 'seller', step: 1 }, // handed over
  { what: 'pay', which: 0, part: 1 },
  { what: 'book', who: 0 },
  { what: 'fetch', who: 0, file: 'google.xml', reader: 'google', whole: true },
  { what: 'buy', who: 0, quantity: 2, method: 'vietqr' },
  { what: 'move', which: 1, actor: 'buyer', step: 0 }, // cancelled
  { what: 'wait', hours: 200 },
  { what: 'buy', who: 0, quantity: 1, method: 'cod' },
  { what: 'wait', hours: 60 },
  { what: 'move', which: 2, actor: 'seller', step: 0 }, // accepted, too late
];

/** What the story itself remembers, because no table must be asked what it is to be compared with. */
export type Lived = {
  cooperativeId: string;
  shops: { id: string; communeCode: string; signedInAt: Date | null; bookOpenedAt: Date | null }[];
  now: Date;
};

let count = 0;

/** Lives a story of three members of a cooperative, and of a fourth garden (`who` 3) that belongs to another. */
export async function live(platform: TestPlatform, story: readonly Happening[]): Promise<Lived> {
  const { db } = platform;
  let now = START;
  platform.setNow(now);
  const coops = [];
  for (const name of ['nha', 'la'])
    coops.push(await db.cooperative.create({ data: { slug: `${name}-${++count}`, name: `Hợp tác xã ${name}` } }));
  const gardens: { shop: SellingShop; personId: string }[] = [];
  for (const place of [0, 1, 2, 3]) {
    const person = await storedPerson(db);
    const shop = await sellingShop(platform, {
      ownerId: person.id,
      cooperativeId: coops[place === 3 ? 1 : 0]!.id,
      communeCode: COMMUNES[place % 2]!,
      createdAt: now,
    });
    await db.shop.update({ where: { id: shop.id }, data: { state: 'draft', publishedAt: null } });
    gardens.push({ shop, personId: person.id });
  }
  const lived: Lived = {
    cooperativeId: coops[0]!.id,
    shops: gardens.map(({ shop }, place) => ({
      id: shop.id,
      communeCode: COMMUNES[place % 2]!,
      signedInAt: null,
      bookOpenedAt: null,
    })),
    now,
  };
  const orders: string[] = [];

  for (const one of story) {
    now = new Date(now.getTime() + 60_000);
    platform.setNow(now);
    if (one.what === 'wait') {
      now = new Date(now.getTime() + one.hours * 3_600_000);
      platform.setNow(now);
      await tendOrders(platform);
      continue;
    }
    if (one.what === 'move' || one.what === 'pay') {
      const orderId = orders[one.which % Math.max(1, orders.length)];
      if (!orderId) continue;
      const order = await db.order.findUniqueOrThrow({ where: { id: orderId } });
      if (one.what === 'pay') {
        await book(platform, { orderId, amount: Math.floor(Number(order.total) / one.part) });
        continue;
      }
      const steps = ORDER_STATES.filter((to) => canMove(order.state, to, one.actor));
      const to = steps[one.step % Math.max(1, steps.length)];
      if (to) await changeOrder(platform, { shopId: null, orderId, to, actor: one.actor });
      continue;
    }
    const { shop, personId } = gardens[one.who]!;
    const shopId = shop.id;
    const note = lived.shops[one.who]!;
    if (one.what === 'sign-in') {
      const cookie = await startSession(platform, { personId, request: new Request('http://vuon.test') });
      if (cookie) note.signedInAt ??= now;
    } else if (one.what === 'photo') {
      await storedPhoto(db, { shopId, createdAt: now });
    } else if (one.what === 'list') {
      await storedListing(db, {
        shopId,
        state: 'draft',
        price: one.priced ? 120_000n : null,
        photos: 0,
        createdAt: now,
      }).then(async (listing) => {
        for (let at = 0; at < one.photos; at++)
          await storedPhoto(db, { shopId, listingId: listing.id, position: at, createdAt: now });
      });
    } else if (one.what === 'publish' || one.what === 'pause') {
      const listings = await db.listing.findMany({ where: { shopId }, orderBy: { id: 'asc' } });
      const listing = listings[one.which % Math.max(1, listings.length)];
      if (!listing) continue;
      await moveListings(platform, {
        shopId,
        moves: [{ id: listing.id, to: one.what === 'publish' ? 'published' : 'paused' }],
      });
      await openShop(platform, { shopId });
    } else if (one.what === 'buy') {
      const listing = await db.listing.findFirst({
        where: { shopId, state: 'published' },
        include: { variants: true },
      });
      const isOpen = (await db.shop.findUniqueOrThrow({ where: { id: shopId } })).state === 'published';
      if (!listing || !isOpen) continue;
      const open = await sellingAgain(platform, shop);
      const wish = aWish(open, aCart([listing.variants[0]!.sku, one.quantity]), {
        values: { paymentMethod: one.method },
      });
      const order = await placeOrder(platform, wish);
      if (order.ok) orders.push(order.value.orderId);
    } else if (one.what === 'book') {
      const lines = await db.revenueLine.findMany({ where: { shopId } });
      await noteBookOpened(platform, { shopId });
      if (lines.length > 0) note.bookOpenedAt ??= now;
    } else if (one.what === 'paper') {
      const listing = await db.listing.findFirst({ where: { shopId }, orderBy: { id: 'desc' } });
      const day = new Date(new Date(now.getTime() + one.days * 86_400_000).toISOString().slice(0, 10));
      await db.certificate.create({
        data: {
          shopId,
          listingId: listing?.id ?? null,
          kind: one.days % 3 === 0 ? 'vietgap' : 'ocop',
          stars: one.days % 3 === 0 ? null : 4,
          ocopGroup: one.days % 3 === 0 ? null : 'ornamental',
          product: 'Bông giấy',
          certificateNo: `OCOP ${++count}`,
          issuedOn: new Date('2025-01-01'),
          expiresOn: day,
        },
      });
    } else {
      await noteFetch(platform, { ownerId: shopId, file: one.file, reader: one.reader, items: one.whole ? 3 : null });
    }
  }
  await checkPreflights(platform);
  return { ...lived, shops: lived.shops.slice(0, 3), now };
}
