import type { JobKind } from '~/platform/jobs.server';
import type { Platform } from '~/platform/platform.server';

import { forgetOldFetches } from './fetch-log.server';

/** Background work of this room. */
export function feedJobs(platform: Platform): JobKind<never>[] {
  return [
    {
      name: 'feeds.forget-fetches',
      timeoutSeconds: 60,
      retries: 2,
      schedule: '40 19 * * *', // in the small hours of Vietnam
      async work() {
        await forgetOldFetches(platform);
      },
    },
  ];
}
