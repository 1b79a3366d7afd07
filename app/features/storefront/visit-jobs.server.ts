import type { JobKind } from '~/platform/jobs.server';
import type { Platform } from '~/platform/platform.server';

import { forgetVisits } from './visit-counter.server';

/** What time does to counts. */
export const visitJobs = (platform: Platform): JobKind<never>[] => [
  {
    name: 'visits.forget',
    timeoutSeconds: 600,
    retries: 1,
    schedule: '40 19 * * *', // 2:40 in Vietnam
    work: async () => void (await forgetVisits(platform)),
  },
];
