import type { Platform } from '~/platform/platform.server';

import { prepare } from './channel';
import { CHANNELS, MARKETPLACES } from './channels';
import { inSnapshot, readListings, type ListingItems } from './feed-rows.server';
import { findOwnSource } from './feed-source.server';
import { HEALTH_PAGE } from './health';
import type { FeedItem } from './item';
import { asPublished, isTaken, judgeListing, type ChannelVerdict, type Verdict } from './preflight';
import { contextOf } from './write-feed.server';
import { writerFor } from './writer';

/** What a grower still works on: archived listings aside. */
const STATES = ['draft', 'published', 'paused'] as const;

type Needs = Pick<Platform, 'pool' | 'db' | 'clock'>;

/** One line of the table: a listing and how it stands with each marketplace. */
export type PreflightRow = { id: string; name: string; verdicts: ChannelVerdict[] };

export type Preflight = {
  /** How many listings there are, archived ones aside, and how they stand with each marketplace, by its id. */
  listings: number;
  counts: Record<string, Record<Verdict, number> & { taken: number }>;
  rows: PreflightRow[];
};

/** A shop's listings against all marketplaces: counts over everything, and one page (from 1) of the table. */
export async function findPreflight(
  platform: Needs,
  shopId: string,
  { page, origin }: { page: number; origin: string },
): Promise<Preflight> {
  const source = await findOwnSource(platform, shopId);
  const context = contextOf({ kind: 'shop' }, origin, platform.clock.now());
  const found: Preflight = {
    listings: 0,
    counts: Object.fromEntries(MARKETPLACES.map(({ id }) => [id, { goes: 0, advice: 0, out: 0, taken: 0 }])),
    rows: [],
  };
  for await (const listings of inSnapshot(platform, (client) => readListings(client, source, STATES)))
    for (const { id, name, items } of listings) {
      const verdicts = MARKETPLACES.map((channel) => judgeListing(channel, items, context));
      for (const verdict of verdicts) {
        const counts = found.counts[verdict.channel];
        if (!counts) continue;
        counts[verdict.verdict]++;
        if (isTaken(verdict)) counts.taken++;
      }
      if (Math.floor(found.listings++ / HEALTH_PAGE) === page - 1) found.rows.push({ id, name, verdicts });
    }
  return found;
}

/** What one channel is sent for one size, in its first file's own words. */
export type SentRow = { channel: string; name: string; file: string; text: string };

export type ListingPreflight = {
  name: string;
  verdicts: ChannelVerdict[];
  /** Of the first size, or of the one whose SKU is asked for. */
  sent: SentRow[];
  sizes: { sku: string; size: string }[];
  sku: string;
  /** What a card shows: the address of the picture, null without one, and đồng. */
  card: { picture: string | null; price: number | null; title: string; shop: string };
};

/** A listing against all channels as it would be once published, or null when it is not there or not theirs. */
export async function findListingPreflight(
  platform: Needs,
  shopId: string,
  { listingId, sku, origin }: { listingId: string; sku: string | null; origin: string },
): Promise<ListingPreflight | null> {
  const source = await findOwnSource(platform, shopId);
  const context = contextOf({ kind: 'shop' }, origin, platform.clock.now());
  const stored = await readListing(platform, source, listingId);
  if (!stored) return null;
  const items = stored.items.map(asPublished);
  const item = items.find(({ variant }) => variant.sku === sku) ?? items[0];
  return {
    name: stored.name,
    verdicts: MARKETPLACES.map((channel) => judgeListing(channel, items, context)),
    sent: item ? sentRows(item, context) : [],
    sizes: items.map(({ variant }) => ({ sku: variant.sku, size: variant.size })),
    sku: item?.variant.sku ?? '',
    card: cardOf(item, stored.name, source.name, context),
  };
}

async function readListing(platform: Needs, source: Parameters<typeof readListings>[1], listingId: string) {
  if (!/^[0-9a-f-]{36}$/.test(listingId)) return null;
  let found: ListingItems | null = null;
  for await (const [one] of inSnapshot(platform, (client) => readListings(client, source, STATES, listingId)))
    found = one ?? null;
  return found;
}

const NO_TITLE = { title: '', link: '', description: '' };

function sentRows(item: FeedItem, context: Parameters<typeof prepare>[2]): SentRow[] {
  return CHANNELS.flatMap((channel): SentRow[] => {
    const [file, format] = Object.entries(channel.files)[0] ?? [];
    const prepared = prepare(channel, item, context);
    if (!file || !format || !('goes' in prepared)) return [];
    const writer = writerFor(format, channel);
    // a table's cells say nothing without the names above them
    const head = format === 'tsv' || format === 'csv' ? writer.begin(NO_TITLE) : '';
    return [{ channel: channel.id, name: channel.name, file, text: head + writer.row(prepared.goes, 0).trim() }];
  });
}

function cardOf(
  item: FeedItem | undefined,
  name: string,
  shop: string,
  context: Parameters<typeof prepare>[2],
): ListingPreflight['card'] {
  const open = CHANNELS.find(({ standing }) => standing === 'anyone');
  const prepared = item && open && prepare(open, item, context);
  const row = prepared && 'goes' in prepared ? prepared.goes : null;
  const valueOf = (field: string) => {
    const value = row?.[open?.fields.findIndex((one) => one.name === field) ?? -1];
    return typeof value === 'string' ? value : null;
  };
  return { picture: valueOf('image'), price: item?.variant.price ?? null, title: valueOf('title') ?? name, shop };
}
