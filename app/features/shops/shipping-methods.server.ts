import type { Queries } from '~/platform/database.server';
import type { Platform } from '~/platform/platform.server';
import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { isUuid } from '~/shared/uuid';

import { holdShop } from './hold-shop.server';
import { readShippingForm } from './shipping-form';
import { readShippingRules, type ShippingKind, type ShippingRules } from './shipping-method';

/** More ways than these no buyer wants to choose from. */
export const WAYS_MAX = 12;

/** One way of a shop as its grower edits it; `rules` null: what is stored cannot be read, and it is not offered. */
export type ShopWay = {
  id: string;
  kind: ShippingKind;
  name: string;
  active: boolean;
  rules: ShippingRules | null;
};

const toWay = (row: { id: string; kind: ShippingKind; name: string; active: boolean; rules: unknown }): ShopWay => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  active: row.active,
  rules: readShippingRules(row.kind, row.rules),
});

/** A shop's ways in the order in which buyers see them. */
export async function findWaysOf(db: Queries, shopId: string): Promise<ShopWay[]> {
  const rows = await db.shippingMethod.findMany({
    where: { shopId },
    orderBy: [{ position: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
    take: WAYS_MAX,
  });
  return rows.map(toWay);
}

/** One way of this shop; null when it is not there, or not theirs. */
export async function findWay(db: Queries, { shopId, id }: { shopId: string; id: string }): Promise<ShopWay | null> {
  if (!isUuid(id)) return null;
  const row = await db.shippingMethod.findFirst({ where: { id, shopId } });
  return row && toWay(row);
}

/** Adds a way behind the others, or says what to mend. */
export async function addWay(
  { db }: Pick<Platform, 'db'>,
  { shopId, kind, form }: { shopId: string; kind: ShippingKind; form: FormData },
): Promise<Result<{ id: string }, Problem>> {
  const read = readShippingForm(kind, form);
  if (!read.ok) return read;
  return db.$transaction(async (tx) => {
    const ids = await holdWays(tx, shopId);
    if (ids.length >= WAYS_MAX) return refuse({ code: 'shops.too-many-ways', with: { max: WAYS_MAX } });
    const { id } = await tx.shippingMethod.create({
      data: { shopId, kind, ...read.value, position: ids.length },
      select: { id: true },
    });
    await numberWays(tx, [...ids, id]);
    return ok({ id });
  });
}

/** Changes a way, or says what to mend. Null: not there, or not this shop's. */
export async function changeWay(
  { db }: Pick<Platform, 'db'>,
  { shopId, id, form }: { shopId: string; id: string; form: FormData },
): Promise<Result<null, Problem> | null> {
  const way = await findWay(db, { shopId, id });
  if (!way) return null;
  const read = readShippingForm(way.kind, form);
  if (!read.ok) return read;
  const { count } = await db.shippingMethod.updateMany({ where: { id, shopId }, data: read.value });
  return count > 0 ? ok(null) : null;
}

/** Takes a way away; orders that chose it keep its name. False: not there, or not this shop's. */
export async function removeWay(
  { db }: Pick<Platform, 'db'>,
  { shopId, id }: { shopId: string; id: string },
): Promise<boolean> {
  if (!isUuid(id)) return false;
  const { count } = await db.shippingMethod.deleteMany({ where: { id, shopId } });
  return count > 0;
}

/** Puts a way one place up or down; at the end it stays. False: not there, or not this shop's. */
export async function moveWay(
  { db }: Pick<Platform, 'db'>,
  { shopId, id, by }: { shopId: string; id: string; by: 1 | -1 },
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const ids = await holdWays(tx, shopId);
    const place = ids.indexOf(id);
    if (place < 0) return false;
    const [moved] = ids.splice(place, 1);
    ids.splice(Math.max(0, place + by), 0, moved!);
    await numberWays(tx, ids);
    return true;
  });
}

/** The ids of a shop's ways in their order, held until the transaction ends: two thumbs never number at once. */
async function holdWays(tx: Queries, shopId: string): Promise<string[]> {
  await holdShop(tx, shopId);
  const rows = await tx.shippingMethod.findMany({
    where: { shopId },
    orderBy: [{ position: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

const numberWays = (tx: Queries, ids: readonly string[]) => tx.$executeRaw`
  UPDATE shipping_methods AS m SET position = n.place - 1
  FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS n (id, place) WHERE m.id = n.id AND m.position <> n.place - 1`;
