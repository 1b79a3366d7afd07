import sharp from 'sharp';

import { changeOrder } from '~/features/orders/change-order.server';
import { fileClaim } from '~/features/orders/claims.server';
import { REQUIRED_CONSENTS } from '~/features/orders/consent';
import { findOrder } from '~/features/orders/orders.server';
import type { OrderView } from '~/features/orders/order-view';
import { placeOrder } from '~/features/orders/place-order.server';
import { priceCart } from '~/features/orders/price-cart.server';
import { agreeFee } from '~/features/orders/quote.server';
import { findPracticeShop } from '~/features/orders/selling.server';
import type { SellingShop } from '~/features/orders/selling';
import { findWays } from '~/features/orders/ways.server';
import { translator } from '~/platform/i18n.server';
import type { Platform } from '~/platform/platform.server';
import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { newUuid } from '~/shared/uuid';

import { DEAD_PLANT } from './practice-drawing';
import { isOver, nextTurn, PRETEND_BUYERS, WISHES, type PretendBuyer, type Turn } from './pretend-buyers';

type Tools = Pick<Platform, 'db' | 'storage' | 'clock'>;

/** A pretend buyer's visit; `order` is null while nothing has been ordered. */
export type Visit = { buyer: PretendBuyer; cartId: string; turns: string[]; order: OrderView | null };

/** Everybody who came to a practice shop so far. */
export async function findVisits({ db, clock }: Pick<Tools, 'db' | 'clock'>, shopId: string): Promise<Visit[]> {
  const rows = await db.pretendVisit.findMany({ where: { shopId } });
  const orders = await db.order.findMany({
    where: { shopId, cartId: { in: rows.map(({ cartId }) => cartId) } },
    select: { id: true, cartId: true },
  });
  return Promise.all(
    PRETEND_BUYERS.flatMap((buyer) => rows.filter((row) => row.buyer === buyer).map((row) => ({ ...row, buyer }))).map(
      async ({ buyer, cartId, turns }) => {
        const id = orders.find((order) => order.cartId === cartId)?.id;
        return {
          buyer,
          cartId,
          turns,
          order: id ? await findOrder(db, { shopId, orderId: id, now: clock.now() }) : null,
        };
      },
    ),
  );
}

export type PretendProblem = Problem<'training.nothing-to-buy'>;

/**
 * A pretend buyer comes and orders, as a real one would: the same prices, stock, ways and states. Who is still being
 * served keeps the order they have; who was served comes anew. Null: this is no practice shop.
 */
export async function comeAndOrder(
  tools: Tools,
  { shopId, buyer }: { shopId: string; buyer: PretendBuyer },
): Promise<Result<{ orderId: string }, PretendProblem> | null> {
  const { db, clock } = tools;
  const shop = await findPracticeShop(db, shopId);
  if (!shop) return null;
  const came = { shopId, buyer, cartId: newUuid(), cameAt: clock.now() };
  await db.pretendVisit.createMany({ data: [came], skipDuplicates: true });
  let visit = await findVisit(tools, { shopId, buyer });
  if (visit?.order && isOver(buyer, visit.order, visit.turns)) {
    await db.pretendVisit.updateMany({
      where: { shopId, buyer, cartId: visit.cartId },
      data: { cartId: came.cartId, turns: [], cameAt: came.cameAt },
    });
    visit = await findVisit(tools, { shopId, buyer });
  }
  if (visit?.order) return ok({ orderId: visit.order.id });
  return visit ? order(tools, shop, buyer, visit.cartId) : null;
}

const findVisit = async (tools: Tools, { shopId, buyer }: { shopId: string; buyer: PretendBuyer }) =>
  (await findVisits(tools, shopId)).find((visit) => visit.buyer === buyer) ?? null;

/** Ninh Kiều, Cần Thơ: a road away from most gardens. */
const PLACE = { communeCode: '31135', street: '12 Nguyễn Trãi' };
/** No telephone in Vietnam begins like this, so that nobody is called by mistake. */
const phoneOf = (buyer: PretendBuyer): string => `+8400000000${PRETEND_BUYERS.indexOf(buyer) + 1}`;

/** Orders the first thing that can be had: what the grower made there, then what was laid in. */
async function order(
  tools: Tools,
  shop: SellingShop,
  buyer: PretendBuyer,
  cartId: string,
): Promise<Result<{ orderId: string }, PretendProblem>> {
  const { db, clock } = tools;
  const now = clock.now();
  const wish = WISHES[buyer];
  const t = translator('vi', 'training');
  for (const { sku, stock } of await findOffers(tools, shop.id, wish.thing)) {
    const cart = { cartId, lines: [{ sku, quantity: Math.min(wish.quantity, stock) }] };
    const priced = await priceCart(db, { shopId: shop.id, cart, lang: 'vi', now });
    const ways = await findWays(db, { shop, lines: priced.lines, communeCode: PLACE.communeCode, now });
    const open = ways.filter(({ blocked, kind }) => blocked.length === 0 && kind !== 'pickup');
    const way = open.find(({ fee }) => (fee === null) === (wish.way === 'quote')) ?? open[0];
    if (!way) continue;
    const placed = await placeOrder(tools, {
      shop,
      cart,
      values: {
        ...PLACE,
        buyerName: t(`practice.buyers.${buyer}.name`),
        buyerPhone: phoneOf(buyer),
        buyerEmail: '',
        note: t(`practice.buyers.${buyer}.note`),
        shippingMethodId: way.methodId,
        wishedOn: null,
        paymentMethod: wish.paymentMethod,
        balanceMethod: wish.thing === 'ahead' ? 'cod' : null,
      },
      methods: ['vietqr', 'cod'],
      lang: 'vi',
      consents: REQUIRED_CONSENTS,
      shownTotal: null,
      policies: null,
    });
    if (placed.ok) return ok({ orderId: placed.value.orderId });
  }
  return refuse({ code: 'training.nothing-to-buy' });
}

const OFFERS_MAX = 10;

const findOffers = ({ db, clock }: Pick<Tools, 'db' | 'clock'>, shopId: string, thing: 'ready' | 'ahead') =>
  db.variant.findMany({
    where: {
      ...{ shopId, retiredAt: null, price: { not: null }, stock: { gt: 0 } },
      listing: {
        state: 'published',
        ...(thing === 'ahead'
          ? { preorderOn: { gt: clock.now() } }
          : { OR: [{ preorderOn: null }, { preorderOn: { lte: clock.now() } }] }),
      },
    },
    orderBy: [{ listing: { isDemo: 'asc' } }, { listing: { createdAt: 'asc' } }, { position: 'asc' }, { id: 'asc' }],
    take: OFFERS_MAX,
    select: { sku: true, stock: true },
  });

/**
 * It is the pretend buyer's turn: what they do now is done, by the same ways as a real buyer's. Null: not there, or it
 * is not their turn (pressed twice, they act once).
 */
export async function takeTurn(
  tools: Tools,
  { shopId, buyer }: { shopId: string; buyer: PretendBuyer },
): Promise<Turn | null> {
  const shop = await findPracticeShop(tools.db, shopId);
  const visit = shop && (await findVisit(tools, { shopId, buyer }));
  const turn = visit?.order ? nextTurn(buyer, visit.order, visit.turns) : null;
  if (!visit?.order || !turn) return null;
  await act(tools, turn, visit.order);
  await tools.db.pretendVisit.updateMany({
    where: { shopId, buyer, cartId: visit.cartId, NOT: { turns: { has: turn } } },
    data: { turns: { push: turn } },
  });
  return turn;
}

async function act(tools: Tools, turn: Turn, order: OrderView): Promise<void> {
  const t = translator('vi', 'training');
  const one = { shopId: order.shopId, orderId: order.id };
  switch (turn) {
    case 'agree':
      await agreeFee(tools, { orderId: order.id, ...(order.shipping.fee !== null && { fee: order.shipping.fee }) });
      return;
    case 'walk-away':
      await changeOrder(tools, { ...one, to: 'cancelled', actor: 'buyer', reason: t('practice.tooDear') });
      return;
    case 'arrive':
      await changeOrder(tools, { ...one, to: 'delivered', actor: 'buyer' });
      return;
    case 'lapse': // what time does to an order whose hours to pay are over
      await changeOrder(tools, { ...one, to: 'cancelled', actor: 'system', reason: 'pay-timeout' });
      return;
    case 'claim': {
      const picture = await sharp(Buffer.from(DEAD_PLANT)).jpeg({ quality: 85 }).toBuffer();
      const photos = [new File([new Uint8Array(picture)], 'cay.jpg', { type: 'image/jpeg' })];
      const text = t('practice.deadPlant');
      await fileClaim(tools, { orderId: order.id, kind: 'dead', text, wish: 'exchange', photos });
      return;
    }
    case 'refuse':
    case 'slip':
      return; // it is only told: by the driver on the telephone, by a picture in a chat
  }
}
