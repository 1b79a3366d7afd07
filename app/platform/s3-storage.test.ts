import { createHmac } from 'node:crypto';
import { createServer } from 'node:net';
import { createServer as createWebServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';

import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { S3_ENVIRONMENT, S3Server } from '../../test/s3-server';
import { s3Storage, type Patience } from './s3-storage.server';
import { openStorage } from './storage.server';
import { readStorageUrl, type S3Place } from './storage-url.server';

const IMPATIENT: Patience = { connectMs: 500, silenceMs: 300, answerMs: 1_000, attempts: 3 };
const MEGABYTE = 1_000_000;

let server: S3Server;
beforeAll(async () => {
  server = await new S3Server().open();
});
beforeEach(() => {
  server.reset();
  for (const [name, value] of Object.entries(S3_ENVIRONMENT)) vi.stubEnv(name, value);
  vi.stubEnv('AWS_REGION', '');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await server.close();
});

const storageAt = (url: string) => s3Storage(readStorageUrl(url) as S3Place, IMPATIENT);
const storage = () => storageAt(server.url('files'));
const contents = (bytes: number) => Buffer.alloc(bytes, Buffer.from(Array.from({ length: 251 }, (_, index) => index)));

describe('a bucket that cannot be used is told at the start, with the mend', { timeout: 30_000 }, () => {
  it('when it is not there', async () => {
    await expect(storageAt(server.url('', 'nursery')).check()).rejects.toThrow(
      `STORAGE_URL names the bucket "nursery", which ${server.endpoint} does not have: make it, or name another one.`,
    );
  });

  it.each([
    ['the key is unknown', { AWS_ACCESS_KEY_ID: 'SOMEBODYELSE' }, '(InvalidAccessKeyId)'],
    ['the secret is wrong', { AWS_SECRET_ACCESS_KEY: 'guessed' }, '(SignatureDoesNotMatch)'],
  ])('when %s', async (_story, env, code) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    await expect(storage().check()).rejects.toThrow(
      `The storage that STORAGE_URL names does not accept the credentials ${code}: check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`,
    );
    expect(server.objects.size).toBe(0);
  });

  it('when there are no credentials', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', '');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', '');
    await expect(storage().check()).rejects.toThrow(
      'there are no credentials for it: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
    );
  });

  it.each(['ListObjectsV2', 'PutObject', 'DeleteObject'] as const)('when we have no right to %s', async (operation) => {
    server.denied.add(operation);
    await expect(storage().check()).rejects.toThrow(
      'The credentials may not use the bucket "garden" that STORAGE_URL names: allow them s3:ListBucket',
    );
  });

  it('when it is in another region', async () => {
    const url = server.url().replace('garden-1', 'hn-1');
    await expect(storageAt(url).check()).rejects.toThrow('STORAGE_URL names the region "hn-1", but the bucket');
  });

  it('when nobody says where it is', async () => {
    await expect(openStorage('s3://garden').check()).rejects.toThrow(
      'add its region, such as s3://garden?region=ap-southeast-1.',
    );
  });

  it('when nothing listens there', async () => {
    const listener = createServer();
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const { port } = listener.address() as AddressInfo;
    await new Promise((resolve) => listener.close(resolve));
    await expect(storageAt(`s3://garden?endpoint=http://127.0.0.1:${port}`).check()).rejects.toThrow(
      `does not answer at http://127.0.0.1:${port} (ECONNREFUSED): check its endpoint and the network.`,
    );
  });

  it('when what listens there stays silent, and that soon', async () => {
    server.fail({ on: 'ListObjectsV2', times: 9, does: 'hang' });
    const began = Date.now();
    await expect(storage().check()).rejects.toThrow(`does not answer at ${server.endpoint} (TimeoutError)`);
    expect(Date.now() - began).toBeLessThan(4_000);
    expect(server.asked).toEqual(Array(IMPATIENT.attempts).fill('ListObjectsV2'));
  });

  it('when something else listens there', async () => {
    const web = createWebServer((_request, response) => response.writeHead(404).end('<html>not here</html>'));
    await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
    const endpoint = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
    await expect(storageAt(`s3://garden?endpoint=${endpoint}&forcePathStyle=1`).check()).rejects.toThrow(
      `What answers at ${endpoint} is no S3 storage, or a sick one (404`,
    );
    web.closeAllConnections();
    await new Promise((resolve) => web.close(resolve));
  });
});

describe('a storage that stumbles', { timeout: 30_000 }, () => {
  it.each(['PutObject', 'HeadObject', 'GetObject', 'DeleteObject', 'CopyObject', 'ListObjectsV2'] as const)(
    'is asked again when %s fails twice',
    async (on) => {
      server.fail({ on, times: 1, does: 'error' }, { on, times: 1, does: 'cut' });
      await storage().put('private/a', contents(1000));
      await storage().move('private/a', 'private/b');
      expect((await storage().find('private/b'))?.bytes).toBe(1000);
      expect(contents(1000).equals(await storage().read('private/b'))).toBe(true);
      const found = [];
      for await (const { key } of storage().list('private')) found.push(key);
      expect(found).toEqual(['private/b']);
      expect(server.asked.filter((asked) => asked === on).length).toBeGreaterThan(2);
    },
  );

  it('is not asked for ever', async () => {
    server.fail({ on: 'PutObject', times: 99, does: 'error' });
    await expect(storage().put('private/a', contents(10))).rejects.toThrow('InternalError');
    expect(server.asked).toHaveLength(IMPATIENT.attempts);
  });

  it('breaks off in the middle of a file: the rest is asked for, and every byte is there once', async () => {
    await storage().put('public/x', contents(3 * MEGABYTE));
    server.fail({ on: 'GetObject', times: 4, does: 'cut' });
    const file = await storage().find('public/x');
    const read = Buffer.from(await new Response(file?.stream()).arrayBuffer());
    expect(read.equals(contents(3 * MEGABYTE))).toBe(true);
    expect(server.asked.filter((asked) => asked === 'GetObject')).toHaveLength(5);
  });

  it('never passes off a part as the whole', async () => {
    await storage().put('public/x', contents(MEGABYTE));
    const file = await storage().find('public/x');
    await storage().put('public/x', contents(MEGABYTE / 2)); // another version while we read
    await expect(new Response(file?.stream()).arrayBuffer()).rejects.toThrow();

    const again = await storage().find('public/x');
    server.fail({ on: 'GetObject', times: 1, does: 'cut' }, { on: 'GetObject', times: 99, does: 'error' });
    await expect(new Response(again?.stream()).arrayBuffer()).rejects.toThrow();
  });

  it.each(['UploadPart', 'CreateMultipartUpload', 'CompleteMultipartUpload'] as const)(
    'loses nothing and leaves nothing when %s fails: once it goes on, for ever it gives up',
    async (on) => {
      server.fail({ on, times: 1, does: 'error' });
      await storage().put('public/x', contents(12 * MEGABYTE));
      expect(server.objects.get('files/public/x')?.body.equals(contents(12 * MEGABYTE))).toBe(true);

      server.fail({ on, times: 99, does: 'error' });
      await expect(storage().put('public/x', contents(11 * MEGABYTE))).rejects.toThrow('InternalError');
      expect(server.objects.get('files/public/x')?.body).toHaveLength(12 * MEGABYTE);
      expect(server.uploads.size).toBe(0);
    },
  );

  it.each([
    ['a file', () => contents(12 * MEGABYTE)],
    ['a stream', () => Readable.from([contents(7 * MEGABYTE), contents(5 * MEGABYTE)], { objectMode: false })],
  ])('has %s that it took, though nobody heard so', async (_what, content) => {
    server.fail({ on: 'CompleteMultipartUpload', times: 1, does: 'lost' });
    await storage().put('public/x', content());
    expect(server.objects.get('files/public/x')?.body).toHaveLength(12 * MEGABYTE);
    expect(server.uploads.size).toBe(0);
  });

  it('does not pass off the file that was there before as the one that was lost', async () => {
    await storage().put('public/x', contents(MEGABYTE));
    server.fail({ on: 'CompleteMultipartUpload', times: 99, does: 'error' });
    await expect(storage().put('public/x', contents(12 * MEGABYTE))).rejects.toThrow('InternalError');
    expect(server.objects.get('files/public/x')?.body).toHaveLength(MEGABYTE);
  });

  it('is waited for while it is only slow', async () => {
    server.fail({ on: 'PutObject', times: 1, does: { waitMs: 150 } });
    await storage().put('private/a', contents(10));
    expect(server.asked).toEqual(['PutObject']);
  });
});

describe('the test server is as strict as the real one', () => {
  const ask = (path: string, headers: Record<string, string> = {}) => fetch(`${server.endpoint}${path}`, { headers });

  it('takes no unsigned question, no stale one and no forged one', async () => {
    await storage().put('private/a', contents(10));
    expect((await ask('/garden/files/private/a')).status).toBe(403);
    const stale = '20200101T000000Z';
    const forged = createHmac('sha256', 'guess').update('x').digest('hex');
    const authorization = (day: string) =>
      `AWS4-HMAC-SHA256 Credential=${S3_ENVIRONMENT.AWS_ACCESS_KEY_ID}/${day}/garden-1/s3/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=${forged}`;
    const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    const old = await ask('/garden/files/private/a', {
      authorization: authorization('20200101'),
      'x-amz-date': stale,
      'x-amz-content-sha256': empty,
    });
    expect(await old.text()).toContain('RequestTimeTooSkewed');
    const now = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
    const wrong = await ask('/garden/files/private/a', {
      authorization: authorization(now.slice(0, 8)),
      'x-amz-date': now,
      'x-amz-content-sha256': empty,
    });
    expect(await wrong.text()).toContain('SignatureDoesNotMatch');
  });

  it('does not guess at what it does not know', async () => {
    expect((await ask('/garden?acl')).status).toBe(501);
  });
});
