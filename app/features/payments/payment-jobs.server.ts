import type { JobKind } from '~/platform/jobs.server';
import type { Platform } from '~/platform/platform.server';

import { checkLedger } from './check-ledger.server';
import { providersFor } from './providers.server';

type Parts = Pick<Platform, 'db' | 'config' | 'clock' | 'log'>;

/** The background work of this room. */
export const paymentJobs = (platform: Parts): JobKind<never>[] => [
  {
    name: 'payments.reconcile',
    timeoutSeconds: 600,
    retries: 1,
    schedule: '*/5 * * * *',
    work: async () => {
      for (const provider of Object.values(providersFor(platform))) await provider.reconcile();
    },
  },
  {
    name: 'payments.check-ledger',
    timeoutSeconds: 600,
    retries: 1,
    schedule: '10 19 * * *', // ten past two at night in Vietnam
    work: () => reportLedger(platform),
  },
];

/** Says loudly where the ledger and what lives by it do not come to the same. */
async function reportLedger({ db, log }: Parts): Promise<void> {
  const faults = await checkLedger(db);
  for (const { code, kind, ledger, other } of faults)
    log.error({ order: code, kind, ledger, other }, 'the ledger and an order do not come to the same');
}
