import { Readable } from 'node:stream';

import type { GetObjectCommandInput, ListMultipartUploadsCommandOutput, S3 } from '@aws-sdk/client-s3';
import type { Upload } from '@aws-sdk/lib-storage';

import { ConfigError } from './config-error';
import { whatToMend } from './s3-faults';
import { isStorageKey, requireStorageKey } from './storage-key';
import type { ListedFile, Storage } from './storage.server';
import type { S3Place } from './storage-url.server';

/** How long a silent storage is waited for, in ms, and how often it is asked again. */
export type Patience = { connectMs: number; silenceMs: number; answerMs: number; attempts: number };

const PATIENCE: Patience = { connectMs: 5_000, silenceMs: 15_000, answerMs: 120_000, attempts: 4 };

/** The least that S3 takes as a part; two are on their way at once, so a file of any size costs 10 MB of memory. */
const PART_BYTES = 5 * 1024 * 1024;

/** Slow readers hold a connection each; there must be enough left for the others. */
const CONNECTIONS = 256;

type Client = { s3: S3; Upload: typeof Upload };
type Named = { Bucket: string; Key: string };

/**
 * Files in a bucket of S3 or what speaks its language. Everything in it may be private: the front door reads for the
 * public. Its library is loaded with the first question, so that an installation with a folder never pays for it.
 */
export function s3Storage(place: S3Place, patience: Patience = PATIENCE): Storage {
  const { bucket: Bucket, prefix } = place;
  const named = (key: string): Named => ({ Bucket, Key: prefix + requireStorageKey(key) });
  let opened: Promise<Client> | null = null;
  const open = () => (opened ??= openClient(place, patience));

  return {
    async check() {
      const { s3 } = await open();
      const probe = { Bucket, Key: `${prefix}.probe` };
      try {
        await s3.listObjectsV2({ Bucket, Prefix: prefix, MaxKeys: 1 });
        await s3.putObject({ ...probe, Body: 'probe' });
        await s3.deleteObject(probe);
      } catch (error) {
        const sentence = whatToMend(error, place);
        throw sentence === null ? error : new ConfigError(sentence, { cause: error });
      }
    },
    async put(key, content) {
      try {
        const sent = counted(content);
        const params = { ...named(key), Body: sent.content };
        const { s3, Upload } = await open();
        // up to one part this is a single request; above, the parts become a file in one step at the end
        await new Upload({ client: s3, params, partSize: PART_BYTES, queueSize: 2 })
          .done()
          .catch(async (error: Error) => {
            // the answer to the last step was lost: asked once more, the storage knows the file, and the upload no longer
            if (error.name !== 'NoSuchUpload' || (await this.find(key))?.bytes !== sent.bytes()) throw error;
          });
      } finally {
        if (content instanceof Readable) content.destroy();
      }
    },
    async move(from, to) {
      const { s3 } = await open();
      // keys need no encoding, see storage-key.ts
      await s3.copyObject({ ...named(to), CopySource: `${Bucket}/${named(from).Key}` });
      await s3.deleteObject(named(from));
    },
    async find(key) {
      const file = named(key);
      const { s3 } = await open();
      const head = await s3.headObject(file).catch((error: Error) => {
        if (error.name === 'NotFound') return null;
        throw error;
      });
      if (!head) return null;
      return {
        bytes: head.ContentLength ?? 0,
        changedAt: head.LastModified ?? new Date(0),
        stream: () => Readable.toWeb(Readable.from(bytesOf(s3, file, patience, head))) as ReadableStream<Uint8Array>,
      };
    },
    async read(key) {
      const file = named(key);
      const { s3 } = await open();
      const chunks: Uint8Array[] = [];
      for await (const chunk of bytesOf(s3, file, patience)) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
    async remove(key) {
      const file = named(key);
      const { s3 } = await open();
      await s3.deleteObject(file);
    },
    async *list(folder) {
      const Prefix = `${named(folder.replace(/\/$/, '')).Key}/`;
      const { s3 } = await open();
      let ContinuationToken: string | undefined;
      do {
        const page = await s3.listObjectsV2({ Bucket, Prefix, ContinuationToken });
        for (const { Key = '', Size = 0, LastModified = new Date(0) } of page.Contents ?? []) {
          const file: ListedFile = { key: Key.slice(prefix.length), bytes: Size, changedAt: LastModified };
          if (isStorageKey(file.key)) yield file; // a console leaves "folders" that end with a slash
        }
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken);
    },
    async dropHalfWritten(before) {
      const { s3 } = await open();
      let dropped = 0;
      let marks: { KeyMarker?: string; UploadIdMarker?: string } | null = {};
      while (marks) {
        const page: ListMultipartUploadsCommandOutput = await s3.listMultipartUploads({
          Bucket,
          Prefix: prefix,
          ...marks,
        });
        for (const { Key, UploadId, Initiated } of page.Uploads ?? []) {
          if (!Key || !UploadId || !Initiated || Initiated >= before) continue;
          await s3.abortMultipartUpload({ Bucket, Key, UploadId }).catch(unlessGone);
          dropped++;
        }
        marks = page.IsTruncated ? { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker } : null;
      }
      return dropped;
    },
  };
}

/** The same content, and how many bytes of it went out so far. */
function counted(content: Uint8Array | Readable): { content: Uint8Array | Readable; bytes: () => number } {
  if (!(content instanceof Readable)) return { content, bytes: () => content.byteLength };
  let bytes = 0;
  const counting = async function* () {
    for await (const piece of content as AsyncIterable<Uint8Array>) {
      bytes += piece.byteLength;
      yield piece;
    }
  };
  return { content: Readable.from(counting(), { objectMode: false }), bytes: () => bytes };
}

async function openClient({ endpoint, region, forcePathStyle }: S3Place, patience: Patience): Promise<Client> {
  const [{ S3 }, { Upload }] = await Promise.all([import('@aws-sdk/client-s3'), import('@aws-sdk/lib-storage')]);
  const agent = { keepAlive: true, maxSockets: CONNECTIONS };
  const s3 = new S3({
    ...(endpoint ? { endpoint } : {}),
    // other makers' storage mostly ignores the region, but a signature needs one
    ...(region ? { region } : endpoint && !process.env.AWS_REGION ? { region: 'us-east-1' } : {}),
    forcePathStyle,
    maxAttempts: patience.attempts,
    // not every maker knows these newer headers; each body is signed by its SHA-256 anyway
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: patience.connectMs,
      socketTimeout: patience.silenceMs,
      requestTimeout: patience.answerMs,
      throwOnRequestTimeout: true,
      httpAgent: agent,
      httpsAgent: agent,
    },
  });
  return { s3, Upload };
}

/**
 * A file's bytes, all of them and of one version, or an error: what breaks off is asked for again from where it broke
 * off, as long as it goes on at all.
 */
async function* bytesOf(
  s3: S3,
  file: Named,
  { attempts }: Patience,
  { ETag, ContentLength }: { ETag?: string; ContentLength?: number } = {},
): AsyncGenerator<Uint8Array> {
  let bytes = ContentLength ?? null;
  let version = ETag;
  let offset = 0;
  let failures = 0;
  while (bytes === null || offset < bytes) {
    const wish: GetObjectCommandInput = { ...file };
    if (version) wish.IfMatch = version;
    if (offset > 0) wish.Range = `bytes=${offset}-`;
    const answer = await s3.getObject(wish);
    if (offset > 0 && !answer.ContentRange) throw new Error(`${file.Key} broke off, and the storage knows no ranges.`);
    version = answer.ETag;
    bytes ??= answer.ContentLength ?? 0;
    try {
      for await (const chunk of answer.Body as Readable) {
        offset += chunk.length;
        failures = 0;
        yield chunk;
      }
      if (offset < bytes) throw new Error(`${file.Key} ended after ${offset} of ${bytes} bytes.`);
    } catch (error) {
      if (++failures >= attempts) throw error;
    }
  }
}

/** Somebody else was faster to clear away. */
function unlessGone(error: Error): void {
  if (error.name !== 'NoSuchUpload') throw error;
}
