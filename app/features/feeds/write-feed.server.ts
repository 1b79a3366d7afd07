import { createHash } from 'node:crypto';

import type pg from 'pg';

import { translator } from '~/platform/i18n.server';
import type { Platform } from '~/platform/platform.server';
import { isoDay, readDay } from '~/shared/date';
import { DEFAULT_LANG } from '~/shared/lang';

import { prepare } from './channel';
import type { ChannelFile } from './channels';
import { readListings } from './feed-rows.server';
import type { FeedSource } from './feed-source.server';
import type { FeedContext } from './item';
import { wordsIn } from './words.server';
import { writerFor } from './writer';

/** Text is handed on in pieces of about this many characters. */
const PIECE = 64 * 1024;

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

/**
 * Writes a file piece by piece. One connection and one snapshot of the database are held from the first row to the
 * last; both are let go when the reader leaves early.
 */
export async function* writeFeed(
  { pool }: Pick<Platform, 'pool'>,
  source: FeedSource,
  { channel, format }: Pick<ChannelFile, 'channel' | 'format'>,
  context: FeedContext,
  tally: FeedTally = { items: 0 },
): AsyncGenerator<string> {
  const t = translator(DEFAULT_LANG, 'feeds');
  const writer = writerFor(format, channel);
  yield writer.begin({
    title: source.name,
    link: context.origin + source.path,
    description: t(`file.${source.kind}`, { name: source.name }),
  });

  let piece = '';
  const client = await pool.connect();
  let whole = false;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    for (const shop of source.shops) {
      for await (const { items } of readListings(client, shop, ['published'])) {
        for (const item of items) {
          const prepared = prepare(channel, item, context);
          if ('goes' in prepared) piece += writer.row(prepared.goes, tally.items++);
        }
        if (piece.length < PIECE) continue;
        yield piece;
        piece = '';
      }
    }
    await client.query('COMMIT');
    whole = true;
  } finally {
    release(client, whole);
  }
  yield piece + writer.end;
}

/** A connection that was left in the middle of its rows is closed rather than lent to the next one. */
const release = (client: pg.PoolClient, whole: boolean): void => client.release(!whole);
