import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

import { S3_KEY, signatureFault } from './s3-signature';

/** The environment in which the AWS library may ask a test's server, and nobody else. */
export const S3_ENVIRONMENT = {
  AWS_ACCESS_KEY_ID: S3_KEY.id,
  AWS_SECRET_ACCESS_KEY: S3_KEY.secret,
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: '/nonexistent',
  AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
};

type Operation =
  | 'ListObjectsV2'
  | 'ListMultipartUploads'
  | 'PutObject'
  | 'CopyObject'
  | 'GetObject'
  | 'HeadObject'
  | 'DeleteObject'
  | 'CreateMultipartUpload'
  | 'UploadPart'
  | 'CompleteMultipartUpload'
  | 'AbortMultipartUpload';

/**
 * What goes wrong with the next `times` requests of a kind. `cut`: the answer's (or the sender's) body breaks off; `lost`:
 * what was asked is done, and nobody hears of it.
 */
export type S3Fault = { on: Operation; times: number; does: 'cut' | 'error' | 'hang' | 'lost' | { waitMs: number } };

type StoredObject = { body: Buffer; etag: string; changedAt: Date };
type PartialUpload = { key: string; initiated: Date; parts: Map<number, StoredObject> };
type Answer = { status: number; headers?: Record<string, string>; body?: string | Buffer };
type Asked = { request: IncomingMessage; key: string; query: URLSearchParams; body: Buffer };

const SMALLEST_PART = 5 * 1024 * 1024;

class S3Error extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(code);
  }
}

/**
 * An S3 server in memory, with one bucket, for tests: the real protocol in path style, every signature and every
 * body's hash verified, and what it does not know refused. It can be told to fail.
 */
export class S3Server {
  readonly objects = new Map<string, StoredObject>();
  readonly uploads = new Map<string, PartialUpload>();
  /** What was asked, in order. */
  readonly asked: string[] = [];
  /** Operations that the credentials may not do. */
  readonly denied = new Set<Operation>();
  #faults: S3Fault[] = [];
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  readonly bucket: string;
  readonly #pageSize: number;

  /** `pageSize`: entries in a page of a list. */
  constructor({ bucket = 'garden', pageSize = 1000 } = {}) {
    this.bucket = bucket;
    this.#pageSize = pageSize;
  }

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** A `STORAGE_URL` for this server. */
  url(folder = '', bucket = this.bucket): string {
    const options = new URLSearchParams({ endpoint: this.endpoint, region: S3_KEY.region, forcePathStyle: '1' });
    return `s3://${bucket}/${folder}?${options}`;
  }

  fail(...faults: S3Fault[]): void {
    this.#faults.push(...faults);
  }

  /** Empty, obedient and well again. */
  reset(): void {
    this.objects.clear();
    this.uploads.clear();
    this.denied.clear();
    this.asked.length = 0;
    this.#faults = [];
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams: query } = new URL(request.url ?? '', 'http://s3');
    const [, bucket = '', ...rest] = decodeURIComponent(pathname).split('/');
    const key = rest.join('/');
    try {
      const operation = operationOf(request, key, query);
      this.asked.push(operation);
      const fault = this.#nextFault(operation);
      if (fault === 'hang') return;
      if (fault === 'cut' && !['GetObject', 'ListObjectsV2'].includes(operation)) {
        request.once('data', () => request.destroy());
        return;
      }
      const body = await bodyOf(request);
      if (body === null) return; // its sender is gone
      const wrong = signatureFault(request, body);
      if (wrong) throw new S3Error(wrong.status, wrong.code);
      if (bucket !== this.bucket) throw new S3Error(404, 'NoSuchBucket');
      if (this.denied.has(operation)) throw new S3Error(403, 'AccessDenied');
      if (fault === 'error') throw new S3Error(500, 'InternalError');
      if (typeof fault === 'object' && fault) await wait(fault.waitMs);
      const answer = this.#answers[operation]({ request, key, query, body });
      if (fault === 'lost') request.destroy();
      else send(response, answer, fault === 'cut');
    } catch (error) {
      if (!(error instanceof S3Error)) throw error;
      const text = `<Error><Code>${error.code}</Code><Message>${error.code}</Message><Resource>${key}</Resource></Error>`;
      send(response, { status: error.status, body: request.method === 'HEAD' ? '' : xml(text) });
    }
  }

  #nextFault(operation: Operation): S3Fault['does'] | null {
    const fault = this.#faults.find(({ on, times }) => on === operation && times > 0);
    if (!fault) return null;
    fault.times--;
    return fault.does;
  }

  readonly #answers: Record<Operation, (asked: Asked) => Answer> = {
    PutObject: ({ key, body }) => stored(this.#store(key, body)),
    CopyObject: ({ request, key }) => {
      const [bucket, ...from] = decodeURIComponent(String(request.headers['x-amz-copy-source'])).split('/');
      if (bucket !== this.bucket) throw new S3Error(404, 'NoSuchBucket');
      if (from.join('/') === key) throw new S3Error(400, 'InvalidRequest');
      const { etag } = this.#store(key, this.#find(from.join('/')).body);
      return { status: 200, body: xml(`<CopyObjectResult><ETag>${etag}</ETag></CopyObjectResult>`) };
    },
    HeadObject: ({ key }) => {
      const found = this.#find(key);
      return { status: 200, headers: { ...describe(found), 'Content-Length': String(found.body.length) } };
    },
    GetObject: ({ request, key }) => {
      const found = this.#find(key);
      const wanted = request.headers['if-match'];
      if (wanted && wanted !== found.etag) throw new S3Error(412, 'PreconditionFailed');
      const range = request.headers.range;
      if (!range) return { status: 200, headers: describe(found), body: found.body };
      const from = Number(/^bytes=(\d+)-$/.exec(range)?.[1] ?? NaN);
      if (!(from < found.body.length)) throw new S3Error(416, 'InvalidRange');
      const last = found.body.length - 1;
      const headers = { ...describe(found), 'Content-Range': `bytes ${from}-${last}/${found.body.length}` };
      return { status: 206, headers, body: found.body.subarray(from) };
    },
    DeleteObject: ({ key }) => {
      this.objects.delete(key);
      return { status: 204 };
    },
    ListObjectsV2: ({ query }) => {
      const after = query.get('continuation-token') ?? '';
      const most = Math.min(this.#pageSize, Number(query.get('max-keys') ?? 1000));
      const keys = [...this.objects.keys()].filter((key) => key.startsWith(query.get('prefix') ?? '')).sort();
      const left = keys.filter((key) => key > after);
      const page = left.slice(0, most);
      const isCut = left.length > page.length;
      const entries = page.map((key) => {
        const { body, etag, changedAt } = this.#find(key);
        return `<Contents><Key>${key}</Key><Size>${body.length}</Size><ETag>${etag}</ETag><LastModified>${changedAt.toISOString()}</LastModified></Contents>`;
      });
      const next = isCut ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
      return {
        status: 200,
        body: xml(`<ListBucketResult><IsTruncated>${isCut}</IsTruncated>${next}${entries.join('')}</ListBucketResult>`),
      };
    },
    ListMultipartUploads: ({ query }) => {
      const after = query.get('upload-id-marker') ?? '';
      const all = [...this.uploads].filter(([, { key }]) => key.startsWith(query.get('prefix') ?? ''));
      const left = all.slice(all.findIndex(([id]) => id === after) + 1);
      const page = left.slice(0, this.#pageSize);
      const isCut = left.length > page.length;
      const [lastId, last] = page.at(-1) ?? [];
      const next = isCut
        ? `<NextKeyMarker>${last?.key}</NextKeyMarker><NextUploadIdMarker>${lastId}</NextUploadIdMarker>`
        : '';
      const entries = page.map(
        ([id, { key, initiated }]) =>
          `<Upload><Key>${key}</Key><UploadId>${id}</UploadId><Initiated>${initiated.toISOString()}</Initiated></Upload>`,
      );
      return {
        status: 200,
        body: xml(
          `<ListMultipartUploadsResult><IsTruncated>${isCut}</IsTruncated>${next}${entries.join('')}</ListMultipartUploadsResult>`,
        ),
      };
    },
    CreateMultipartUpload: ({ key }) => {
      const id = randomUUID();
      this.uploads.set(id, { key, initiated: new Date(), parts: new Map() });
      const body = `<Bucket>${this.bucket}</Bucket><Key>${key}</Key><UploadId>${id}</UploadId>`;
      return { status: 200, body: xml(`<InitiateMultipartUploadResult>${body}</InitiateMultipartUploadResult>`) };
    },
    UploadPart: ({ key, query, body }) => {
      const part = toObject(body);
      this.#upload(key, query).parts.set(Number(query.get('partNumber')), part);
      return stored(part);
    },
    CompleteMultipartUpload: ({ key, query, body }) => {
      const { parts } = this.#upload(key, query);
      const named = [...body.toString().matchAll(/<Part>(.*?)<\/Part>/gs)].map(([, part = '']) => ({
        number: Number(/<PartNumber>(\d+)</.exec(part)?.[1]),
        etag: /<ETag>(.*?)</.exec(part)?.[1]?.replaceAll('&quot;', '"'),
      }));
      const found = named.map(({ number, etag }, index) => {
        const part = parts.get(number);
        if (!part || part.etag !== etag) throw new S3Error(400, 'InvalidPart');
        if (index > 0 && number <= named[index - 1]!.number) throw new S3Error(400, 'InvalidPartOrder');
        if (index < named.length - 1 && part.body.length < SMALLEST_PART) throw new S3Error(400, 'EntityTooSmall');
        return part.body;
      });
      if (found.length === 0) throw new S3Error(400, 'MalformedXML');
      const { etag } = this.#store(key, Buffer.concat(found));
      this.uploads.delete(query.get('uploadId')!);
      const result = `<CompleteMultipartUploadResult><Key>${key}</Key><ETag>${etag}</ETag></CompleteMultipartUploadResult>`;
      return { status: 200, body: xml(result) };
    },
    AbortMultipartUpload: ({ key, query }) => {
      this.#upload(key, query);
      this.uploads.delete(query.get('uploadId')!);
      return { status: 204 };
    },
  };

  #find(key: string): StoredObject {
    const found = this.objects.get(key);
    if (!found) throw new S3Error(404, 'NoSuchKey');
    return found;
  }

  #upload(key: string, query: URLSearchParams): PartialUpload {
    const found = this.uploads.get(query.get('uploadId') ?? '');
    if (found?.key !== key) throw new S3Error(404, 'NoSuchUpload');
    return found;
  }

  #store(key: string, body: Buffer): StoredObject {
    const object = toObject(body);
    this.objects.set(key, object);
    return object;
  }
}

/** What is asked; whatever this server does not know is refused, as it would change what is meant. */
function operationOf({ method, headers }: IncomingMessage, key: string, query: URLSearchParams): Operation {
  const words = [...query.keys()].filter((word) => word !== 'x-id').sort();
  const asked = `${method} ${key === '' ? 'bucket' : 'object'} ${words.join(' ')}`.trim();
  if (headers['transfer-encoding'] || headers['content-encoding']) throw new S3Error(501, 'NotImplemented');
  if (/^GET bucket (continuation-token )?list-type (max-keys )?prefix$/.test(asked)) return 'ListObjectsV2';
  if (/^GET bucket (key-marker )?prefix (upload-id-marker )?uploads$/.test(asked)) return 'ListMultipartUploads';
  if (asked === 'PUT object') return headers['x-amz-copy-source'] ? 'CopyObject' : 'PutObject';
  if (asked === 'GET object') return 'GetObject';
  if (asked === 'HEAD object') return 'HeadObject';
  if (asked === 'DELETE object') return 'DeleteObject';
  if (asked === 'POST object uploads') return 'CreateMultipartUpload';
  if (asked === 'PUT object partNumber uploadId') return 'UploadPart';
  if (asked === 'POST object uploadId') return 'CompleteMultipartUpload';
  if (asked === 'DELETE object uploadId') return 'AbortMultipartUpload';
  throw new S3Error(501, 'NotImplemented');
}

/** The whole body, or null when its sender broke off. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
  } catch {
    return null;
  }
  const body = Buffer.concat(chunks);
  return request.complete && body.length === Number(request.headers['content-length'] ?? 0) ? body : null;
}

function send(response: ServerResponse, { status, headers = {}, body = '' }: Answer, isCut = false): void {
  const length = { 'Content-Length': String(Buffer.byteLength(body)) };
  response.writeHead(status, { 'x-amz-request-id': randomUUID(), ...length, ...headers });
  if (!isCut) response.end(body);
  else response.write(body.slice(0, Math.floor(body.length / 2)), () => setTimeout(() => response.destroy(), 20));
}

/** Times are kept by the second, as S3 does. */
const toObject = (body: Buffer): StoredObject => ({
  body,
  etag: `"${createHash('md5').update(body).digest('hex')}"`,
  changedAt: new Date(Math.floor(Date.now() / 1000) * 1000),
});
const describe = ({ etag, changedAt }: StoredObject) => ({ ETag: etag, 'Last-Modified': changedAt.toUTCString() });
const stored = ({ etag }: StoredObject): Answer => ({ status: 200, headers: { ETag: etag } });
const xml = (body: string) => `<?xml version="1.0" encoding="UTF-8"?>\n${body}`;
