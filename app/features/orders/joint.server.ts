import { redirect } from '@remix-run/node';

import { coopPath } from '~/features/storefront/card';
import { places } from '~/features/shops/places.server';
import { orNotFound, readText, typedValues } from '~/platform/answers.server';
import { readLang, translator } from '~/platform/i18n.server';
import type { Platform } from '~/platform/platform.server';
import type { Lang } from '~/shared/lang';
import type { AskedAgain } from '~/shared/page';

import { CART_NAME_OF, cartCookie, cartNames, readCart } from './cart.server';
import type { PricedCart } from './cart';
import { findCheckout } from './checkout.server';
import { readTotal, requireComplete, showConfirm } from './confirm.server';
import { readConsents } from './consent';
import { findAgreedPolicies } from './agreed-policies.server';
import { consentTexts } from './draft-order.server';
import {
  cartField,
  GARDENS_MAX,
  jointPaths,
  policiesField,
  totalField,
  type JointCart,
  type JointOrder,
  type Refusals,
} from './joint';
import type { PaymentMethod } from './order-money';
import { orderPath } from './order-path';
import { findPlaced } from './place-order.server';
import { placeOrders } from './place-orders.server';
import { priceCart } from './price-cart.server';
import { SHOP_COLUMNS, toSellingShop } from './selling.server';
import type { TillShop } from './till';
import type { Till } from './till.server';
import { showWho } from './who.server';

type Parts = Pick<Platform, 'db' | 'pool' | 'clock'>;
/** What a shop may be paid by; the payments room knows. */
type MethodsOf = (shopId: string) => Promise<PaymentMethod[]>;

/** A cooperative's counter: the carts this browser has at its gardens, each a till of its own. */
export type Joint = { coop: TillShop & { slug: string }; lang: Lang; tills: Till[] };

/**
 * The carts that this browser filled at the open gardens of a cooperative, in the order of the gardens' names. Gardens
 * that take no orders are not among them. Null: there is no such cooperative, or none of its gardens is open.
 */
export async function openJoint({ db, pool }: Parts, request: Request, slug: string): Promise<Joint | null> {
  const lang = readLang(request);
  const coop = await db.cooperative.findFirst({
    where: { slug, shops: { some: { state: 'published' } } },
    select: { id: true, slug: true, name: true, phone: true, hamlet: true, communeCode: true },
  });
  if (!coop) return null;
  const { rows } = await pool.query<{ id: string }>(
    `SELECT s.id FROM shops AS s WHERE s.cooperative_id = $1 AND s.state = 'published' AND ${CART_NAME_OF} = ANY($2)
     ORDER BY s.name_folded, s.id LIMIT ${GARDENS_MAX * 4}`,
    [coop.id, cartNames(request)],
  );
  const shops = await db.shop.findMany({
    where: { id: { in: rows.map(({ id }) => id) }, state: 'published' },
    orderBy: [{ nameFolded: 'asc' }, { id: 'asc' }],
    select: SHOP_COLUMNS,
  });
  const tills = shops
    .map((row) => toSellingShop(row, lang))
    .filter(({ selling }) => selling.takesOrders)
    .map((shop) => ({ shop, lang, cart: readCart(request, shop.id), paths: jointPaths(slug, shop.slug) }))
    .filter(({ cart }) => cart.lines.length > 0)
    .slice(0, GARDENS_MAX);
  const place = coop.communeCode ? places.formatPlace(coop.communeCode, lang) : null;
  const address = [coop.hamlet, place].filter(Boolean).join(', ');
  return { lang, tills, coop: { slug, path: coopPath(slug), name: coop.name, address, phone: coop.phone ?? '' } };
}

const priceTill = ({ db, clock }: Pick<Parts, 'db' | 'clock'>, { shop, cart, lang }: Till): Promise<PricedCart> =>
  priceCart(db, { shopId: shop.id, cart, lang, now: clock.now() });

/** The basket over several gardens, each part at today's prices. */
export async function showJointCart(platform: Parts, { coop, tills, lang }: Joint) {
  const carts: JointCart[] = await Promise.all(
    tills.map(async (till) => ({
      ...{ slug: till.shop.slug, name: till.shop.name, path: `/shop/${till.shop.slug}` },
      cart: await priceTill(platform, till),
    })),
  );
  return { coop, carts, title: translator(lang, 'checkout')('titles.cart', { shop: coop.name }) };
}

/** The pages behind the basket; whoever has something in it that cannot be ordered is sent back to it. */
export async function requireJoint(
  platform: Parts,
  request: Request,
  slug: string,
): Promise<{ joint: Joint; carts: PricedCart[] }> {
  const joint = orNotFound(await openJoint(platform, request, slug));
  const carts = await Promise.all(joint.tills.map((till) => priceTill(platform, till)));
  if (carts.length === 0 || !carts.every(({ isOrderable }) => isOrderable))
    throw redirect(`${joint.coop.path}/cart`, 303);
  return { joint, carts };
}

/** Who buys, once for all gardens, with what was said before of any of them. */
export async function showJointWho(platform: Parts, { coop, tills, lang }: Joint) {
  const drafts = await Promise.all(
    tills.map(({ shop, cart }) => findCheckout(platform.db, { shopId: shop.id, cartId: cart.cartId })),
  );
  const known = drafts.findIndex(({ buyerName }) => buyerName !== undefined);
  const till = tills[Math.max(known, 0)];
  if (!till) throw redirect(`${coop.path}/cart`, 303);
  const page = await showWho(platform, till);
  return { ...page, shop: coop, title: translator(lang, 'checkout')('titles.who', { shop: coop.name }) };
}

/** The garden whose way is to be chosen, its place among all, and where it goes on from there. */
export function gardenOf(
  { coop, tills }: Joint,
  asked: string | null,
): { till: Till; index: number; number: number; of: number; next: string } {
  const index = Math.max(
    0,
    tills.findIndex(({ shop }) => shop.slug === asked),
  );
  const till = tills[index];
  if (!till) throw redirect(`${coop.path}/cart`, 303);
  const after = tills[index + 1];
  const next = after ? after.paths.way : `${coop.path}/checkout/confirm`;
  return { till, index, number: index + 1, of: tills.length, next };
}

/** The last page: what each order would be, and whose each is. */
export async function showJointConfirm(platform: Parts, { coop, tills, lang }: Joint, methodsOf: MethodsOf) {
  if (tills.length === 0) throw redirect(`${coop.path}/cart`, 303);
  const parts = [];
  for (const till of tills) {
    const { page } = await showConfirm(platform, { till, methods: await methodsOf(till.shop.id) });
    parts.push({ ...page, garden: till.shop.slug, changeWay: till.paths.way });
  }
  const names = tills.map(({ shop }) => shop.name).join(', ');
  return {
    page: { coop, parts, consents: consentTexts({ name: names }, lang) },
    title: translator(lang, 'checkout')('titles.confirm', { shop: coop.name }),
  };
}

/** Where a press leads: to all orders, and the carts are empty; or to the same page, with what is wrong at which garden. */
export type JointPressed = { to: string; cookies: string[] } | (AskedAgain & { refusals: Refusals });

/**
 * Places an order at every garden of the page that was pressed, or none. The form names the carts it showed: a second
 * press, when the first has emptied the browser's, finds the orders that the first one made.
 */
export async function pressJoint(
  platform: Parts,
  joint: Joint,
  { form, methodsOf }: { form: FormData; methodsOf: MethodsOf },
): Promise<JointPressed> {
  const { coop, lang } = joint;
  const shown = form.getAll('garden').filter((slug): slug is string => typeof slug === 'string');
  const known = await platform.db.shop.findMany({
    where: { slug: { in: shown.slice(0, GARDENS_MAX) } },
    select: { id: true, slug: true },
  });
  const before = await Promise.all(
    known.map(({ id, slug }) => findPlaced(platform.db, { shopId: id, cartId: readText(form, cartField(slug)) })),
  );
  const cookies = known.map(({ id }) => cartCookie(id, null));
  if (known.length > 0 && before.every((order) => order !== null))
    return {
      to: placedPath(
        coop.path,
        before.flatMap((order) => order ?? []),
      ),
      cookies,
    };

  // what the page showed is what is in the basket now, no less and no more
  const isAsShown =
    joint.tills.length === shown.length &&
    joint.tills.every(({ shop, cart }) => readText(form, cartField(shop.slug)) === cart.cartId);
  if (!isAsShown) throw redirect(`${coop.path}/cart`, 303);

  const consents = readConsents(form);
  const wishes = [];
  for (const till of joint.tills) {
    const { shop, cart } = till;
    const methods = await methodsOf(shop.id);
    wishes.push({
      ...{ shop, cart, lang, consents, methods, values: await requireComplete(platform, till) },
      shownTotal: readTotal(readText(form, totalField(shop.slug))),
      policies: {
        now: await findAgreedPolicies(platform, { shopId: shop.id, methods, lang }),
        shown: readText(form, policiesField(shop.slug)),
      },
    });
  }
  const placed = await placeOrders(platform, wishes);
  if (placed.ok)
    return {
      to: placedPath(
        coop.path,
        placed.orders.map(({ order }) => order),
      ),
      cookies,
    };
  const refusals = joint.tills.flatMap(({ shop }) => {
    const refused = placed.refused.find(({ shopId }) => shopId === shop.id);
    return refused ? [{ garden: shop.slug, name: shop.name, problems: refused.problems }] : [];
  });
  const unread = refusals.flatMap(({ problems }) => problems).filter(({ field }) => field === 'consent');
  return {
    values: { ...typedValues(form), consents: consents.join(' ') },
    problems: unread.slice(0, 1),
    refusals: unread.length > 0 ? [] : refusals,
  };
}

const placedPath = (path: string, orders: readonly { code: string; trackingKey: string }[]): string =>
  `${path}/orders?${new URLSearchParams(orders.map(({ code, trackingKey }) => ['o', `${code}.${trackingKey}`]))}`;

/** The orders that an address names with their keys; what is none, or has another key, is not among them. */
export async function findJointOrders({ db }: Pick<Platform, 'db'>, search: URLSearchParams): Promise<JointOrder[]> {
  const named = search
    .getAll('o')
    .slice(0, GARDENS_MAX)
    .flatMap((pair) => {
      const [code, key] = [pair.slice(0, pair.indexOf('.')), pair.slice(pair.indexOf('.') + 1)];
      return /^CV\w{6}$/.test(code) && key !== '' ? [{ code, trackingKey: key }] : [];
    });
  if (named.length === 0) return [];
  const orders = await db.order.findMany({
    where: { OR: named, shop: { practiceOfId: null } }, // a pretend order has no page
    orderBy: { code: 'asc' },
    select: { code: true, trackingKey: true, total: true, shop: { select: { name: true } } },
  });
  return orders.map((order) => ({
    ...{ code: order.code, garden: order.shop.name, total: Number(order.total) },
    path: `${orderPath(order)}&new=1`,
  }));
}
