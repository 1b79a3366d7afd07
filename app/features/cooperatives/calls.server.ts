import type { Platform } from '~/platform/platform.server';
import { cleanText, lengthOf } from '~/shared/text';
import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { isUuid } from '~/shared/uuid';

import { findFacts } from './board-facts.server';
import { readiness } from './readiness';

/** Characters of a note about a call. */
export const NOTE_MAX = 300;

export type CallProblem = Problem<'board.note-too-long'>;

/**
 * Writes down that a member was called, by whom and with what note. It hides the member from the list until tomorrow, or
 * until something else stands in its way. Null: this cooperative has no such member.
 */
export async function markCalled(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { cooperativeId, shopId, personId, note }: { cooperativeId: string; shopId: string; personId: string; note: string },
): Promise<Result<{ callId: string }, CallProblem> | null> {
  if (!isUuid(shopId)) return null;
  const now = clock.now();
  const { members } = await findFacts(db, { cooperativeId, shopId, now });
  const [member] = members;
  if (!member) return null;
  const text = cleanText(note, { multiline: true });
  if (lengthOf(text) > NOTE_MAX)
    return refuse({ code: 'board.note-too-long', field: `note-${shopId}`, with: { max: NOTE_MAX } });
  const { id } = await db.memberCall.create({
    data: { cooperativeId, shopId, personId, at: now, about: readiness(member, now).key, note: text },
    select: { id: true },
  });
  return ok({ callId: id });
}

/** Takes back a call that was marked by mistake. Null: this cooperative has no such call. */
export async function unmarkCalled(
  { db }: Pick<Platform, 'db'>,
  { cooperativeId, callId }: { cooperativeId: string; callId: string },
): Promise<true | null> {
  if (!isUuid(callId)) return null;
  const { count } = await db.memberCall.deleteMany({ where: { id: callId, cooperativeId } });
  return count > 0 ? true : null;
}
