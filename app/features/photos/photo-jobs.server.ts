import type { JobKind } from '~/platform/jobs.server';
import type { Platform } from '~/platform/platform.server';

import { pressPhoto } from './press-photo.server';
import { sweepOrphans } from './sweep-orphans.server';
import { sweepPhotos } from './sweep-photos.server';

/** The work behind photos: what a page needs first, then the rest, then what other days left undone. */
export const photoJobs = (platform: Platform): JobKind<never>[] => [
  {
    name: 'photos.press',
    timeoutSeconds: 180,
    retries: 3,
    work: ({ photoId }: { photoId: string }) => pressPhoto(platform, { photoId, part: 'quick' }),
  },
  {
    name: 'photos.finish',
    timeoutSeconds: 300,
    retries: 3,
    work: ({ photoId }: { photoId: string }) => pressPhoto(platform, { photoId, part: 'rest' }),
  },
  {
    name: 'photos.sweep',
    timeoutSeconds: 900,
    retries: 1,
    schedule: '*/15 * * * *',
    work: () => sweepPhotos(platform),
  },
  {
    name: 'photos.sweep-orphans',
    timeoutSeconds: 4 * 3600,
    retries: 1,
    schedule: '10 19 * * *', // 02:10 in Vietnam, when gardens sleep
    work: async () => {
      const tell = (what: string, key: string) => platform.log[what === 'missing' ? 'error' : 'info']({ key }, what);
      platform.log.info(await sweepOrphans(platform, { dryRun: false, tell }), 'storage was compared with the rows');
    },
  },
];
