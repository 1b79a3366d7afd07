import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { readBoardQuery } from '~/features/cooperatives/board-view';
import { findBoard } from '~/features/cooperatives/board.server';
import { findReport } from '~/features/cooperatives/reports.server';
import { readConfig } from '~/platform/config.server';
import { closePlatform, openPlatform, type Platform } from '~/platform/platform.server';

import { openDatabase } from '../lib/embedded-postgres.mjs';
import { migrate } from '../lib/migrate.mjs';
import type { Bench, Report } from './report';

/** How long a page over all members may take to be asked, ms: what nobody notices beside the phone's own network. */
const TARGET_MS = 1_000;
const TIMES = 7;

/** How long the board and a year's report of a large cooperative take to be asked. No HTTP, no page is in it. */
export const bench: Bench = async (report, words) => {
  const { values } = parseArgs({
    args: [...words],
    options: {
      members: { type: 'string', default: '500' },
      orders: { type: 'string', default: '100' },
      json: { type: 'boolean' },
    },
  });
  const folder = await mkdtemp(join(tmpdir(), 'bench-board-'));
  const database = await openDatabase({ dataDir: folder });
  try {
    await migrate(database.url);
    const config = readConfig({ NODE_ENV: 'test', DATABASE_URL: database.url, DATA_DIR: folder, LOG_LEVEL: 'error' });
    const platform = openPlatform(config);
    try {
      await measure(report, platform, { members: Number(values.members), orders: Number(values.orders) });
    } finally {
      await closePlatform(platform);
    }
  } finally {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
};

async function measure(
  report: Report,
  platform: Platform,
  { members, orders }: { members: number; orders: number },
): Promise<void> {
  const { db } = platform;
  const { id: cooperativeId } = await db.cooperative.create({ data: { slug: 'lon', name: 'Hợp tác xã lớn' } });
  await fill(platform, { cooperativeId, members, orders });
  report.note(`${members} members, ${members * orders} orders with four events each; each figure is of ${TIMES} times`);
  const now = new Date();
  const query = readBoardQuery(new URLSearchParams());
  const year = now.getFullYear();
  const asks: [string, () => Promise<unknown>][] = [
    ['the board', () => findBoard(db, { cooperativeId, role: 'manager', now, ...query })],
    ['a year’s report', () => findReport(db, { cooperativeId, period: { kind: 'year', year }, now })],
  ];
  const rows = [];
  for (const [what, ask] of asks) {
    await ask();
    const times = [];
    for (let time = 0; time < TIMES; time++) {
      const start = performance.now();
      await ask();
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    const middle = times[Math.floor(TIMES / 2)]!;
    rows.push({
      what,
      figures: { 'middle ms': Math.round(middle), 'longest ms': Math.round(times.at(-1)!) },
      target: `≤ ${TARGET_MS} ms`,
      isMet: middle <= TARGET_MS,
    });
  }
  report.table('a large cooperative', rows);
}

/** Members with photos, listings and a year of orders, written by the database itself: what matters is how many. */
async function fill(
  { pool, db }: Platform,
  { cooperativeId, members, orders }: { cooperativeId: string; members: number; orders: number },
): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(
      `INSERT INTO people (id, phone, name, password_hash, first_signed_in_at, updated_at)
       SELECT gen_random_uuid(), '+849' || lpad(n::text, 8, '0'), 'Người ' || n, 'none', now() - interval '300 days', now()
       FROM generate_series(1, $1::int) AS n`,
      [members],
    );
    await client.query(
      `INSERT INTO shops (id, slug, name, state, commune_code, province_code, phone, cooperative_id, published_at, updated_at)
       SELECT gen_random_uuid(), 'vuon-' || n, 'Vườn ' || n, 'published', (ARRAY['28870', '28879', '28894', '28901'])[1 + n % 4],
         '86', '+84901000001', $2::uuid, now() - interval '200 days', now()
       FROM generate_series(1, $1::int) AS n`,
      [members, cooperativeId],
    );
    await client.query(
      `INSERT INTO shop_members (shop_id, person_id, role)
       SELECT s.id, p.id, 'owner' FROM shops AS s JOIN people AS p ON p.name = 'Người ' || substr(s.slug, 6)`,
    );
    await client.query(
      `INSERT INTO orders (id, shop_id, code, tracking_key, cart_id, state, buyer_name, buyer_phone, shipping_kind, shipping_fee,
         goods_total, total, payment_method, placed_at, answer_by, accepted_at, handed_over_at, updated_at)
       SELECT gen_random_uuid(), s.id,
         'CV' || translate(upper(lpad(to_hex(row_number() OVER ()), 6, '0')), '01', 'GH'), '', gen_random_uuid(), 'handed_over', 'Nam',
         '+84912345678', 'depot', 0, 700000, 700000, 'cod', at, at + interval '1 day', at + interval '2 hours',
         at + interval '1 day', now()
       FROM shops AS s CROSS JOIN generate_series(1, $1::int) AS n
       CROSS JOIN LATERAL (SELECT now() - n * interval '3 days' AS at) AS placed`,
      [orders],
    );
    await client.query(
      `INSERT INTO order_lines (id, order_id, position, sku, name, "group", unit, quantity, unit_price, total, origin)
       SELECT gen_random_uuid(), id, 0, 'CV1', 'Bông giấy', 'foliage', 'chau', 2, 350000, 700000, 'own_grown' FROM orders`,
    );
    await client.query(
      `INSERT INTO order_events (id, order_id, kind, actor, at)
       SELECT gen_random_uuid(), o.id, e.kind, e.actor::actor, o.placed_at + e.hours * interval '1 hour' FROM orders AS o
       CROSS JOIN (VALUES ('placed', 'buyer', 0), ('accepted', 'seller', 2), ('handed-over', 'seller', 24), ('paid', 'seller', 48))
         AS e (kind, actor, hours)`,
    );
    await client.query(
      `INSERT INTO revenue_lines (id, shop_id, order_id, order_code, booked_on, kind, origin, description, amount, unique_key)
       SELECT gen_random_uuid(), shop_id, id, code, placed_at::date, 'sale', 'own_grown', 'Bán', total, 'sale:' || id FROM orders`,
    );
    await client.query('COMMIT');
  } finally {
    client.release();
  }
  await db.$executeRaw`ANALYZE`;
}
