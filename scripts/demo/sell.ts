import { createHash } from 'node:crypto';

import { changeOrder, type OrderChange } from '~/features/orders/change-order.server';
import { NO_CONSIGNMENT } from '~/features/orders/consignment';
import { fileClaim } from '~/features/orders/claims.server';
import { dueAhead } from '~/features/orders/order-money';
import { ORDER_STATES, type OrderState } from '~/features/orders/order';
import { findOrder } from '~/features/orders/orders.server';
import { findPlaced, placeOrder } from '~/features/orders/place-order.server';
import { findSellingShop } from '~/features/orders/selling.server';
import type { SellingShop } from '~/features/orders/selling';
import { receiveByHand } from '~/features/payments/by-hand.server';
import type { Platform } from '~/platform/platform.server';
import { dong } from '~/shared/dong';

import type { DemoGarden } from './garden';
import { seededRandom, seedFrom } from './pictures/random';
import type { Scene } from './pictures/picture';
import { orThrow } from './refusals';
import { salesOf, type DemoSale, type Fate } from './sales';
import { orderChannel } from './visits';

export type SellTools = Pick<Platform, 'db' | 'storage' | 'jobs' | 'clock' | 'log'>;
type Draw = (scene: Scene) => Promise<Uint8Array>;

const HOUR_MS = 3_600_000;

/** The steps of an order by its fate, each with the hours since it was placed. Money is not a step: it comes between. */
const STEPS: Record<Fate, readonly [OrderState, hours: number][]> = {
  new: [],
  'to-pay': [],
  tet: [['accepted', 5]],
  'to-pack': [['accepted', 4]],
  packed: [
    ['accepted', 4],
    ['packed', 28],
  ],
  'under-way': [
    ['accepted', 4],
    ['packed', 26],
    ['handed_over', 30],
  ],
  claim: [
    ['accepted', 4],
    ['packed', 20],
    ['handed_over', 24],
    ['delivered', 52],
  ],
  returned: [
    ['accepted', 4],
    ['handed_over', 28],
    ['returned', 120],
  ],
  cancelled: [['cancelled', 6]],
  done: [
    ['accepted', 3],
    ['packed', 20],
    ['handed_over', 26],
    ['delivered', 48],
    ['done', 130],
  ],
};

/** Hours after placing at which a transfer arrives; cash comes with the plants. */
const TRANSFER_HOURS = 1;
const CLAIM_HOURS = 55;

/**
 * Lets a garden sell, so that its inbox, its books and its tracking pages have something to show: through the verbs of
 * the house, with the clock of the day on which it happened. An order is known by its cart, so a load that was killed
 * goes on where it stood, and a second one changes nothing.
 */
export async function sellOf(
  tools: SellTools,
  { garden, shopId, isFirst, draw }: { garden: DemoGarden; shopId: string; isFirst: boolean; draw: Draw },
): Promise<void> {
  const { db, clock } = tools;
  const { slug } = await db.shop.findUniqueOrThrow({ where: { id: shopId }, select: { slug: true } });
  const shop = await findSellingShop(db, slug, 'vi');
  if (!shop) return; // nothing of it is loaded, so it is not open
  const owner = await db.shopMember.findFirstOrThrow({ where: { shopId, role: 'owner' }, select: { personId: true } });
  const loaded = await db.listing.findMany({ where: { shopId, isDemo: true }, select: { name: true } });
  const names = new Set(loaded.map(({ name }) => name));
  const listings = garden.listings.filter(({ name }) => names.has(name));
  for (const sale of salesOf(garden, { isFirst, listings, now: clock.now() })) {
    const order = await place(tools, { sale, shop });
    await live(tools, { sale, order, shopId, personId: owner.personId, draw });
  }
  // what happened in the past is no news: nobody's phone rings for it
  await db.message.deleteMany({ where: { order: { shopId, isDemo: true } } });
}

/** An id that follows from words, in the form of a version 4. */
function idOf(...words: (string | number)[]): string {
  const hex = createHash('sha256').update(words.join('|')).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

type Placed = { orderId: string; placedAt: Date };

/** Places an order, unless its cart made one already. What it takes is put on the shelf first: the garden's count is what is left. */
async function place({ db }: SellTools, { sale, shop }: { sale: DemoSale; shop: SellingShop }): Promise<Placed> {
  const cartId = idOf(shop.id, 'sale', sale.position);
  const before = await findPlaced(db, { shopId: shop.id, cartId });
  if (before) {
    const { placedAt } = await db.order.findUniqueOrThrow({
      where: { id: before.orderId },
      select: { placedAt: true },
    });
    return { orderId: before.orderId, placedAt };
  }
  const { id, sku } = await db.variant.findFirstOrThrow({
    where: { shopId: shop.id, size: sale.size, retiredAt: null, listing: { name: sale.listing.name } },
    select: { id: true, sku: true },
  });
  if (sale.fate !== 'cancelled')
    await db.variant.update({ where: { id }, data: { stock: { increment: sale.quantity } }, select: { id: true } });

  const clock = { now: () => sale.placedAt };
  const channel = orderChannel(seededRandom(seedFrom(shop.slug, 'came by', sale.position)));
  const ways = await db.shippingMethod.findMany({ where: { shopId: shop.id }, select: { id: true, kind: true } });
  const wayOf = (kind: string) => ways.find((way) => way.kind === kind)?.id ?? kind;
  const wish = (kind: string) => ({
    shop,
    cart: { cartId, lines: [{ sku, quantity: sale.quantity }], ...(channel && { channel }) },
    values: {
      buyerName: sale.buyer.name,
      buyerPhone: sale.buyer.phone,
      buyerEmail: '',
      communeCode: sale.buyer.communeCode,
      street: sale.buyer.street,
      note: '',
      wishedOn: null,
      shippingMethodId: wayOf(kind),
      paymentMethod: sale.pays,
      balanceMethod: sale.fate === 'tet' ? ('cod' as const) : null,
    },
    methods: ['cod', 'vietqr'] as const,
    consents: ['terms', 'order-data'] as const,
    shownTotal: null,
    policies: null,
    lang: 'vi' as const,
  });
  const first = await placeOrder({ db, clock }, wish(sale.way));
  // some plants do not travel so far or by that way: then they are fetched
  const placed = first.ok || sale.way === 'pickup' ? first : await placeOrder({ db, clock }, wish('pickup'));
  return { orderId: orThrow(placed, sale.listing.name).orderId, placedAt: sale.placedAt };
}

/** Lets an order live as far as its fate says; what has happened already is not done again. */
async function live(
  tools: SellTools,
  given: { sale: DemoSale; order: Placed; shopId: string; personId: string; draw: Draw },
): Promise<void> {
  const { sale, order, shopId, personId } = given;
  const { db } = tools;
  const at = (hours: number) => ({ now: () => new Date(order.placedAt.getTime() + hours * HOUR_MS) });
  const { state } = await db.order.findUniqueOrThrow({ where: { id: order.orderId }, select: { state: true } });
  const isEnded = state === 'cancelled' || state === 'returned' || state === 'done';

  if (sale.pays === 'vietqr' && sale.fate !== 'to-pay' && sale.fate !== 'cancelled' && !isEnded)
    await pay(tools, { ...given, clock: at(TRANSFER_HOURS), method: 'vietqr' });
  for (const [to, hours] of STEPS[sale.fate]) {
    if (isEnded || ORDER_STATES.indexOf(to) <= ORDER_STATES.indexOf(state)) continue;
    const change: OrderChange = {
      shopId,
      orderId: order.orderId,
      to,
      actor: to === 'cancelled' ? 'buyer' : to === 'done' ? 'system' : 'seller',
      personId: to === 'cancelled' || to === 'done' ? null : personId,
      ...(to === 'cancelled' && { reason: 'changed-mind' }),
      ...(to === 'handed_over' && { consignment: { ...NO_CONSIGNMENT, ...COACH } }),
    };
    orThrow(await changeOrder({ db, clock: at(hours) }, change), `${sale.listing.name}: ${to}`);
    if (to === 'delivered' && sale.pays === 'cod') await pay(tools, { ...given, clock: at(hours), method: 'cod' });
  }
  if (sale.fate === 'claim') await complain(tools, { ...given, clock: at(CLAIM_HOURS) });
}

/** Clearly nobody's coach. */
const COACH = { carrier: 'Nhà xe Mẫu', plate: '71A-000.00', leaves: 'chuyến 18:00', station: 'Bến xe Mẫu' } as const;

/** What is due by this way is received; the press has an id of its own, so it counts once. */
async function pay(
  { db }: SellTools,
  {
    order: { orderId },
    shopId,
    personId,
    clock,
    method,
  }: { order: Placed; shopId: string; personId: string; clock: Platform['clock']; method: 'cod' | 'vietqr' },
): Promise<void> {
  const order = await findOrder(db, { shopId, orderId, now: clock.now() });
  const amount = order && (method === 'cod' ? order.balance : dueAhead(order));
  if (!amount) return;
  const pressId = idOf(orderId, method);
  orThrow(
    await receiveByHand({ db, clock }, { shopId, orderId, amount: dong(amount), method, personId, pressId }),
    'money',
  );
}

/** The buyer found a broken branch, and took a photo of it. */
async function complain(
  tools: SellTools,
  { order: { orderId }, sale, draw, clock }: { order: Placed; sale: DemoSale; draw: Draw; clock: Platform['clock'] },
): Promise<void> {
  if ((await tools.db.claim.count({ where: { orderId } })) > 0) return;
  const [shot] = sale.listing.photos;
  const picture = shot && (await draw({ ...shot, seed: seedFrom(orderId) }));
  const photos = picture ? [new File([new Uint8Array(picture)], 'cay.jpg', { type: 'image/jpeg' })] : [];
  const text = 'Cây tới nơi gãy một nhánh lớn, vườn coi giúp.';
  const kind = photos.length > 0 ? ('broken' as const) : ('missing' as const);
  orThrow(await fileClaim({ ...tools, clock }, { orderId, kind, text, wish: 'part', photos }), 'a claim');
}
