import type { Dong } from '~/shared/dong';

import type { OrderTerms } from './terms';

/** What is sold ahead of its day: when it is ready (2027-01-28), what of it is paid now, and the rules of both sides. */
export type Ahead = {
  on: string;
  /** 0: nothing is paid ahead. */
  percent: number;
  /** Of the goods alone; the fee for the way comes to it. */
  deposit: Dong;
  terms: OrderTerms;
};
