import { pathToFileURL } from 'node:url';

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { answerPhoto } from '~/features/photos/answer-photo.server';

import { Process, temporaryFolder } from '../../test/processes';
import { S3_ENVIRONMENT, S3Server } from '../../test/s3-server';
import { STORAGES, type TestStorage } from '../../test/storages';
import { openStorage, type Storage } from './storage.server';

const PATH = '/photos/abcdefghijklmnopqrstuv/w640.jpg';
const KEY = `public${PATH}`;

describe.each(STORAGES)('a process killed while it writes into %s', (_kind, open) => {
  let place: TestStorage;
  let storage: Storage;
  beforeAll(async () => {
    for (const [name, value] of Object.entries(S3_ENVIRONMENT)) vi.stubEnv(name, value);
    place = await open();
    storage = openStorage(place.url);
  });
  afterAll(async () => {
    await place.close();
    vi.unstubAllEnvs();
  });

  const ask = async () => {
    const answer = await answerPhoto({ storage }, new Request(`http://house${PATH}`));
    return { status: answer?.status, text: await answer?.text() };
  };
  const writeAndBeKilled = async () => {
    const writer = new Process(['--import', 'tsx', 'test/slow-writer.ts', place.url, KEY], S3_ENVIRONMENT);
    await writer.says('half');
    await expect.poll(() => place.halves()).toBe(1);
    expect(await writer.end('SIGKILL')).toBe('SIGKILL');
  };
  const listed = async () => {
    const keys: string[] = [];
    for await (const { key } of storage.list('public')) keys.push(key);
    return keys;
  };

  it('leaves nothing that is served or listed, and its half is cleared away', async () => {
    await writeAndBeKilled();
    expect((await ask()).status).toBe(404);
    expect(await storage.find(KEY)).toBeNull();
    expect(await listed()).toEqual([]);
    expect(await place.halves()).toBe(1);

    await place.ageHalves();
    expect(await storage.dropHalfWritten(new Date(Date.now() - 60_000))).toBe(1);
    expect(await place.halves()).toBe(0);
  });

  it('leaves what was there before, whole', async () => {
    await storage.put(KEY, Buffer.from('the picture'));
    await writeAndBeKilled();
    expect(await ask()).toEqual({ status: 200, text: 'the picture' });
    expect(await listed()).toEqual([KEY]);
  });
});

it('a move that is killed is simply begun anew, and every file arrives', { timeout: 60_000 }, async () => {
  for (const [name, value] of Object.entries(S3_ENVIRONMENT)) vi.stubEnv(name, value);
  const from = pathToFileURL(temporaryFolder()).href;
  const server = await new S3Server().open();
  const files = Array.from({ length: 40 }, (_, index) => `public/photos/a/w${index + 1}.jpg`);
  for (const key of files) await openStorage(from).put(key, Buffer.from(key));
  const move = (...more: string[]) =>
    new Process(['scripts/storage.mjs', 'move', '--from', from, '--to', server.url(), ...more], S3_ENVIRONMENT);

  server.fail({ on: 'PutObject', times: 60, does: { waitMs: 150 } });
  const killed = move('--parallel', '2');
  await expect.poll(() => server.objects.size, { timeout: 20_000 }).toBeGreaterThan(5);
  await killed.end('SIGKILL');
  const arrived = files.filter((key) => server.objects.has(key));
  expect(arrived.length).toBeLessThan(files.length);
  for (const key of arrived) expect(server.objects.get(key)?.body.toString()).toBe(key);

  const again = move('--delete');
  expect(await again.end()).toBe(0);
  expect(again.output).toMatch(
    /^(\d+) files sent \(0\.0 MB\), (\d+) were there already, 0 vanished meanwhile, 0 failed;/m,
  );
  expect(files.filter((key) => !server.objects.has(key))).toEqual([]);
  for await (const left of openStorage(from).list('public')) expect.fail(`${left.key} is still there`);
  await server.close();
  vi.unstubAllEnvs();
});

it.each([
  [['move', '--from', 'file:///tmp/a'], 'Say from where and to where.'],
  [['move', '--from', 'file:///tmp/a', '--to', 'ftp://b'], 'STORAGE_URL is "ftp://b": write an address like'],
  [['move', '--frm', 'x'], "Unknown option '--frm'"],
  [['tidy'], '"tidy" is not known.'],
])('npm run storage -- %j is answered with what to write', async (words, sentence) => {
  const asked = new Process(['scripts/storage.mjs', ...words]);
  expect(await asked.end()).toBe(2);
  expect(asked.output).toContain(sentence);
});
