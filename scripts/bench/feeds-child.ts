/**
 * Answers one feed as the house does, throws the bytes away, and says in JSON what it took: computed, or (`stored`)
 * from storage, with what it takes to write it there first, and again after one listing has changed.
 */
import { setTimeout as sleep } from 'node:timers/promises';

import { answerFeed } from '~/features/feeds/answer-feed.server';
import { findFile } from '~/features/feeds/channels';
import { findShopSource } from '~/features/feeds/feed-source.server';
import { writeStored } from '~/features/feeds/write-stored.server';
import { readConfig } from '~/platform/config.server';
import { closePlatform, openPlatform } from '~/platform/platform.server';

export type FeedFigures = {
  /** Not counted in what is packed: 0. */
  items: number;
  bytes: number;
  seconds: number;
  /** Items a second. */
  rate: number;
  cpuSeconds: number;
  /** Resident memory at its highest, above what the idle process had. */
  peakMiB: number;
  firstByteMs: number;
  /** How long an unchanged feed takes to say so. */
  unchangedMs: number;
};

/** Of a feed in storage. */
export type StoredFigures = {
  /** Items a second, written the first time. */
  writeRate: number;
  writePeakMiB: number;
  parts: number;
  packedBytes: number;
  packed: FeedFigures;
  plain: FeedFigures;
  /** After one price has changed: the first byte and the last of a file that tells it, before anything is written. */
  changedFirstByteMs: number;
  changedMs: number;
  /** And until what changed is in storage again. */
  rewriteMs: number;
  partsRewritten: number;
};

const [file = '', slug = '', way = 'computed'] = process.argv.slice(2);
const platform = openPlatform(readConfig(process.env));
const origin = platform.config.publicUrl ?? 'https://chovuon.example';
const ask = async (headers: Record<string, string> = {}) => {
  const source = await findShopSource(platform, slug);
  return answerFeed(platform, new Request(`${origin}/feed`, { headers }), source!, findFile(file)!);
};

/** Memory is looked at after so many bytes: each look costs as much as a few rows. */
const LOOK_BYTES = 2 ** 20;
const ITEM = Buffer.from('<item>');
/**
 * Looked for as bytes and without a copy of the piece, so that the counting is hardly a part of what is measured, of
 * its time or its memory. `tail`: the last bytes of the piece before, in which an item may have begun.
 */
function countItems(piece: Uint8Array, tail: Buffer): { count: number; tail: Buffer } {
  const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
  const seam = Buffer.concat([tail, bytes.subarray(0, ITEM.length - 1)]);
  let count = seam.includes(ITEM) ? 1 : 0;
  for (let at = bytes.indexOf(ITEM); at >= 0; at = bytes.indexOf(ITEM, at + ITEM.length)) count++;
  return { count, tail: Buffer.from(bytes.subarray(-(ITEM.length - 1))) };
}

/** Highest resident memory while something is done, in MiB above what was there before. */
async function withPeak<Done>(work: (look: () => void) => Promise<Done>): Promise<{ done: Done; peakMiB: number }> {
  const idle = process.memoryUsage.rss();
  let peak = idle;
  const look = () => void (peak = Math.max(peak, process.memoryUsage.rss()));
  const timer = setInterval(look, 20);
  try {
    return { done: await work(look), peakMiB: (peak - idle) / 2 ** 20 };
  } finally {
    clearInterval(timer);
  }
}

async function read(headers: Record<string, string> = {}): Promise<FeedFigures> {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  let [bytes, items, firstByteMs, looked] = [0, 0, 0, 0];
  let tail: Buffer = Buffer.alloc(0);
  const { done: response, peakMiB } = await withPeak(async (look) => {
    const answer = await ask(headers);
    const isPacked = answer.headers.has('Content-Encoding');
    for await (const piece of answer.body as unknown as AsyncIterable<Uint8Array>) {
      firstByteMs ||= performance.now() - began;
      bytes += piece.length;
      if (!isPacked) {
        const counted = countItems(piece, tail);
        items += counted.count;
        tail = counted.tail;
      }
      if (bytes < looked + LOOK_BYTES) continue;
      looked = bytes;
      look();
    }
    return answer;
  });
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);

  const asked = performance.now();
  const unchanged = await ask({ 'If-None-Match': response.headers.get('ETag') ?? '' });
  if (unchanged.status !== 304) throw new Error(`An unchanged feed answered ${unchanged.status}.`);
  const unchangedMs = performance.now() - asked;
  const cpuSeconds = (user + system) / 1e6;
  return { items, bytes, seconds, rate: items / seconds, cpuSeconds, peakMiB, firstByteMs, unchangedMs };
}

async function readFromStorage(): Promise<StoredFigures> {
  const source = (await findShopSource(platform, slug))!;
  const wish = { kind: 'shop', ownerId: source.id, file } as const;
  let began = performance.now();
  const { done: first, peakMiB: writePeakMiB } = await withPeak(() => writeStored(platform, wish));
  const writeSeconds = (performance.now() - began) / 1000;
  if (!first) throw new Error('Nothing was written to storage.');

  const plain = await read({ 'Accept-Encoding': 'identity' });
  const packed = await read({ 'Accept-Encoding': 'gzip' });
  await platform.pool.query(
    `UPDATE variants SET price = price + 1000 WHERE id = (SELECT id FROM variants WHERE shop_id = $1 ORDER BY id LIMIT 1)`,
    [source.id],
  );
  began = performance.now();
  const changed = await read({ 'Accept-Encoding': 'gzip' });
  const changedMs = performance.now() - began - changed.unchangedMs;
  began = performance.now();
  const again = await writeStored(platform, wish);
  return {
    writeRate: plain.items / writeSeconds,
    writePeakMiB,
    parts: first.written,
    packedBytes: packed.bytes,
    packed,
    plain,
    changedFirstByteMs: changed.firstByteMs,
    changedMs,
    rewriteMs: performance.now() - began,
    partsRewritten: again?.written ?? 0,
  };
}

// everything is loaded and connected before anything is measured
await (await ask({ 'If-None-Match': '*' })).text();
await sleep(200);
const figures = way === 'stored' ? await readFromStorage() : await read();
await closePlatform(platform);
process.stdout.write(JSON.stringify(figures));
