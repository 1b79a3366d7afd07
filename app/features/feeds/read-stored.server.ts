import type pg from 'pg';

import type { Platform } from '~/platform/platform.server';

import type { ChannelFile } from './channels';
import { inSnapshot, readPublished } from './feed-rows.server';
import type { FeedSource } from './feed-source.server';
import { GzipMember } from './gzip-member.server';
import type { FeedContext } from './item';
import { dropPart, planFile, type Segment, type StoredPart } from './stored-parts.server';
import { beginningOf, sheetOf, writeRows, type FeedTally, type Sheet } from './write-feed.server';

type Tools = Pick<Platform, 'pool' | 'storage' | 'log'>;

/** How much of a file is true in storage. */
export async function lookAtStored(
  tools: Pick<Platform, 'pool'>,
  source: FeedSource,
  file: ChannelFile,
  context: FeedContext,
): Promise<Segment[]> {
  let segments: Segment[] = [];
  for await (const plan of inSnapshot(tools, (client) => planned(client, source, file, context))) segments = plan;
  return segments;
}

async function* planned(...asked: Parameters<typeof planFile>): AsyncGenerator<Segment[]> {
  yield await planFile(...asked);
}

/**
 * A file as one gzip file: what is true in storage comes from there, what is not is computed in its place. Where
 * everything is true (`segments` as they were just looked at) the database is not needed any more. Otherwise which
 * parts are true is asked again in the snapshot from which the others are computed, so the file is of one moment.
 */
export async function* readStored(
  tools: Tools,
  {
    source,
    file,
    context,
    segments,
  }: { source: FeedSource; file: ChannelFile; context: FeedContext; segments: Segment[] },
  tally: FeedTally,
): AsyncGenerator<Uint8Array> {
  const sheet = sheetOf(file, context);
  const reading: Reading = { tools, sheet, tally, gzip: new GzipMember() };
  yield reading.gzip.head();
  yield reading.gzip.text(beginningOf(source, sheet));
  if (segments.every(({ part }) => part !== null)) {
    for (const segment of segments) yield* readSegment(reading, segment, null);
  } else {
    yield* inSnapshot(tools, async function* (client) {
      for (const segment of await planFile(client, source, file, context)) yield* readSegment(reading, segment, client);
    });
  }
  yield reading.gzip.text(sheet.writer.end);
  yield reading.gzip.end();
}

type Reading = { tools: Tools; sheet: Sheet; tally: FeedTally; gzip: GzipMember };

async function* readSegment(
  reading: Reading,
  { shop, stretch, part }: Segment,
  client: pg.ClientBase | null,
): AsyncGenerator<Uint8Array> {
  const { tools, sheet, tally, gzip } = reading;
  const stored = part && (await tools.storage.find(part.key));
  if (stored) return yield* readPart(reading, part, stored.stream());
  if (part) {
    tools.log.error({ key: part.key }, 'a part of a feed is not in storage, and is computed');
    await dropPart(tools, part.key);
  }
  const rows = (from: pg.ClientBase) => writeRows(readPublished(from, shop, stretch), sheet, tally);
  yield* gzip.pieces(client ? rows(client) : inSnapshot(tools, rows));
}

async function* readPart(
  { sheet, tally, gzip }: Reading,
  part: StoredPart,
  blocks: ReadableStream<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  if (part.items > 0 && tally.items > 0 && sheet.writer.between) yield gzip.text(sheet.writer.between);
  tally.items += part.items;
  gzip.join(part);
  yield* blocks as unknown as AsyncIterable<Uint8Array>;
}
