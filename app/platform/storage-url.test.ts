import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { readConfig } from './config.server';
import { readStorageUrl } from './storage-url.server';

const SETTINGS: NodeJS.ProcessEnv = {
  NODE_ENV: 'test',
  DATABASE_URL: 'postgresql://x',
  SESSION_SECRET: 'x'.repeat(32),
};
const bucket = { kind: 's3', bucket: 'garden', prefix: '', endpoint: null, region: null, forcePathStyle: false };

describe('STORAGE_URL names', () => {
  it.each([
    ['file:///var/lib/chovuon/files', { kind: 'disk', folder: '/var/lib/chovuon/files' }],
    ['file:///home/b%C3%A0%20T%C6%B0/%23files', { kind: 'disk', folder: '/home/bà Tư/#files' }],
    ['s3://garden', bucket],
    ['s3://garden/', bucket],
    ['s3://garden/cho/vuon/', { ...bucket, prefix: 'cho/vuon/' }],
    ['s3://garden?region=ap-southeast-1', { ...bucket, region: 'ap-southeast-1' }],
    [
      's3://garden/files?endpoint=http://localhost:9000&region=hn-1&forcePathStyle=1',
      { ...bucket, prefix: 'files/', endpoint: 'http://localhost:9000', region: 'hn-1', forcePathStyle: true },
    ],
    ['s3://garden?endpoint=https%3A%2F%2Fs3.example&forcePathStyle=0', { ...bucket, endpoint: 'https://s3.example' }],
  ])('%s', (text, place) => expect(readStorageUrl(text)).toEqual(place));
});

describe('a wrong STORAGE_URL stops the start with the mend', () => {
  it.each([
    ['files', 'write an address like file:///var/lib/chovuon/files or s3://bucket'],
    ['ftp://garden', 'write an address like'],
    ['file://var/lib/files', 'write three slashes and a folder'],
    ['file:///files?region=x', 'write three slashes and a folder'],
    ['s3:///files', 'name a bucket, such as s3://chovuon-files'],
    ['s3://Garden_of_Tu', 'name a bucket'],
    ['s3://garden/bà Tư', 'use only letters, digits'],
    ['s3://garden/a//b', 'use only letters, digits'],
    ['s3://garden/../x?acl=public', 'leave out "acl": endpoint, region and forcePathStyle are known'],
    ['s3://garden?endpoint=s3.example', 'write the endpoint like https://s3.example'],
    ['s3://garden?endpoint=', 'write the endpoint like'],
    ['s3://garden?region=', 'name a region after region='],
    ['s3://garden?forcePathStyle=yes', 'write forcePathStyle=1'],
  ])('%s', (STORAGE_URL, mend) => {
    const start = () => readConfig({ ...SETTINGS, STORAGE_URL });
    expect(start).toThrow(`STORAGE_URL is "${STORAGE_URL}": ${mend}`);
  });

  it('and does not repeat a secret in it', () => {
    const start = () => readConfig({ ...SETTINGS, STORAGE_URL: 's3://KEY:secret@garden' });
    expect(start).toThrow('put them into AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY');
    expect(start).not.toThrow('secret@');
  });
});

it('files go into DATA_DIR without it, whatever that is called', () => {
  const DATA_DIR = join(tmpdir(), 'vườn #1 100%');
  expect(fileURLToPath(readConfig({ ...SETTINGS, DATA_DIR }).storageUrl)).toBe(join(DATA_DIR, 'files'));
});
