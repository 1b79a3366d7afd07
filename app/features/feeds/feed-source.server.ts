import type { Platform } from '~/platform/platform.server';
import { GROUPS } from '~/features/catalogue/vocabulary';
import { coopPath, shopPath } from '~/features/storefront/card';

import { readRules } from './channel-rules';
import type { FeedShop } from './item';

/** A garden as far as feeds know it. `revision` grows with every change that a feed could show. */
export type SourceShop = FeedShop & { revision: bigint; revisedAt: Date };

/** Whose goods a file holds: one garden's, or those of all gardens of a cooperative. */
export type FeedSource = {
  kind: 'shop' | 'cooperative';
  id: string;
  name: string;
  /** Its page on this site. */
  path: string;
  shops: SourceShop[];
};

const SHOP = {
  id: true,
  slug: true,
  name: true,
  revision: true,
  revisedAt: true,
  channelRules: { select: { channel: true, rules: true } },
} as const;

type ShopRow = Omit<SourceShop, 'rules'> & { channelRules: { channel: string; rules: unknown }[] };

function toSourceShop({ channelRules, ...shop }: ShopRow): SourceShop {
  if (channelRules.length === 0) return shop;
  return {
    ...shop,
    rules: Object.fromEntries(channelRules.map(({ channel, rules }) => [channel, readRules(rules, GROUPS)])),
  };
}

/** A shop of any state with the rules it gave its channels, for its own people. */
export async function findOwnSource({ db }: Pick<Platform, 'db'>, id: string): Promise<SourceShop> {
  return toSourceShop(await db.shop.findUniqueOrThrow({ where: { id }, select: SHOP }));
}

/** By its address or its id. */
type Wanted = { slug: string } | { id: string };

/** A published shop, or null. */
async function findShop({ db }: Pick<Platform, 'db'>, wanted: Wanted): Promise<FeedSource | null> {
  const shop = await db.shop.findFirst({ where: { ...wanted, state: 'published' }, select: SHOP });
  return shop && { kind: 'shop', id: shop.id, name: shop.name, path: shopPath(shop.slug), shops: [toSourceShop(shop)] };
}

/** A cooperative with its published shops, or null. */
async function findCooperative({ db }: Pick<Platform, 'db'>, wanted: Wanted): Promise<FeedSource | null> {
  const cooperative = await db.cooperative.findFirst({
    where: wanted,
    select: {
      id: true,
      name: true,
      slug: true,
      shops: { where: { state: 'published' }, orderBy: { id: 'asc' }, select: SHOP },
    },
  });
  if (!cooperative) return null;
  const { id, name, shops } = cooperative;
  return { kind: 'cooperative', id, name, path: coopPath(cooperative.slug), shops: shops.map(toSourceShop) };
}

export const findShopSource = (platform: Pick<Platform, 'db'>, slug: string) => findShop(platform, { slug });
export const findCooperativeSource = (platform: Pick<Platform, 'db'>, slug: string) =>
  findCooperative(platform, { slug });

/** The same by what a job remembers of it. */
export const findSource = (platform: Pick<Platform, 'db'>, { kind, id }: Pick<FeedSource, 'kind' | 'id'>) =>
  (kind === 'shop' ? findShop : findCooperative)(platform, { id });
