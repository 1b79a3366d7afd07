import { readWhole, type NumberProblem } from '~/shared/number';
import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { cleanText, lengthOf } from '~/shared/text';

const DAY_MS = 86_400_000;

/** For how many days a link may be good, how many households one may let in, and how long its label may be. */
export const INVITATION_LIMITS = { days: 90, uses: 1_000, label: 60 } as const;
/** Days for which a link for one person is good: a list is made before the class, and slips lie in a drawer. */
export const PERSONAL_DAYS = 30;
/** Days for which a link for one of the staff is good. */
export const STAFF_DAYS = 7;

export type InvitationProblem = NumberProblem | Problem<'cooperatives.label-too-long'>;

/** A sheet or link for many: what it is called, until when it is good, how many it lets in. */
export type OpenInvitation = { label: string; expiresAt: Date; maxUses: number };

/** Reads what a sheet or link for many should be. All that is wrong is told at once. */
export function readInvitation(
  typed: { label: string; days: string; uses: string },
  now: Date,
): Result<OpenInvitation, InvitationProblem> {
  const label = cleanText(typed.label);
  const days = readWhole(typed.days, { min: 1, max: INVITATION_LIMITS.days, field: 'days' });
  const maxUses = readWhole(typed.uses, { min: 1, max: INVITATION_LIMITS.uses, field: 'uses' });
  const long: InvitationProblem[] =
    lengthOf(label) > INVITATION_LIMITS.label
      ? [{ code: 'cooperatives.label-too-long', field: 'label', with: { max: INVITATION_LIMITS.label } }]
      : [];
  if (days.ok && maxUses.ok && long.length === 0)
    return ok({ label, maxUses: maxUses.value, expiresAt: inDays(now, days.value) });
  return refuse(...long, ...(days.ok ? [] : days.problems), ...(maxUses.ok ? [] : maxUses.problems));
}

/** So many times 24 hours from now. */
export const inDays = (now: Date, days: number): Date => new Date(now.getTime() + days * DAY_MS);

/** How a link stands: it lets somebody in only while it is `open`. */
export type Standing = 'open' | 'used-up' | 'late' | 'revoked';

/** How a link stands now. What somebody did to it comes before what time did. */
export function standingOf(
  { uses, maxUses, expiresAt, revokedAt }: { uses: number; maxUses: number; expiresAt: Date; revokedAt: Date | null },
  now: Date,
): Standing {
  if (revokedAt) return 'revoked';
  if (uses >= maxUses) return 'used-up';
  return expiresAt <= now ? 'late' : 'open';
}
