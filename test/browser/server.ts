import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { test as base } from '@playwright/test';

import { freshDatabase } from '../database';
import { environmentWith } from '../environment';

/** A running Chợ Vườn of a test's own: empty database, empty storage, a free port. */
export type House = { url: string; databaseUrl: string; dataDir: string };

/** Playwright's `test`, with a running Chợ Vườn behind `page.goto('/…')`; one for all tests of a worker. */
export const test = base.extend<object, { house: House }>({
  house: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const { house, close } = await openHouse();
      await use(house);
      await close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: async ({ house }, use) => use(house.url),
});

export { expect } from '@playwright/test';

/** Opens a house on nothing; `env` as for `startHouse`. */
export async function openHouse(
  env: Record<string, string> = {},
): Promise<{ house: House; close: () => Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'chovuon-'));
  const database = await freshDatabase();
  const server = await startHouse({ databaseUrl: database.url, dataDir, env });
  return {
    house: { url: server.url, databaseUrl: database.url, dataDir },
    close: async () => {
      await server.close();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * Serves the built application from a process of its own.
 * `env` adds to or replaces settings, such as `{ PUBLIC_URL: 'https://chovuon.example' }`.
 */
export async function startHouse({
  databaseUrl,
  dataDir,
  env = {},
}: Omit<House, 'url'> & { env?: Record<string, string> }): Promise<{ url: string; close: () => Promise<void> }> {
  const child = fork(fileURLToPath(new URL('./house.mjs', import.meta.url)), {
    execArgv: [],
    env: environmentWith({
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      ...env,
    }),
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve((message as { url: string }).url));
    child.once('exit', (code) => reject(new Error(`Chợ Vườn did not start (exit ${code}): see above.`)));
  });
  return {
    url,
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return; // it fell over during the test
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
