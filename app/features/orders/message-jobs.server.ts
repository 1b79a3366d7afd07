import type { JobKind } from '~/platform/jobs.server';
import type { Platform } from '~/platform/platform.server';

import { anonymiseOrders } from './anonymise.server';
import { sendMessages } from './message-sender.server';

/** What goes out to people, looked at each minute, and what is forgotten of them, each night. */
export const messageJobs = (platform: Platform): JobKind<never>[] => [
  {
    name: 'messages.send',
    timeoutSeconds: 900,
    retries: 0, // the next minute comes anyway
    schedule: '* * * * *',
    work: async () => {
      await sendMessages(platform);
    },
  },
  {
    name: 'orders.anonymise',
    timeoutSeconds: 3600,
    retries: 2,
    schedule: '40 19 * * *', // 02:40 in Vietnam, when gardens sleep
    work: async () => {
      platform.log.info(await anonymiseOrders(platform), 'buyers were forgotten');
    },
  },
];
