import type pg from 'pg';

import { systemClock, type Clock } from './clock';
import { readConfig, type Config } from './config.server';
import { openDatabase, type Database } from './database.server';
import { openDns, type Dns } from './dns.server';
import { openJobs, type Jobs } from './jobs.server';
import { openLog, type Log } from './log.server';
import { openMail, type Mail } from './mail.server';
import { openPush, type Push } from './push.server';
import { openStorage, type Storage } from './storage.server';

/** What the house stands on. A verb names the parts it touches: `Pick<Platform, 'db' | 'clock'>`. */
export type Platform = {
  config: Config;
  db: Database;
  pool: pg.Pool;
  storage: Storage;
  jobs: Jobs;
  /** Null: this house sends no e-mail. */
  mail: Mail | null;
  push: Push;
  dns: Dns;
  clock: Clock;
  log: Log;
};

/** Opens everything for these settings; nothing connects before the first question. */
export function openPlatform(config: Config, clock: Clock = systemClock): Platform {
  const log = openLog(config.logLevel);
  return {
    config,
    ...openDatabase(config.databaseUrl, log),
    storage: openStorage(config.storageUrl),
    jobs: openJobs(config.databaseUrl, log),
    mail: openMail(config),
    push: openPush(config),
    dns: openDns(),
    clock,
    log,
  };
}

/** Lets go of every connection. */
export async function closePlatform(platform: Platform): Promise<void> {
  await platform.jobs.stop();
  platform.mail?.close();
  await platform.db.$disconnect();
  await platform.pool.end();
}

const kept = globalThis as { chovuonPlatform?: Platform };

/** The platform of this process. Kept on `globalThis`, so that hot reload does not open a second one. */
export const platform: Platform = new Proxy({} as Platform, {
  get: (_target, part: keyof Platform) => (kept.chovuonPlatform ??= openPlatform(readConfig(process.env)))[part],
});
