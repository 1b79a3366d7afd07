import type { PretendBuyer, Turn, Verdict } from './pretend-buyers';

/** How a pretend buyer stands: not come yet, about to do something, waiting for the grower, served. */
export type BuyerLine = {
  buyer: PretendBuyer;
  standing: 'away' | 'theirs' | 'yours' | 'over';
  order: { id: string; code: string } | null;
  /** What the buyer did last. */
  said: Turn | null;
  /** What the buyer is about to do. */
  turn: Turn | null;
  /** Once it is over. */
  verdict: Verdict | null;
};

/** A listing that the grower made in practice. */
export type MadeLine = { id: string; name: string; isPromoted: boolean };

export type PracticePageData = { buyers: BuyerLine[]; made: MadeLine[] };
