import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { S3Server } from './s3-server';

/** A place for files that a test owns: its address, and what the test may see behind the storage's back. */
export type TestStorage = {
  url: string;
  empty(): Promise<void>;
  /** How many files are half written. */
  halves(): Promise<number>;
  /** Makes every half-written file as old as time. */
  ageHalves(): Promise<void>;
  close(): Promise<void>;
};

/** Every kind of storage there is, to promise the same of each. The S3 one needs `S3_ENVIRONMENT`. */
export const STORAGES: [kind: string, open: () => Promise<TestStorage>][] = [
  ['a folder', openFolder],
  ['a bucket', openBucket],
];

async function openFolder(): Promise<TestStorage> {
  const root = await mkdtemp(join(tmpdir(), 'chovuon-storage-'));
  const half = join(root, '.half');
  const names = () => readdir(half).catch((): string[] => []);
  return {
    url: pathToFileURL(root).href,
    empty: () => rm(root, { recursive: true, force: true }),
    halves: async () => (await names()).length,
    ageHalves: async () => {
      for (const name of await names()) await utimes(join(half, name), new Date(0), new Date(0));
    },
    close: () => rm(root, { recursive: true, force: true }),
  };
}

async function openBucket(): Promise<TestStorage> {
  const server = await new S3Server({ pageSize: 2 }).open();
  return {
    url: server.url('in/a/folder'),
    empty: async () => server.reset(),
    halves: async () => server.uploads.size,
    ageHalves: async () => {
      for (const upload of server.uploads.values()) upload.initiated = new Date(0);
    },
    close: () => server.close(),
  };
}
