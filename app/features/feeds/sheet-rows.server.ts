import type { Platform } from '~/platform/platform.server';

import { prepare, type Channel, type Row } from './channel';
import { inSnapshot, readListings } from './feed-rows.server';
import { findOwnSource } from './feed-source.server';
import { contextOf } from './write-feed.server';

/** More than any marketplace takes in one workbook, and few enough to hold. */
export const SHEET_ROWS_MAX = 10_000;

/** The rows of what a marketplace takes of a shop's published listings, sizes of one listing together. */
export async function findSheetRows(
  platform: Pick<Platform, 'pool' | 'db' | 'clock'>,
  shopId: string,
  channel: Channel,
  origin: string,
): Promise<Row[]> {
  const source = await findOwnSource(platform, shopId);
  const context = contextOf({ kind: 'shop' }, origin, platform.clock.now());
  const rows: Row[] = [];
  for await (const listings of inSnapshot(platform, (client) => readListings(client, source, ['published'])))
    for (const item of listings.flatMap(({ items }) => items)) {
      const prepared = prepare(channel, item, context);
      if ('goes' in prepared) rows.push(prepared.goes);
      if (rows.length >= SHEET_ROWS_MAX) return rows;
    }
  return rows;
}
