import type { Queries } from '~/platform/database.server';
import type { Platform } from '~/platform/platform.server';
import { ok, refuse, type Result } from '~/shared/result';
import { isUuid } from '~/shared/uuid';

import { LISTING_STATES, moveTo, type ListingState } from './listing';
import { holdListings, RULE_PARTS, toListing } from './listing-row.server';
import type { MoveOutcome } from './move-outcome';
import { endReviews, findUnseen, sendForReview } from './review.server';

/** One listing and where it should go. */
export type Move = { id: string; to: ListingState };

/** As many as are moved at once. */
export const MOVES_MAX = 100;

/** Moves as a form sends them: `<id>:<state>`, separated by commas. What is no move is left out. */
export const readMoves = (text: string): Move[] =>
  text.split(',').flatMap((pair) => {
    const [id = '', word] = pair.split(':');
    const to = LISTING_STATES.find((state) => state === word);
    return isUuid(id) && to ? [{ id, to }] : [];
  });

/**
 * Publishes, pauses, archives, restores: one or many at once, all or none of what the rules allow being saved together.
 * What is not this shop's is passed over in silence, like what does not exist.
 */
export async function moveListings(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { shopId, moves }: { shopId: string; moves: readonly Move[] },
): Promise<Result<MoveOutcome>> {
  if (moves.length > MOVES_MAX) return refuse({ code: 'listings.too-many-at-once', with: { max: MOVES_MAX } });
  const wanted = new Map(moves.map(({ id, to }) => [id, to]));
  const ids = [...wanted.keys()];
  const now = clock.now();
  return db.$transaction(async (tx) => {
    await holdListings(tx, shopId, ids);
    const rows = await tx.listing.findMany({
      where: { shopId, id: { in: ids } },
      select: RULE_PARTS,
      orderBy: { id: 'asc' },
    });
    const outcome: MoveOutcome = { moved: [], waiting: [], refused: [] };
    for (const row of rows) {
      const to = wanted.get(row.id) ?? row.state;
      const moved = moveTo(toListing(row), to);
      if (!moved.ok) outcome.refused.push({ id: row.id, name: row.name, problems: moved.problems });
      else if (row.state !== to) outcome.moved.push({ id: row.id, name: row.name, from: row.state, to });
    }
    const unseen = await findUnseen(
      tx,
      outcome.moved.flatMap(({ id, to }) => (to === 'published' ? [id] : [])),
    );
    outcome.waiting = outcome.moved.filter(({ id }) => unseen.has(id)).map(({ id, name }) => ({ id, name }));
    outcome.moved = outcome.moved.filter(({ id }) => !unseen.has(id));
    for (const listingId of unseen) await sendForReview(tx, { shopId, listingId, now, proposal: null, photoIds: [] });
    for (const state of LISTING_STATES) {
      const group = outcome.moved.filter(({ to }) => to === state).map(({ id }) => id);
      if (group.length === 0) continue;
      if (state === 'published') {
        await tx.listing.updateMany({
          where: { shopId, id: { in: group }, publishedAt: null },
          data: { publishedAt: now },
        });
        await endReviews(tx, group);
      }
      await tx.listing.updateMany({ where: { shopId, id: { in: group } }, data: { state } });
    }
    return ok(outcome);
  });
}

/**
 * Puts a listing in front of buyers in the caller's transaction, which holds it. Whether somebody has to see it first is
 * the caller's business. Null: not there, or not this shop's.
 */
export async function publishInside(
  tx: Queries,
  { shopId, listingId, now }: { shopId: string; listingId: string; now: Date },
): Promise<Result<null> | null> {
  const row = await tx.listing.findFirst({ where: { id: listingId, shopId }, select: RULE_PARTS });
  if (!row) return null;
  const moved = moveTo(toListing(row), 'published');
  if (!moved.ok) return moved;
  await tx.listing.update({
    where: { id: listingId, shopId },
    data: { state: 'published', publishedAt: row.publishedAt ?? now },
  });
  return ok(null);
}
