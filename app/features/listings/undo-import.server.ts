import type { Platform } from '~/platform/platform.server';
import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { isUuid } from '~/shared/uuid';

import { findListing } from './find-listing.server';
import { sizeCount } from './form-sizes';
import { variantField } from './listing';
import { readListing } from './listing-form';
import { listingTexts } from './listing-texts';
import { saveListing } from './save-listing.server';

type Texts = Record<string, string>;

export type UndoOutcome = {
  removed: number;
  restored: number;
  /** Listings left as they are, and why. */
  left: { name: string; problem: Problem }[];
};

/**
 * Takes a whole import back: what it made is removed, what it changed is as before. What was sold since stays sold; what
 * was ordered, or changed by hand since, is left and told. Null: no such import in this shop.
 */
export async function undoImport(
  platform: Pick<Platform, 'db' | 'clock'>,
  { shopId, importId }: { shopId: string; importId: string },
): Promise<Result<UndoOutcome> | null> {
  const { db, clock } = platform;
  const found = isUuid(importId) ? await db.listingImport.findFirst({ where: { id: importId, shopId } }) : null;
  if (!found) return null;
  if (found.undoneAt) return refuse({ code: 'imports.undone-already' });
  const outcome: UndoOutcome = { removed: 0, restored: 0, left: [] };
  let after: string | undefined;
  for (;;) {
    const [change] = await db.listingImportChange.findMany({
      where: { importId, ...(after && { listingId: { gt: after } }) },
      orderBy: { listingId: 'asc' },
      take: 1,
    });
    if (!change) break;
    after = change.listingId;
    const texts = change.after as Texts;
    const done = await undoOne(platform, shopId, change.listingId, change.before as Texts | null, texts);
    if (typeof done === 'string') outcome[done] += 1;
    else if (done) outcome.left.push({ name: texts.name ?? '', problem: done });
  }
  await db.listingImport.update({ where: { id: importId, shopId }, data: { undoneAt: clock.now() } });
  return ok(outcome);
}

async function undoOne(
  platform: Pick<Platform, 'db' | 'clock'>,
  shopId: string,
  listingId: string,
  before: Texts | null,
  after: Texts,
): Promise<'removed' | 'restored' | Problem | null> {
  const { db, clock } = platform;
  const listing = await findListing(db, { shopId, id: listingId });
  if (!listing) return null; // the import was killed before it came to be, or somebody took it away
  const now = listingTexts(listing.draft);
  if (!isAlike(now, after)) return { code: 'imports.changed-since' };
  if (before === null) {
    const orders = await db.orderLine.count({ where: { listingId } });
    if (orders > 0 || listing.wasPublished) return { code: 'imports.sold-since' };
    await db.listing.delete({ where: { id: listingId, shopId } });
    return 'removed';
  }
  const form = new FormData();
  for (const [name, text] of Object.entries(withStock(before, { after, now }))) form.set(name, text);
  const draft = readListing(form, clock.now());
  if (!draft.ok) return draft.problems[0] ?? { code: 'imports.changed-since' };
  const saved = await saveListing(platform, {
    shopId,
    listingId,
    version: listing.version,
    draft: draft.value,
    publish: false,
  });
  if (!saved) return null;
  return saved.ok ? 'restored' : (saved.problems[0] ?? { code: 'imports.changed-since' });
}

/** Alike but for what orders change, and the ids that new sizes got. */
const isAlike = (some: Texts, other: Texts): boolean => {
  const counts = /^(?:stock|stockSeen|variantId)(?:-\d+)?$/;
  const names = [...new Set([...Object.keys(some), ...Object.keys(other)])].filter((name) => !counts.test(name));
  return names.every((name) => (some[name] ?? '') === (other[name] ?? ''));
};

const countOf = (text: string | undefined): number => Number((text ?? '').replaceAll('.', ''));

/** The texts as they were, their stock less by what was sold since the import. */
function withStock(before: Texts, { after, now }: { after: Texts; now: Texts }): Texts {
  const texts = { ...before };
  for (let index = 0; index < sizeCount(before); index++) {
    const [stock, seen] = [variantField(index, 'stock'), variantField(index, 'stockSeen')];
    const sold = countOf(after[stock]) - countOf(now[stock]);
    // left as it was seen it would not be written at all
    texts[seen] = '';
    if (sold !== 0) texts[stock] = String(Math.max(countOf(before[stock]) - sold, 0));
  }
  return texts;
}
