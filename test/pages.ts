import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import { afterAll } from 'vitest';

import { readConfig } from '~/platform/config.server';
import type { inErrand } from '~/platform/helping.server';
import { closePlatform, openPlatform, type Platform } from '~/platform/platform.server';

import { freshDatabase } from './database';

const BUILD = fileURLToPath(new URL('../build/server/index.js', import.meta.url));
export const SITE = 'http://vuon.test';

type EntryModule = {
  answerEarly(request: Request): Promise<Response | null>;
  stopHouse(): Promise<void>;
  inErrand: typeof inErrand;
};

/** The built house without a port: a request in, HTML out. One per test file, because a process has one platform. */
export type Pages = {
  platform: Platform;
  build: ServerBuild;
  ask(path: string, init?: RequestInit & { cookie?: string }): Promise<Response>;
  /** Posts a form as a browser on our own site does. */
  post(
    path: string,
    fields: Record<string, string> | FormData,
    init?: { cookie?: string; method?: string },
  ): Promise<Response>;
};

export async function openPages(): Promise<Pages> {
  if (!existsSync(BUILD)) throw new Error('These tests ask the built pages: run `npm test`, which builds first.');
  const database = await freshDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'chovuon-pages-'));
  Object.assign(process.env, { DATABASE_URL: database.url, DATA_DIR: dataDir, JOBS: '0', LOG_LEVEL: 'error' });
  delete process.env.PUBLIC_URL;
  const platform = openPlatform(readConfig(process.env));
  const build = (await import(/* @vite-ignore */ pathToFileURL(BUILD).href)) as ServerBuild;
  const entry = build.entry.module as unknown as EntryModule;
  const answer = createRequestHandler(build, 'production');

  afterAll(async () => {
    await entry.stopHouse();
    await closePlatform(platform);
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const ask: Pages['ask'] = async (path, { cookie, ...init } = {}) => {
    const headers = new Headers(init.headers);
    headers.set('Host', new URL(SITE).host);
    if (cookie) headers.set('Cookie', cookie);
    const request = new Request(new URL(path, SITE), { redirect: 'manual', ...init, headers });
    return (await entry.answerEarly(request)) ?? entry.inErrand(() => answer(request, { clientAddress: '127.0.0.1' }));
  };
  return {
    platform,
    build,
    ask,
    post: (path, fields, { cookie, method = 'POST' } = {}) =>
      ask(path, {
        method,
        cookie,
        headers: { Origin: SITE },
        body: fields instanceof FormData ? fields : new URLSearchParams(fields),
      }),
  };
}
