import { randomUUID } from 'node:crypto';

import PgBoss from 'pg-boss';

import type { Log } from './log.server';

/** A kind of background work: its name in the queue and what is done for each piece. */
export type JobKind<Data extends object> = {
  name: string;
  /** Seconds after which a piece that has not come back is tried again. */
  timeoutSeconds: number;
  retries: number;
  /** Cron (UTC) for work that comes by itself. */
  schedule?: string;
  /** Pieces done side by side in one process. */
  concurrency?: number;
  work(data: Data): Promise<void>;
};

/** The door to background work. Sending needs no worker in this process. */
export type Jobs = {
  /**
   * Queues a piece of work; a second one with the same `key` is dropped while the first waits. It is tried again when it
   * has not come back after `timeoutSeconds` (300).
   */
  send(
    name: string,
    data: object,
    options?: { key?: string; priority?: number; timeoutSeconds?: number },
  ): Promise<void>;
  /** Begins to work in this process. */
  work(kinds: readonly JobKind<never>[]): Promise<void>;
  stop(): Promise<void>;
};

/** Jobs in PostgreSQL itself (pg-boss): no second service, and a killed process loses none. */
export function openJobs(databaseUrl: string, log: Log): Jobs {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    max: 4,
    application_name: 'chovuon-jobs',
  });
  boss.on('error', (error) => log.error({ err: error }, 'jobs'));
  let started: Promise<unknown> | null = null;
  const start = () => (started ??= boss.start());
  const known = new Map<string, Promise<void>>();
  const queue = (name: string) => {
    const ready = known.get(name) ?? start().then(() => boss.createQueue(name, { name, policy: 'short' }));
    known.set(name, ready);
    return ready;
  };
  return {
    async send(name, data, { key, priority, timeoutSeconds = 300 } = {}) {
      await queue(name);
      await boss.send(name, data, {
        singletonKey: key ?? randomUUID(), // a `short` queue keeps one waiting piece for each key
        ...(priority ? { priority } : {}),
        retryLimit: 3,
        retryBackoff: true,
        expireInSeconds: timeoutSeconds,
      });
    },
    async work(kinds) {
      for (const kind of kinds) {
        await queue(kind.name);
        await boss.updateQueue(kind.name, {
          name: kind.name,
          retryLimit: kind.retries,
          retryBackoff: true,
          expireInSeconds: kind.timeoutSeconds,
        });
        for (let worker = 0; worker < (kind.concurrency ?? 1); worker++) {
          await boss.work(kind.name, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async ([job]) => {
            if (!job) return;
            try {
              await kind.work(job.data as never);
            } catch (error) {
              log.error({ err: error, job: kind.name, id: job.id }, 'job failed');
              throw error;
            }
          });
        }
        if (kind.schedule) await boss.schedule(kind.name, kind.schedule);
      }
    },
    async stop() {
      if (!started) return;
      await started;
      await boss.stop({ graceful: true, timeout: 5_000 });
    },
  };
}
