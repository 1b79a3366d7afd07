import { createHash } from 'node:crypto';

import { translator } from '~/platform/i18n.server';
import type { Platform } from '~/platform/platform.server';
import { isoDay, readDay } from '~/shared/date';
import { DEFAULT_LANG } from '~/shared/lang';

import { prepare, type Channel } from './channel';
import type { ChannelFile } from './channels';
import { inSnapshot, readPublished, type ListingItems } from './feed-rows.server';
import type { FeedSource } from './feed-source.server';
import type { FeedContext } from './item';
import { wordsIn } from './words.server';
import { writerFor, type Writer } from './writer';

/** Files are handed on in pieces of about so many bytes, of whole rows each. */
const PIECE_BYTES = 64 * 1024;
/** Made ready for one, with room for the rows that fill it: what is not used is thrown away with each. */
const ROOM_BYTES = PIECE_BYTES + 16 * 1024;
/** The most bytes that one UTF-16 unit becomes. */
const BYTES_PER_UNIT = 3;

/** The same for all items of a source on one day. Feeds speak Vietnamese unless a garden wants a channel otherwise. */
export const contextOf = ({ kind }: Pick<FeedSource, 'kind'>, origin: string, now: Date): FeedContext => ({
  origin,
  today: isoDay(now),
  words: wordsIn(DEFAULT_LANG),
  languages: { vi: wordsIn('vi'), en: wordsIn('en') },
  shared: kind === 'cooperative',
});

/**
 * What a file depends on, without looking at a single listing: revisions of the shops, the channel's version, its words,
 * the site's address, and the day, because pre-orders arrive and certificates end by the calendar.
 */
export function fingerprint(source: FeedSource, { channel, file }: ChannelFile, context: FeedContext): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([file, channel.version, context.origin, context.today, source.name]));
  for (const { mark } of Object.values(context.languages)) hash.update(mark);
  for (const { id, revision } of source.shops) hash.update(` ${id}:${revision}`);
  return hash.digest('base64url').slice(0, 27);
}

/** When the file's content changed last: with a shop, or with the day. */
export function changedAt({ shops }: FeedSource, { today }: FeedContext): Date {
  const midnight = readDay(today)?.getTime() ?? 0;
  return new Date(Math.max(midnight, ...shops.map(({ revisedAt }) => revisedAt.getTime())));
}

/** Counts while a file is being written. */
export type FeedTally = { items: number };

/** All that makes rows of items, but the items. */
export type Sheet = { channel: Channel; writer: Writer; context: FeedContext };

export const sheetOf = ({ channel, format }: Pick<ChannelFile, 'channel' | 'format'>, context: FeedContext): Sheet => ({
  channel,
  writer: writerFor(format, channel),
  context,
});

/** What stands before the first row. */
export function beginningOf({ kind, name, path }: FeedSource, { writer, context }: Sheet): string {
  const description = translator(DEFAULT_LANG, 'feeds')(`file.${kind}`, { name });
  return writer.begin({ title: name, link: context.origin + path, description });
}

/**
 * Writes a file piece by piece. One connection and one snapshot of the database are held from the first row to the
 * last; both are let go when the reader leaves early.
 */
export async function* writeFeed(
  platform: Pick<Platform, 'pool'>,
  source: FeedSource,
  file: Pick<ChannelFile, 'channel' | 'format'>,
  context: FeedContext,
  tally: FeedTally = { items: 0 },
): AsyncGenerator<Uint8Array> {
  const sheet = sheetOf(file, context);
  yield Buffer.from(beginningOf(source, sheet));
  yield* inSnapshot(platform, async function* (client) {
    for (const shop of source.shops) yield* writeRows(readPublished(client, shop), sheet, tally);
  });
  yield Buffer.from(sheet.writer.end);
}

/** The rows of listings in pieces. `tally`: counts on from the rows that came before them in the same file. */
export async function* writeRows(
  listings: AsyncIterable<ListingItems[]>,
  { channel, writer, context }: Sheet,
  tally: FeedTally,
): AsyncGenerator<Uint8Array> {
  const pieces = new Pieces();
  for await (const some of listings)
    for (const { items } of some) {
      for (const item of items) {
        const prepared = prepare(channel, item, context);
        if ('goes' in prepared) pieces.add(writer.row(prepared.goes, tally.items++));
      }
      if (pieces.isFull) yield pieces.take();
    }
  yield pieces.take();
}

/** Gathers texts as bytes, each written where it will stay: a large text of texts would be copied twice on its way. */
class Pieces {
  private bytes = Buffer.allocUnsafe(ROOM_BYTES);
  private length = 0;

  get isFull(): boolean {
    return this.length >= PIECE_BYTES;
  }

  add(text: string): void {
    const most = text.length * BYTES_PER_UNIT;
    if (this.length + most > this.bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + most));
      this.bytes.copy(larger, 0, 0, this.length);
      this.bytes = larger;
    }
    this.length += this.bytes.write(text, this.length);
  }

  /** What was gathered; whoever takes it may keep it. */
  take(): Uint8Array {
    const taken = this.bytes.subarray(0, this.length);
    this.bytes = Buffer.allocUnsafe(ROOM_BYTES);
    this.length = 0;
    return taken;
  }
}
