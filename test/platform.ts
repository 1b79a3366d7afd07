import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll } from 'vitest';

import { readConfig } from '~/platform/config.server';
import { openPlatform, closePlatform, type Platform } from '~/platform/platform.server';

import { freshDatabase } from './database';

/** A platform of its own: a fresh migrated database, a folder for files, a clock that can be set. Cleaned up by itself. */
export type TestPlatform = Platform & { setNow(now: Date): void };

export async function freshPlatform({
  now,
  storageUrl,
  env = {},
}: { now?: Date; storageUrl?: string; env?: Record<string, string> } = {}): Promise<TestPlatform> {
  const database = await freshDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'chovuon-test-'));
  let held = now;
  const config = readConfig({
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    JOBS: '0',
    LOG_LEVEL: 'error',
    ...(storageUrl ? { STORAGE_URL: storageUrl } : {}),
    ...env,
  });
  const platform = openPlatform(config, { now: () => held ?? new Date() });
  afterAll(async () => {
    await closePlatform(platform);
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  });
  return { ...platform, setNow: (next) => void (held = next) };
}
