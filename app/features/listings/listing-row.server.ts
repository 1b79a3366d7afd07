import { GROUPS, UNITS } from '~/features/catalogue/vocabulary';
import type { Queries } from '~/platform/database.server';
import type { Prisma } from '~/platform/prisma-client/client';
import { dong, type Dong } from '~/shared/dong';

import { MEASURES, type Listing, type Variant } from './listing';

/** A photo that counts: not taken away, not refused. One that is still being prepared counts. */
export const GOOD_PHOTO = { removedAt: null, state: { not: 'refused' } } as const satisfies Prisma.PhotoWhereInput;

/** What the rules need to know of a stored listing. */
export const RULE_PARTS = {
  id: true,
  name: true,
  group: true,
  unit: true,
  piecesPerUnit: true,
  state: true,
  oneOfAKind: true,
  preorderOn: true,
  publishedAt: true,
  variants: {
    where: { retiredAt: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    include: { tiers: { orderBy: { minQuantity: 'asc' } } },
  },
  _count: { select: { photos: { where: GOOD_PHOTO } } },
} as const satisfies Prisma.ListingSelect;

type RuleRow = Prisma.ListingGetPayload<{ select: typeof RULE_PARTS }>;

export const toDong = (amount: bigint | null): Dong | null => (amount === null ? null : dong(Number(amount)));

/** A stored listing as its rules know it. */
export const toListing = (row: RuleRow): Listing => ({
  state: row.state,
  name: row.name,
  group: GROUPS.find((group) => group === row.group) ?? 'foliage',
  unit: UNITS.find((unit) => unit === row.unit) ?? 'cay',
  piecesPerUnit: row.piecesPerUnit,
  oneOfAKind: row.oneOfAKind,
  preorderOn: row.preorderOn,
  variants: row.variants.map((variant) => toVariant(variant, row.publishedAt !== null)),
  photoCount: row._count.photos,
});

/** Until a listing was public once, no stock means that nobody has counted yet. */
function toVariant(row: RuleRow['variants'][number], counted: boolean): Variant {
  const measures = Object.fromEntries(MEASURES.map((measure) => [measure, row[measure]])) as Pick<
    Variant,
    (typeof MEASURES)[number]
  >;
  return {
    id: row.id,
    size: row.size,
    price: toDong(row.price),
    stock: row.stock === 0 && !counted ? null : row.stock,
    tiers: row.tiers.map(({ minQuantity, price }) => ({ minQuantity, price: dong(Number(price)) })),
    ...measures,
  };
}

/** Holds these listings of a shop until the transaction ends, always in the same order, so that two never wait for each other. */
export async function holdListings(tx: Queries, shopId: string, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM listings WHERE shop_id = ${shopId}::uuid AND id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
}
