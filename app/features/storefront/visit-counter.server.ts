import { LRUCache } from 'lru-cache';

import type { Platform } from '~/platform/platform.server';
import { isoDay } from '~/shared/date';

import { insideOf } from './doors.server';
import { channelOf, isLook, isRobot, pageOf, type Channel, type VisitHeaders } from './visit';

/** How long counts stay in memory before they are written: what a killed process loses at most. */
const FLUSH_MS = 10_000;
/** Pages and channels in memory; as soon as there are so many they are written. */
const KEYS_MOST = 20_000;
/** Days for which counts are kept: a year can be compared with the one before. */
export const KEEP_DAYS = 400;

/** What can be pressed and is counted, besides looks. */
export const PRESSES = ['call', 'chat'] as const;
export type Press = (typeof PRESSES)[number];

type Counted = {
  day: string;
  shop: string;
  listing: string;
  channel: Channel;
  views: number;
  calls: number;
  chats: number;
};
type Tools = Pick<Platform, 'pool' | 'clock' | 'log' | 'config'>;

/**
 * Counts looks at the pages of shops in the memory of this process and writes the sums every ten seconds, so that no
 * page waits for it. What is kept is how many, of which page, on which day, from where: no address, no device, no
 * cookie. Who looks twice is counted twice.
 */
export class VisitCounter {
  #counts = new Map<string, Counted>();
  #robots = new LRUCache<string, boolean>({ max: 1_000 });
  #day = { minute: -1, text: '' };
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();
  readonly #ownHost: string | null;

  constructor(private readonly tools: Tools) {
    const { publicUrl } = tools.config;
    this.#ownHost = publicUrl && new URL(publicUrl).hostname;
  }

  /** Begins to write what is counted; until then nothing leaves the memory. */
  start(everyMs = FLUSH_MS): void {
    this.#timer = setInterval(() => void this.flush(), everyMs).unref();
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await this.flush();
  }

  /** A page that was answered; `address` is path and question. What is no page of a shop, or no person's look, is not counted. */
  look(method: string | undefined, address: string, header: VisitHeaders): void {
    if (method !== 'GET') return;
    const url = insideOf(header('host') ?? '', address);
    if (!url.startsWith('/shop/')) return;
    this.#count(url, header, header('referer'), { views: 1, calls: 0, chats: 0 });
  }

  /** Somebody pressed the phone number or the way to Zalo on a page of ours; browsers say which (`ping-from`). */
  press(what: Press, header: VisitHeaders): void {
    const from = header('ping-from');
    if (!from || !URL.canParse(from)) return;
    const { pathname, search, host } = new URL(from);
    if (host !== header('host') && new URL(from).hostname !== this.#ownHost) return;
    // a ping is no document; all else holds for it as for a look
    const ask: VisitHeaders = (name) => (name === 'sec-fetch-dest' ? undefined : header(name));
    const sums = { views: 0, calls: what === 'call' ? 1 : 0, chats: what === 'chat' ? 1 : 0 };
    this.#count(insideOf(host, pathname + search), ask, undefined, sums);
  }

  #count(
    url: string,
    header: VisitHeaders,
    referer: string | undefined,
    sums: Pick<Counted, 'views' | 'calls' | 'chats'>,
  ): void {
    const question = url.indexOf('?');
    const page = pageOf(question < 0 ? url : url.slice(0, question));
    if (!page || !isLook(header) || this.#isRobot(header('user-agent'))) return;
    const ownHosts = [(header('host') ?? '').replace(/:\d+$/, ''), ...(this.#ownHost ? [this.#ownHost] : [])];
    const channel = channelOf({ search: question < 0 ? '' : url.slice(question), referer, ownHosts });
    this.#add({ day: this.#today(), ...page, channel, ...sums });
    if (this.#counts.size === KEYS_MOST) void this.flush();
  }

  /** Written anew once a minute at most. */
  #today(): string {
    const now = this.tools.clock.now();
    const minute = Math.floor(now.getTime() / 60_000);
    if (this.#day.minute !== minute) this.#day = { minute, text: isoDay(now) };
    return this.#day.text;
  }

  /** The name of a browser tells the same thing every time, and is long to look at. */
  #isRobot(agent: string | undefined): boolean {
    if (!agent) return true;
    let known = this.#robots.get(agent);
    if (known === undefined) this.#robots.set(agent, (known = isRobot(agent)));
    return known;
  }

  #add({ day, shop, listing, channel, views, calls, chats }: Counted): void {
    const key = `${day} ${shop} ${listing} ${channel}`;
    const there = this.#counts.get(key);
    if (!there) {
      if (this.#counts.size > 2 * KEYS_MOST) return; // the database has been away for long, and memory ends
      this.#counts.set(key, { day, shop, listing, channel, views, calls, chats });
      return;
    }
    there.views += views;
    there.calls += calls;
    there.chats += chats;
  }

  /**
   * Writes what was counted since the last time, in one statement; one at a time. When the database refuses, the sums
   * stay and are written with the next. (A connection that breaks just after the database has written, before it could
   * say so, counts these ten seconds twice.)
   */
  flush(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  async #write(): Promise<void> {
    if (this.#counts.size === 0) return;
    const counts = [...this.#counts.values()];
    this.#counts = new Map();
    try {
      await this.tools.pool.query(WRITE, [
        counts.map(({ day }) => day),
        counts.map(({ shop }) => shop),
        counts.map(({ listing }) => listing),
        counts.map(({ channel }) => channel),
        counts.map(({ views }) => views),
        counts.map(({ calls }) => calls),
        counts.map(({ chats }) => chats),
      ]);
    } catch (error) {
      this.tools.log.error({ err: error }, 'visits were not written, and are tried again');
      for (const one of counts) this.#add(one);
    }
  }
}

/**
 * By slugs, because that is what a kept page knows of itself. A page that is gone or another's meanwhile is left out, and
 * so is practice. Rows in one order, so that two processes never wait for each other in a circle.
 */
const WRITE = `
  INSERT INTO page_counts (shop_id, subject_id, day, channel, views, calls, chats)
  SELECT s.id, coalesce(l.id, s.id), c.day, c.channel, sum(c.views), sum(c.calls), sum(c.chats)
  FROM unnest($1::date[], $2::text[], $3::text[], $4::visit_channel[], $5::int[], $6::int[], $7::int[])
    AS c (day, shop, listing, channel, views, calls, chats)
  JOIN shops AS s ON s.slug = c.shop AND s.state = 'published'
  LEFT JOIN listings AS l ON l.shop_id = s.id AND l.slug = c.listing
  WHERE c.listing = '' OR l.id IS NOT NULL
  GROUP BY 1, 2, 3, 4
  ORDER BY 1, 2, 3, 4
  ON CONFLICT (shop_id, day, subject_id, channel) DO UPDATE SET
    views = page_counts.views + excluded.views,
    calls = page_counts.calls + excluded.calls,
    chats = page_counts.chats + excluded.chats`;

/** Throws away what was counted more than `KEEP_DAYS` days ago. */
export async function forgetVisits({ pool, clock }: Pick<Platform, 'pool' | 'clock'>): Promise<number> {
  const { rowCount } = await pool.query(`DELETE FROM page_counts WHERE day < $1::date - $2::int`, [
    isoDay(clock.now()),
    KEEP_DAYS,
  ]);
  return rowCount ?? 0;
}

/** The counter of this process; null where nothing is counted. */
let counter: VisitCounter | null = null;

/** Begins to count in this process. */
export function startCounting(tools: Tools): VisitCounter {
  counter = new VisitCounter(tools);
  counter.start();
  return counter;
}

/** A press that a browser told of in its own request. */
export const countPress = (what: Press, request: Request): void =>
  counter?.press(what, (name) => request.headers.get(name) ?? undefined);
