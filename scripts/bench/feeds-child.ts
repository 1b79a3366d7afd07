/** Answers one feed as the house does, throws the bytes away, and says in JSON what it took. */
import { setTimeout as sleep } from 'node:timers/promises';

import { answerFeed } from '~/features/feeds/answer-feed.server';
import { findFile } from '~/features/feeds/channels';
import { findShopSource } from '~/features/feeds/feed-source.server';
import { readConfig } from '~/platform/config.server';
import { closePlatform, openPlatform } from '~/platform/platform.server';

export type FeedFigures = {
  items: number;
  bytes: number;
  /** Items a second. */
  rate: number;
  cpuSeconds: number;
  /** Resident memory at its highest, above what the idle process had. */
  peakMiB: number;
  firstByteMs: number;
  /** How long an unchanged feed takes to say so. */
  unchangedMs: number;
};

const [file = '', slug = ''] = process.argv.slice(2);
const platform = openPlatform(readConfig(process.env));
const ask = async (headers: Record<string, string> = {}) => {
  const source = await findShopSource(platform, slug);
  return answerFeed(platform, new Request('https://chovuon.example/feed', { headers }), source!, findFile(file)!);
};

/** Memory is looked at after so many bytes: each look costs as much as a few rows. */
const LOOK_BYTES = 2 ** 20;
const ITEM = Buffer.from('<item>');
/** A piece holds whole rows. Looked for as bytes, so that the counting is not a part of what is measured. */
function countItems(piece: Uint8Array): number {
  const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
  let count = 0;
  for (let at = bytes.indexOf(ITEM); at >= 0; at = bytes.indexOf(ITEM, at + ITEM.length)) count++;
  return count;
}

// everything is loaded and connected before anything is measured
await (await ask({ 'If-None-Match': '*' })).text();
await sleep(200);
const idle = process.memoryUsage.rss();
const [began, cpu] = [performance.now(), process.cpuUsage()];
let [peak, bytes, items, firstByteMs] = [idle, 0, 0, 0];

const response = await ask();
let looked = 0;
for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
  firstByteMs ||= performance.now() - began;
  bytes += piece.length;
  items += countItems(piece);
  if (bytes < looked + LOOK_BYTES) continue;
  looked = bytes;
  peak = Math.max(peak, process.memoryUsage.rss());
}
const seconds = (performance.now() - began) / 1000;
const { user, system } = process.cpuUsage(cpu);

const etag = response.headers.get('ETag') ?? '';
const asked = performance.now();
const unchanged = await ask({ 'If-None-Match': etag });
if (unchanged.status !== 304) throw new Error(`An unchanged feed answered ${unchanged.status}.`);
const figures: FeedFigures = {
  items,
  bytes,
  rate: items / seconds,
  cpuSeconds: (user + system) / 1e6,
  peakMiB: (peak - idle) / 2 ** 20,
  firstByteMs,
  unchangedMs: performance.now() - asked,
};
await closePlatform(platform);
process.stdout.write(JSON.stringify(figures));
