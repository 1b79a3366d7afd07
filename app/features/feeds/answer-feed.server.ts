import { createGunzip, createGzip } from 'node:zlib';
import { pipeline, Readable, type Transform } from 'node:stream';

import { problemBody } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import type { Platform } from '~/platform/platform.server';

import type { ChannelFile } from './channels';
import type { FeedSource } from './feed-source.server';
import { askToWrite } from './feed-jobs.server';
import { noteFetch } from './fetch-log.server';
import type { FeedContext } from './item';
import { lookAtStored, readStored } from './read-stored.server';
import { readerOf } from './readers';
import { isLarge, isStored, partsFile } from './stored-parts.server';
import { changedAt, contextOf, fingerprint, writeFeed, type FeedTally } from './write-feed.server';
import { writerFor } from './writer';

/** Files written at the same time; each holds a database connection, and pages need some too. */
const MOST_AT_ONCE = 6;
/** A reader that takes nothing for so long has gone without saying so. */
const PATIENCE_MS = 60_000;
/** HTTP knows whole seconds only: a change this young may be followed by another in the same second. */
const YOUNG_MS = 2_000;

let open = 0;

type Tools = Pick<Platform, 'pool' | 'db' | 'clock' | 'config' | 'log' | 'storage' | 'jobs'>;

/**
 * Answers a request for a feed: the file as a stream, or 304 when the reader has it, which asks no listing. What lies
 * in storage of a large one is served from there, see `README.md`.
 */
export async function answerFeed(
  platform: Tools,
  request: Request,
  source: FeedSource,
  file: ChannelFile,
): Promise<Response> {
  const now = platform.clock.now();
  const context = contextOf(source, siteOrigin(request, platform.config), now);
  const etag = `W/"${fingerprint(source, file, context)}"`; // weak: compressed and plain are the same feed
  const changed = changedAt(source, context);
  const headers = new Headers({
    'Content-Type': file.gzipped ? 'application/gzip' : writerFor(file.format, file.channel).mediaType,
    'Cache-Control': 'public, no-cache',
    ETag: etag,
    'X-Content-Type-Options': 'nosniff',
    'X-Robots-Tag': 'noindex',
  });
  if (now.getTime() - changed.getTime() > YOUNG_MS) headers.set('Last-Modified', changed.toUTCString());

  const reader = readerOf(request.headers.get('User-Agent'));
  /** The log is for the grower's eyes: nobody who fetches waits for it or falls with it. */
  const note = (items: number | null) =>
    void noteFetch(platform, { ownerId: source.id, file: file.file, reader, items }).catch((error: unknown) =>
      platform.log.error({ err: error }, 'a visit to a feed was not noted'),
    );

  if (isKnown(request.headers, etag, headers.get('Last-Modified'))) {
    note(null);
    return new Response(null, { status: 304, headers });
  }
  if (request.method === 'HEAD') return new Response(null, { headers });
  const segments = await findSegments(platform, source, file, context);
  if (open >= MOST_AT_ONCE) {
    const busy = problemBody(503, 'Too many feeds are being read. Come back in a minute.');
    busy.headers.set('Retry-After', '60');
    return busy;
  }
  const tally: FeedTally = { items: 0 };
  const whole = () => note(tally.items);
  if (segments === null) {
    const text = toStream(writeFeed(platform, source, file, context, tally), whole);
    // the same bytes for the same text: gzip's header bears no time here
    return new Response(file.gzipped ? through(createGzip(), text) : text, { headers });
  }
  const gzip = toStream(readStored(platform, { source, file, context, segments }, tally), whole);
  if (file.gzipped) return new Response(gzip, { headers });
  headers.set('Vary', 'Accept-Encoding');
  if (!takesGzip(request.headers)) return new Response(through(createGunzip(), gzip), { headers });
  headers.set('Content-Encoding', 'gzip');
  return new Response(gzip, { headers });
}

/**
 * What of a file lies in storage, or null: it is computed from its first row to its last. Either way a job brings up
 * to date what should be in storage and is not. Only under the address that the house is known by: a file bears it in
 * every row, and whoever asks under another name must not have it all written again.
 */
async function findSegments(platform: Tools, source: FeedSource, file: ChannelFile, context: FeedContext) {
  if (context.origin !== platform.config.publicUrl) return null;
  const segments = (await isStored(platform, source, file))
    ? await lookAtStored(platform, source, file, context)
    : null;
  if (segments ? segments.some(({ part }) => part === null) : await isLarge(platform, source)) {
    const wish = { kind: source.kind, ownerId: source.id, file: partsFile(file) };
    void askToWrite(platform, wish).catch((error: unknown) =>
      platform.log.error({ err: error }, 'a feed was not sent to be written'),
    );
  }
  return segments;
}

const through = (change: Transform, stream: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> =>
  Readable.toWeb(pipeline(Readable.fromWeb(stream as never), change, () => undefined)) as ReadableStream<Uint8Array>;

/** RFC 9110: named, or meant by a star, and not with a weight of nothing. */
function takesGzip(asked: Headers): boolean {
  const weights = new Map(
    (asked.get('Accept-Encoding') ?? '').split(',').map((one): [string, number] => {
      const [name = '', weight = '1'] = one.split(/;\s*q=/);
      return [name.trim().toLowerCase(), Number(weight)];
    }),
  );
  return (weights.get('gzip') ?? weights.get('*') ?? 0) > 0;
}

/** The rules of RFC 9110: an ETag decides alone, a date only without one. */
function isKnown(asked: Headers, etag: string, lastModified: string | null): boolean {
  const tags = asked.get('If-None-Match');
  if (tags !== null)
    return tags === '*' || tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag.slice(2));
  const since = Date.parse(asked.get('If-Modified-Since') ?? '');
  return lastModified !== null && Date.parse(lastModified) <= since;
}

/** Pieces as a stream, made only as fast as they are taken. */
function toStream(pieces: AsyncGenerator<Uint8Array>, whole: () => void): ReadableStream<Uint8Array> {
  let patience: NodeJS.Timeout | undefined;
  let counted = true;
  open++;
  const close = () => {
    clearTimeout(patience);
    if (counted) open--;
    counted = false;
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        clearTimeout(patience);
        try {
          let { value, done } = await pieces.next();
          // nobody asks again for what was not given, so an empty piece is passed over here
          while (!done && value.length === 0) ({ value, done } = await pieces.next());
          if (value) controller.enqueue(value);
          if (done) {
            close();
            controller.close();
            whole();
            return;
          }
        } catch (error) {
          close();
          throw error; // the reader sees a broken file, not a short one
        }
        patience = setTimeout(() => {
          close();
          controller.error(new Error('The reader of a feed went away.'));
          void pieces.return(undefined);
        }, PATIENCE_MS);
      },
      async cancel() {
        close();
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
}
