import type { ClaimKind, ClaimRemedy } from './order-view';

/** What is customary for each kind of claim, the first being what to propose; both sides know the table beforehand. */
export const CLAIM_ADVICE: Record<ClaimKind, readonly ClaimRemedy[]> = {
  dead: ['exchange', 'refund', 'part'],
  broken: ['part', 'exchange', 'refund'],
  wrong: ['exchange', 'refund', 'part'],
  missing: ['refund', 'exchange', 'part'],
};

/** What to propose: what the buyer wishes, else what is customary. */
export const proposedRemedy = (claim: { kind: ClaimKind; wish: ClaimRemedy | null }): ClaimRemedy =>
  claim.wish ?? CLAIM_ADVICE[claim.kind][0] ?? 'refund';
