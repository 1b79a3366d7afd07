import type { Problem } from '~/shared/result';

import type { ListingState } from './listing';

/** What became of many moves. `moved` says where each came from, so that all of it can be taken back. */
export type MoveOutcome = {
  moved: { id: string; name: string; from: ListingState; to: ListingState }[];
  /** Not public yet: the cooperative looks first. */
  waiting: { id: string; name: string }[];
  refused: { id: string; name: string; problems: Problem[] }[];
};
