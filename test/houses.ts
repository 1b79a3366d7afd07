import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { afterAll } from 'vitest';

import { environmentWith } from './environment';
import type { TestPlatform } from './platform';

/** The built house, serving from a process of its own, on a test's database, until it is killed or the tests end. */
export function aHouse({ config }: Pick<TestPlatform, 'config'>, env: Record<string, string> = {}) {
  const child = fork(fileURLToPath(new URL('./browser/house.mjs', import.meta.url)), {
    execArgv: [],
    env: environmentWith({
      NODE_ENV: 'production',
      DATABASE_URL: config.databaseUrl,
      DATA_DIR: config.dataDir,
      SESSION_SECRET: config.sessionSecret,
      JOBS: '0',
      LOG_LEVEL: 'error',
      ...env,
    }),
  });
  running.add(child);
  // not the address it is known by, which leads nowhere here
  const url = once(child, 'message').then(([message]) => `http://localhost:${(message as { port: number }).port}`);
  return {
    url,
    async kill() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      running.delete(child);
    },
  };
}

const running = new Set<ReturnType<typeof fork>>();
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
});
