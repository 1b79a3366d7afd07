import type { ShownState } from './listing';

/** The colour of a state's badge. */
export const STATE_TONES: Record<ShownState, 'success' | 'warning' | 'info' | 'attention' | undefined> = {
  draft: 'info',
  published: 'success',
  sold_out: 'warning',
  paused: 'attention',
  archived: undefined,
};
