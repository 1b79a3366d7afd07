import type { WayView } from './way-view';

/** How one piece of a size comes to a province. */
export type ProvinceWays = {
  province: { code: string; name: string };
  /** The shop's own province: its neighbours may pay less. */
  isOwn: boolean;
  /** Some communes there have a fee of their own. */
  hasOwnFees: boolean;
  ways: WayView[];
};
