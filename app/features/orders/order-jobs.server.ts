import type { JobKind } from '~/platform/jobs.server';
import type { Platform } from '~/platform/platform.server';

import { askBuyers } from './ask-buyers.server';
import { tendOrders } from './tend-orders.server';

/** What time does to orders, looked at each minute. */
export const orderJobs = (platform: Platform): JobKind<never>[] => [
  {
    name: 'orders.tend',
    timeoutSeconds: 300,
    retries: 0, // the next minute comes anyway
    schedule: '* * * * *',
    work: () => tendOrders(platform),
  },
  {
    name: 'orders.ask-buyers',
    timeoutSeconds: 900,
    retries: 0, // the next hour comes anyway
    schedule: '20 1-13 * * *', // from 08:20 to 20:20 in Vietnam: nobody's telephone rings at night
    async work() {
      await askBuyers(platform);
    },
  },
];
