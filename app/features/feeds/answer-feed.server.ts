import { createGzip } from 'node:zlib';
import { Readable } from 'node:stream';

import { problemBody } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import type { Platform } from '~/platform/platform.server';

import type { ChannelFile } from './channels';
import type { FeedSource } from './feed-source.server';
import { noteFetch } from './fetch-log.server';
import { readerOf } from './readers';
import { changedAt, contextOf, fingerprint, writeFeed, type FeedTally } from './write-feed.server';
import { writerFor } from './writer';

/** Files written at the same time; each holds a database connection, and pages need some too. */
const MOST_AT_ONCE = 6;
/** A reader that takes nothing for so long has gone without saying so. */
const PATIENCE_MS = 60_000;
/** HTTP knows whole seconds only: a change this young may be followed by another in the same second. */
const YOUNG_MS = 2_000;

let open = 0;

/** Answers a request for a feed: the file as a stream, or 304 when the reader has it, which asks no listing. */
export function answerFeed(
  platform: Pick<Platform, 'pool' | 'db' | 'clock' | 'config' | 'log'>,
  request: Request,
  source: FeedSource,
  file: ChannelFile,
): Response {
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
  if (open >= MOST_AT_ONCE) {
    const busy = problemBody(503, 'Too many feeds are being read. Come back in a minute.');
    busy.headers.set('Retry-After', '60');
    return busy;
  }
  const tally: FeedTally = { items: 0 };
  const text = toStream(writeFeed(platform, source, file, context, tally), () => note(tally.items));
  return new Response(file.gzipped ? zipped(text) : text, { headers });
}

/** The same bytes for the same text: gzip's header bears no time here. */
const zipped = (text: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> =>
  Readable.toWeb(Readable.fromWeb(text as never).pipe(createGzip())) as ReadableStream<Uint8Array>;

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
