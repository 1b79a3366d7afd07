import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Process, temporaryFolder } from '../test/processes';
import { startOf } from './lib/processes.mjs';

const start = (env: Record<string, string>) =>
  new Process(['scripts/start.mjs'], { DEMO: '0', LOG_LEVEL: 'warn', ...env });
const health = async (port: number) => (await fetch(`http://localhost:${port}/healthz`)).status;
const postmaster = (dataDir: string) =>
  Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

/** A port that nobody uses just now. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

describe('what stops the start is told in one sentence', () => {
  const folder = temporaryFolder();
  const taken = createServer();
  beforeAll(() => new Promise<void>((resolve) => taken.listen(0, resolve)));
  afterAll(() => void taken.close());
  writeFileSync(join(folder, 'a-file'), '');

  it.each<[string, () => Record<string, string>, RegExp]>([
    [
      'a taken port',
      () => ({ PORT: String((taken.address() as AddressInfo).port), DATA_DIR: join(folder, 'a') }),
      /^Port \d+ is taken: choose another one, such as PORT=\d+ npm start\.\n$/,
    ],
    [
      'an unwritable folder',
      () => ({ PORT: '0', DATA_DIR: join(folder, 'a-file/data') }),
      /^\S+ cannot write in the folder \S+ \(ENOTDIR\): make it writable, or name another one with DATA_DIR\.\n$/,
    ],
    [
      'a wrong port',
      () => ({ PORT: 'three', DATA_DIR: join(folder, 'b') }),
      /^PORT is "three": write a port number between 0 and 65535\.\n$/,
    ],
    [
      'a wrong switch',
      () => ({ PORT: '0', JOBS: 'maybe', DATA_DIR: join(folder, 'c') }),
      /^JOBS is "maybe": [^.\n]+\.\n$/,
    ],
    [
      'a database that does not answer',
      () => ({ PORT: '0', DATABASE_URL: 'postgresql://a:b@127.0.0.1:1/c', DATA_DIR: join(folder, 'd') }),
      /^The database that DATABASE_URL names cannot be used \([^)]*127\.0\.0\.1:1\)[^\n]+\n$/,
    ],
  ])('%s', async (_story, env, sentence) => {
    const process = start(env());
    expect(await process.end()).toBe(1);
    expect(process.output).toMatch(sentence);
  });

  it('leaves no trace of having tried', () => {
    for (const name of readdirSync(folder)) expect(existsSync(join(folder, name, 'run/server.json'))).toBe(false);
  });
});

describe('a running house', () => {
  const dataDir = temporaryFolder();

  it('prints its address, answers, and leaves no process when it is told to stop', async () => {
    const port = await freePort();
    const house = start({ PORT: String(port), DATA_DIR: dataDir });
    await house.says(`http://localhost:${port}\n`);
    expect(await health(port)).toBe(200);

    const database = postmaster(dataDir);
    expect(await house.end('SIGTERM')).toBe(0);
    expect(startOf(database)).toBeNull();
  });

  it('sends a second copy to the first, and lets one in another folder stand beside it', async () => {
    const [port, otherPort] = [await freePort(), await freePort()];
    const house = start({ PORT: String(port), DATA_DIR: dataDir });
    await house.says('Ctrl-C');

    const again = start({ PORT: String(otherPort), DATA_DIR: dataDir });
    expect(await again.end()).toBe(1);
    expect(again.output).toBe(`Chợ Vườn is already running from this folder: http://localhost:${port}\n`);

    const beside = start({ PORT: String(otherPort), DATA_DIR: temporaryFolder() });
    await beside.says('Ctrl-C');
    expect([await health(port), await health(otherPort)]).toEqual([200, 200]);
    expect([await house.end('SIGINT'), await beside.end('SIGHUP')]).toEqual([0, 0]);
  });

  it('starts again after a kill -9 of the whole group', async () => {
    const port = await freePort();
    const killed = start({ PORT: String(port), DATA_DIR: dataDir });
    await killed.says('Ctrl-C');
    expect(await killed.end('SIGKILL')).toBe('SIGKILL');

    const again = start({ PORT: String(port), DATA_DIR: dataDir });
    await again.says('Ctrl-C');
    expect(await health(port)).toBe(200);
    const database = postmaster(dataDir);
    expect(await again.end('SIGINT')).toBe(0);
    expect(startOf(database)).toBeNull();
  });

  it('can be stopped while it is still opening', async () => {
    const fresh = temporaryFolder();
    const house = start({ PORT: String(await freePort()), DATA_DIR: fresh });
    await house.says('Preparing the database');
    expect(await house.end('SIGINT'), house.output).toBe(0);
    expect(existsSync(join(fresh, 'postgres/postmaster.pid'))).toBe(false);
    expect(readdirSync(join(fresh, 'run/database-users'))).toEqual([]);
  });
});
