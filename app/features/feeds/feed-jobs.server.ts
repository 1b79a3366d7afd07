import type { JobKind } from '~/platform/jobs.server';
import type { Platform } from '~/platform/platform.server';

import { forgetOldFetches } from './fetch-log.server';
import { forgetStored, removeLeftovers } from './forget-stored.server';
import { WRITING_SECONDS, writeStored, type StoredWish } from './write-stored.server';

/** Has a file written to storage: soon, once however often it is asked for, and not while another is being written here. */
export const askToWrite = ({ jobs }: Pick<Platform, 'jobs'>, wish: StoredWish): Promise<void> =>
  jobs.send('feeds.write-stored', wish, { key: `${wish.ownerId} ${wish.file}`, timeoutSeconds: WRITING_SECONDS });

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
    {
      name: 'feeds.write-stored',
      timeoutSeconds: WRITING_SECONDS,
      retries: 2,
      async work(wish: StoredWish) {
        const done = await writeStored(platform, wish);
        if (done) platform.log.info({ ...wish, ...done }, 'a feed was written to storage');
      },
    },
    {
      name: 'feeds.forget-stored',
      timeoutSeconds: 600,
      retries: 3,
      schedule: '50 19 * * *',
      async work() {
        if (!(await forgetStored(platform)))
          throw new Error('A feed is being written; stored feeds are forgotten later.');
      },
    },
    {
      name: 'feeds.remove-leftovers',
      timeoutSeconds: 600,
      retries: 1,
      schedule: '*/30 * * * *',
      async work() {
        await removeLeftovers(platform);
      },
    },
  ];
}
