import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openStorage, type Storage } from '~/platform/storage.server';

import { answerPhoto } from './answer-photo.server';

const NAME = 'Ab3_-0123456789abcdefg';
let root: string;
let storage: Storage;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'chovuon-photos-'));
  storage = openStorage(pathToFileURL(root).href);
  await storage.put(`public/photos/${NAME}/w640.avif`, Buffer.from('a picture'));
  await storage.put('private/originals/secret', Buffer.from('where the garden is'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const ask = (path: string, init?: RequestInit) =>
  answerPhoto({ storage }, new Request(new URL(path, 'https://chovuon.example'), init));
const answered = async (path: string, init?: RequestInit) => {
  const answer = await ask(path, init);
  if (!answer) throw new Error(`${path} was left to a page.`);
  return answer;
};
const FILE = `/photos/${NAME}/w640.avif`;

describe("a photo's file", () => {
  it('is sent to be kept for ever, and as nothing but a picture', async () => {
    const answer = await answered(FILE);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('a picture');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-length': '9',
      'content-type': 'image/avif',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
  });

  it('is not sent again to whoever has it', async () => {
    const etag = (await answered(FILE)).headers.get('etag')!;
    for (const match of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const answer = await answered(FILE, { headers: { 'If-None-Match': match } });
      expect([answer.status, await answer.text()]).toEqual([304, '']);
    }
    expect((await answered(FILE, { headers: { 'If-None-Match': '"other"' } })).status).toBe(200);
  });

  it('is announced without being sent', async () => {
    const answer = await answered(FILE, { method: 'HEAD' });
    expect([answer.status, answer.headers.get('content-length'), await answer.text()]).toEqual([200, '9', '']);
  });

  it.each(['POST', 'PUT', 'DELETE'])('takes no %s', async (method) =>
    expect((await answered(FILE, { method })).status).toBe(405),
  );
});

it.each([
  `/photos/${NAME}/w320.avif`,
  `/photos/${NAME}/w640.jpg`,
  '/photos/',
  '/photos/..%2f..%2fprivate%2foriginals%2fsecret',
  `/photos/${NAME}/..%2f..%2f..%2fprivate%2foriginals%2fsecret`,
])('%s is not there', async (path) => {
  const answer = await answered(path);
  expect([answer.status, await answer.text()]).toEqual([404, '']);
});

it.each(['/', '/photos', '/shop/vuon-ba-tu', `/photos/../private/originals/secret`])(
  'leaves %s to others',
  async (path) => expect(await ask(path)).toBeNull(),
);
