import { holdListings } from '~/features/listings/listing-row.server';
import { refreshSearchTexts } from '~/features/listings/refresh-search.server';
import { holdShop } from '~/features/shops/hold-shop.server';
import { UNTOUCHED } from '~/features/storefront/design';
import { despiteDeadlocks, type Queries } from '~/platform/database.server';
import type { Platform } from '~/platform/platform.server';
import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { isUuid } from '~/shared/uuid';

import { changedFields, linesOf, type HelpLine, type HelpSubject, type StoredChange } from './help-change';

/** One press of somebody who helped. `id` names it to `takeBack`. */
export type HelpAct = {
  id: string;
  helper: string;
  at: Date;
  lines: HelpLine[];
  isTakenBack: boolean;
};

const PAGE = 20;

type Row = StoredChange & { act: bigint; grantId: string; at: Date; takenBackAt: Date | null };

/** What was done in a shop by those who helped, the latest press first; `next` is where the next page begins. */
export async function findHelpActs(
  { db }: Pick<Platform, 'db'>,
  { shopId, before }: { shopId: string; before: string | null },
): Promise<{ acts: HelpAct[]; next: string | null }> {
  const from = before && /^\d{1,18}$/.test(before) ? BigInt(before) : null;
  const presses = await db.helpChange.groupBy({
    by: ['act', 'grantId'],
    where: { shopId, ...(from !== null && { act: { lt: from } }) },
    orderBy: { act: 'desc' },
    take: PAGE + 1,
  });
  const page = presses.slice(0, PAGE);
  const rows = (await db.helpChange.findMany({
    where: { shopId, act: { in: page.map(({ act }) => act) } },
    orderBy: [{ act: 'desc' }, { subject: 'asc' }, { id: 'asc' }],
  })) as Row[];
  const [names, helpers] = await Promise.all([
    namesOf(db, shopId, rows),
    db.helpGrant.findMany({
      where: { id: { in: page.map(({ grantId }) => grantId) } },
      select: { id: true, helper: { select: { name: true } } },
    }),
  ]);
  const acts = page.map(({ act, grantId }): HelpAct => {
    const own = rows.filter((row) => row.act === act && row.grantId === grantId);
    return {
      id: `${grantId}.${act}`,
      helper: helpers.find(({ id }) => id === grantId)?.helper?.name ?? '',
      at: own[0]!.at,
      lines: own.flatMap((row) => linesOf(row, names(row))),
      isTakenBack: own.every(({ takenBackAt }) => takenBackAt !== null),
    };
  });
  return { acts, next: presses.length > PAGE ? String(page.at(-1)!.act) : null };
}

/** What a change is about, by the names things have now. */
async function namesOf(db: Queries, shopId: string, rows: readonly Row[]) {
  const idsOf = (...subjects: HelpSubject[]) =>
    rows.filter(({ subject }) => subjects.includes(subject)).map(({ subjectId }) => subjectId);
  const variants = await db.variant.findMany({
    where: { shopId, id: { in: idsOf('variant', 'tier') } },
    select: { id: true, size: true, listingId: true },
  });
  const listingOf = ({ before, after }: Row) => String(after?.listing_id ?? before?.listing_id ?? '');
  const photoListings = rows.filter(({ subject }) => subject === 'photo').map(listingOf);
  const listings = await db.listing.findMany({
    where: {
      shopId,
      id: { in: [...idsOf('listing'), ...variants.map(({ listingId }) => listingId), ...photoListings].filter(isUuid) },
    },
    select: { id: true, name: true },
  });
  const reviews = await db.buyerReview.findMany({
    where: { shopId, objections: { some: { id: { in: idsOf('objection') } } } },
    select: { id: true, line: { select: { name: true } } },
  });
  const nameOf = (id: string) => listings.find((listing) => listing.id === id)?.name ?? '';
  return (row: Row): { of: string; size: string } => {
    if (row.subject === 'shop' || row.subject === 'design') return { of: '', size: '' };
    if (row.subject === 'listing') return { of: nameOf(row.subjectId), size: '' };
    if (row.subject === 'photo') return { of: nameOf(listingOf(row)), size: '' };
    if (row.subject === 'objection')
      return { of: reviews.find(({ id }) => id === row.after?.review_id)?.line.name ?? '', size: '' };
    const variant = variants.find(({ id }) => id === row.subjectId);
    return { of: nameOf(variant?.listingId ?? ''), size: variant?.size ?? '' };
  };
}

const TABLES: Record<HelpSubject, string> = {
  shop: 'shops',
  listing: 'listings',
  variant: 'variants',
  tier: 'wholesale_tiers',
  photo: 'photos',
  design: 'shop_designs',
  objection: 'review_objections',
};
/** How those are told apart that were saved since somebody saw them. */
const VERSIONS: Partial<Record<HelpSubject, string>> = {
  listing: ', version = version + 1',
  design: ', draft_version = draft_version + 1, updated_at = now()',
};
/** Things that hang on others come back after them. */
const ORDER: readonly HelpSubject[] = ['shop', 'listing', 'variant', 'tier', 'photo', 'design', 'objection'];

export type TakeBackProblem = Problem<'help.changed-since' | 'help.cannot-take-back'>;

/**
 * Puts back everything one press changed, or nothing: what has been changed again since then stays as it is
 * (`help.changed-since`), and so does what buyers could not be shown the way it was (`help.cannot-take-back`).
 * A thing that was made is put away. Null: no such press in this shop, or it is taken back already.
 */
export async function takeBack(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { shopId, act }: { shopId: string; act: string },
): Promise<Result<null, TakeBackProblem> | null> {
  const [, grantId = '', number = ''] = /^([0-9a-f-]{36})\.(\d{1,18})$/.exec(act) ?? [];
  if (!isUuid(grantId)) return null;
  try {
    const press = { shopId, grantId, act: BigInt(number), now: clock.now() };
    const isDone = await despiteDeadlocks(() => db.$transaction((tx) => takeBackPress(tx, press)));
    if (!isDone) return null;
    await refreshSearchTexts({ db }, shopId);
    return ok(null);
  } catch (error) {
    if (error instanceof ChangedSince) return refuse({ code: 'help.changed-since' });
    if (isRefusedByData(error)) return refuse({ code: 'help.cannot-take-back' });
    throw error;
  }
}

async function takeBackPress(
  tx: Queries,
  { shopId, grantId, act, now }: { shopId: string; grantId: string; act: bigint; now: Date },
): Promise<boolean> {
  const rows = await tx.$queryRaw<(Row & { id: string })[]>`
    SELECT id, subject, subject_id AS "subjectId", subject_key AS "subjectKey", before, after
    FROM help_changes
    WHERE shop_id = ${shopId}::uuid AND grant_id = ${grantId}::uuid AND act = ${act} AND taken_back_at IS NULL
    FOR UPDATE`;
  if (rows.length === 0) return false;
  await holdListings(tx, shopId, await listingsOf(tx, rows)); // first, as everybody does who changes a listing
  await holdShop(tx, shopId); // and this before any photo
  const sorted = [...rows].sort((a, b) => ORDER.indexOf(a.subject) - ORDER.indexOf(b.subject));
  const shown: StoredChange[] = [];
  for (const row of sorted) {
    const found = await findAsLeft(tx, shopId, row);
    if (!found) throw new ChangedSince();
    // what the press left alone stays what it has become since
    const { state, one_of_a_kind } = found;
    if (row.subject === 'listing' && row.before && row.after)
      shown.push({
        ...row,
        after: { ...row.after, state: null, one_of_a_kind: null },
        before: asChanged(row, { state, one_of_a_kind }),
      });
  }
  // a listing on its way back promises nothing to buyers until its sizes are back as well
  for (const { subjectId } of shown)
    await tx.listing.update({ where: { id: subjectId, shopId }, data: { state: 'draft', oneOfAKind: false } });
  const others = sorted.filter((row) => !shown.some(({ subjectId }) => subjectId === row.subjectId));
  for (const row of [...others, ...shown]) await putBack(tx, shopId, row, now);
  await tx.helpChange.updateMany({ where: { id: { in: rows.map(({ id }) => id) } }, data: { takenBackAt: now } });
  await tx.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`; // what the cooperative has to see first is refused here, not at the end
  return true;
}

/** The listings that a press touched in some way. */
async function listingsOf(tx: Queries, rows: readonly StoredChange[]): Promise<string[]> {
  const tiers = rows.filter(({ subject }) => subject === 'tier').map(({ subjectId }) => subjectId);
  const sizes = await tx.variant.findMany({ where: { id: { in: tiers } }, select: { listingId: true } });
  const named = rows.flatMap(({ subject, subjectId, before, after }) =>
    subject === 'listing' ? [subjectId] : [before?.listing_id, after?.listing_id],
  );
  return [...new Set([...named, ...sizes.map(({ listingId }) => listingId)].map(String).filter(isUuid))];
}

class ChangedSince extends Error {}

/** A constraint said no: the thing cannot be what it was, because of what else has become of the shop. */
export const isRefusedByData = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['P2002', 'P2003', 'P2004', 'P2010', 'P2025'].includes(String(error.code));

const whereOf = ({ subject, subjectId, subjectKey }: StoredChange): [text: string, values: unknown[]] =>
  subject === 'tier'
    ? ['variant_id = $1::uuid AND min_quantity = $2::int', [subjectId, Number(subjectKey)]]
    : [subject === 'design' ? 'shop_id = $1::uuid' : 'id = $1::uuid', [subjectId]];

/** What a thing was before a press, and what it is now where the press left it alone. */
function asChanged(row: StoredChange, now: Record<string, unknown>): Record<string, unknown> {
  const touched = changedFields(row);
  return { ...row.before, ...Object.fromEntries(Object.entries(now).filter(([name]) => !touched.includes(name))) };
}

/** The row as it stands, held, while everything the press changed of it is as the press left it; null when it is not. */
async function findAsLeft(tx: Queries, shopId: string, row: StoredChange): Promise<Record<string, unknown> | null> {
  const [where, values] = whereOf(row);
  const [found] = await tx.$queryRawUnsafe<{ now: Record<string, unknown> }[]>(
    `SELECT to_jsonb(t) AS now FROM ${TABLES[row.subject]} AS t WHERE ${where} FOR UPDATE`,
    ...values,
  );
  if (!row.after) return found ? null : {};
  if (!found) return null;
  const { now } = found;
  if (row.subject !== 'tier' && row.subject !== 'shop' && now.shop_id !== shopId) return null;
  if (row.subject === 'objection' && now.ended_at !== null) return null;
  if (row.subject === 'design') now.draft ??= now.published; // as it was recorded
  const touched = row.before ? changedFields(row) : Object.keys(row.after).filter((name) => name === 'price');
  const isSame = touched.every(
    (name) => JSON.stringify(now[name] ?? null) === JSON.stringify(row.after?.[name] ?? null),
  );
  return isSame ? now : null;
}

async function putBack(tx: Queries, shopId: string, row: StoredChange, now: Date): Promise<void> {
  const { subject, subjectId, before, after } = row;
  const [where, values] = whereOf(row);
  if (before && after) {
    const columns = changedFields(row)
      .map((name) => `"${name}"`)
      .join(', ');
    const record = `jsonb_populate_record(NULL::${TABLES[subject]}, $${values.length + 1}::jsonb)`;
    await tx.$executeRawUnsafe(
      `UPDATE ${TABLES[subject]} SET (${columns}) = (SELECT ${columns} FROM ${record})
       ${VERSIONS[subject] ?? ''} WHERE ${where}`,
      ...values,
      // a draft of its own, whatever is published by now
      JSON.stringify(subject === 'design' ? { draft: before.draft ?? UNTOUCHED } : before),
    );
    return;
  }
  if (subject === 'tier') {
    if (before)
      await tx.wholesaleTier.create({
        data: { variantId: subjectId, minQuantity: Number(row.subjectKey), price: BigInt(String(before.price)) },
      });
    else await tx.$executeRawUnsafe(`DELETE FROM wholesale_tiers WHERE ${where}`, ...values);
    return;
  }
  // nothing is deleted in a shop, so what is left is what was made: it is put away
  if (subject === 'listing') await tx.listing.update({ where: { id: subjectId, shopId }, data: { state: 'archived' } });
  if (subject === 'variant') await tx.variant.update({ where: { id: subjectId, shopId }, data: { retiredAt: now } });
  if (subject === 'photo') await tx.photo.update({ where: { id: subjectId, shopId }, data: { removedAt: now } });
  if (subject === 'objection')
    await tx.reviewObjection.update({ where: { id: subjectId, shopId }, data: { endedAt: now, outcome: 'withdrawn' } });
}
