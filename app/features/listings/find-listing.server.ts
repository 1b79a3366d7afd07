import type { Queries } from '~/platform/database.server';
import type { Prisma } from '~/platform/prisma-client/client';
import { isUuid } from '~/shared/uuid';

import { readDetails } from './details';
import { piecesFit, shownState, type ListingState, type ShownState } from './listing';
import type { ListingDraft } from './listing-form';
import { RULE_PARTS, toListing } from './listing-row.server';

/** A listing as its grower's form needs it. */
export type EditedListing = {
  id: string;
  slug: string;
  version: number;
  state: ListingState;
  shown: ShownState;
  wasPublished: boolean;
  draft: Omit<ListingDraft, 'photoIds'>;
  /** Sizes with what is left, for counting anew. */
  stocks: { variantId: string; stock: number }[];
};

const COLUMNS = {
  ...RULE_PARTS,
  slug: true,
  version: true,
  speciesId: true,
  nameEn: true,
  localNames: true,
  scientificName: true,
  cultivar: true,
  description: true,
  descriptionEn: true,
  care: true,
  careEn: true,
  negotiable: true,
  seasonMonths: true,
  seasonLunar: true,
  depositPercent: true,
  origin: true,
  googleCategory: true,
  details: true,
  stockTotal: true,
} as const satisfies Prisma.ListingSelect;

/** A listing of this shop to be edited; null when it is not there, or not theirs. */
export async function findListing(
  db: Queries,
  { shopId, id }: { shopId: string; id: string },
): Promise<EditedListing | null> {
  if (!isUuid(id)) return null;
  const row = await db.listing.findFirst({ where: { id, shopId }, select: COLUMNS });
  return row && toEdited(row);
}

/** Several of them at once, in the order of their ids; those that are not theirs are not among them. */
export async function findListingsToEdit(
  db: Queries,
  { shopId, ids }: { shopId: string; ids: readonly string[] },
): Promise<EditedListing[]> {
  const rows = await db.listing.findMany({
    where: { shopId, id: { in: [...ids] } },
    orderBy: { id: 'asc' },
    select: COLUMNS,
  });
  return rows.map(toEdited);
}

function toEdited(row: Prisma.ListingGetPayload<{ select: typeof COLUMNS }>): EditedListing {
  const listing = toListing(row);
  return {
    id: row.id,
    slug: row.slug,
    version: row.version,
    state: listing.state,
    shown: shownState(row),
    wasPublished: row.publishedAt !== null,
    stocks: row.variants.map(({ id: variantId, stock }) => ({ variantId, stock })),
    draft: {
      name: listing.name,
      group: listing.group,
      unit: listing.unit,
      piecesPerUnit: piecesFit(listing.unit, listing.piecesPerUnit) ? listing.piecesPerUnit : null,
      oneOfAKind: listing.oneOfAKind,
      preorderOn: listing.preorderOn,
      variants: listing.variants,
      speciesId: row.speciesId,
      nameEn: row.nameEn,
      localNames: row.localNames,
      scientificName: row.scientificName,
      cultivar: row.cultivar,
      description: row.description,
      descriptionEn: row.descriptionEn,
      care: row.care,
      careEn: row.careEn,
      negotiable: row.negotiable,
      seasonMonths: row.seasonMonths,
      seasonLunar: row.seasonLunar,
      depositPercent: row.depositPercent,
      origin: row.origin,
      googleCategory: row.googleCategory,
      details: readDetails(row.details),
    },
  };
}
