import { problemBody } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import type { Platform } from '~/platform/platform.server';

import type { ChannelFile } from './channels';
import type { FeedSource } from './feed-source.server';
import { changedAt, contextOf, fingerprint, writeFeed } from './write-feed.server';
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
  platform: Pick<Platform, 'pool' | 'clock' | 'config'>,
  request: Request,
  source: FeedSource,
  file: ChannelFile,
): Response {
  const now = platform.clock.now();
  const context = contextOf(source, siteOrigin(request, platform.config), now);
  const etag = `W/"${fingerprint(source, file, context)}"`; // weak: compressed and plain are the same feed
  const changed = changedAt(source, context);
  const headers = new Headers({
    'Content-Type': writerFor(file.format, file.channel).mediaType,
    'Cache-Control': 'public, no-cache',
    ETag: etag,
    'X-Content-Type-Options': 'nosniff',
    'X-Robots-Tag': 'noindex',
  });
  if (now.getTime() - changed.getTime() > YOUNG_MS) headers.set('Last-Modified', changed.toUTCString());

  if (isKnown(request.headers, etag, headers.get('Last-Modified'))) return new Response(null, { status: 304, headers });
  if (request.method === 'HEAD') return new Response(null, { headers });
  if (open >= MOST_AT_ONCE) {
    const busy = problemBody(503, 'Too many feeds are being read. Come back in a minute.');
    busy.headers.set('Retry-After', '60');
    return busy;
  }
  return new Response(toBytes(writeFeed(platform, source, file, context)), { headers });
}

/** The rules of RFC 9110: an ETag decides alone, a date only without one. */
function isKnown(asked: Headers, etag: string, lastModified: string | null): boolean {
  const tags = asked.get('If-None-Match');
  if (tags !== null)
    return tags === '*' || tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag.slice(2));
  const since = Date.parse(asked.get('If-Modified-Since') ?? '');
  return lastModified !== null && Date.parse(lastModified) <= since;
}

/** Pieces of text as bytes, made only as fast as they are taken. */
function toBytes(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
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
          const { value, done } = await pieces.next();
          if (value) controller.enqueue(encoder.encode(value));
          if (done) {
            close();
            controller.close();
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
