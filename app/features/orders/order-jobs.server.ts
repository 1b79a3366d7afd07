import type { JobKind } from '~/platform/jobs.server';
import type { Platform } from '~/platform/platform.server';

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
];
