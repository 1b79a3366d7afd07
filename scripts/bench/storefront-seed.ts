import pg from 'pg';

/** How many listings each garden has. */
export const LISTINGS_A_SHOP = 1_000;

/** Names as gardens give them, and the kind each belongs to. */
const PLANTS = [
  ['Bông giấy', 'foliage'],
  ['Kim phát tài', 'foliage'],
  ['Trầu bà', 'foliage'],
  ['Lưỡi hổ', 'succulent'],
  ['Sen đá', 'succulent'],
  ['Mai vàng', 'mai'],
  ['Mai chiếu thủy', 'bonsai'],
  ['Linh sam', 'bonsai'],
  ['Sanh', 'bonsai'],
  ['Nguyệt quế', 'classic'],
  ['Cúc mâm xôi', 'seasonal-flower'],
  ['Vạn thọ', 'seasonal-flower'],
  ['Hồng lửa', 'seasonal-flower'],
  ['Lan hồ điệp', 'orchid'],
  ['Dendro', 'orchid'],
  ['Sầu riêng Ri6', 'fruit-sapling'],
  ['Bưởi da xanh', 'fruit-sapling'],
  ['Chôm chôm Thái', 'fruit-sapling'],
  ['Măng cụt', 'fruit-sapling'],
  ['Xoài cát Hòa Lộc', 'fruit-sapling'],
  ['Tùng bồng lai', 'topiary'],
  ['Cau sâm banh', 'landscape'],
  ['Keo lai', 'forestry'],
  ['Kẹo dừa', 'ocop-food'],
] as const;
const COLOURS = ['hồng', 'vàng', 'trắng', 'đỏ', 'cam', 'tím', 'xanh', 'cẩm thạch'];
/** Provinces in force, with one of their communes each. */
const PLACES = [
  ['86', '28756'],
  ['79', '25747'],
  ['92', '31120'],
  ['01', '00004'],
  ['82', '28249'],
  ['91', '30292'],
  ['48', '20194'],
  ['75', '25195'],
] as const;

const text = (list: readonly string[]) => `ARRAY[${list.map((one) => `'${one}'`).join(', ')}]`;
/** The element of a list that a number in SQL points to. */
const pick = (list: readonly string[], by: string) => `(${text(list)})[1 + (${by}) % ${list.length}]`;

const RENDITIONS = JSON.stringify(
  [320, 640, 960].flatMap((width) =>
    ['avif', 'webp', 'jpeg'].map((format) => ({ kind: 'width', format, width, height: width, bytes: width * 60 })),
  ),
);

/**
 * Gardens from one number to another, the first opened last, each with a thousand listings: two sizes and two photos
 * each, over 24 plants in 8 colours, with light, difficulty, salt and season, sent as gardens send. Triggers sleep, which
 * are not what is measured; the shelf is filled by their own functions.
 */
export async function seed(url: string, from: number, to: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const run = (sql: string, values: unknown[] = []) => client.query(sql, values);
  try {
    await run(`SET session_replication_role = replica`);
    await run(`SET maintenance_work_mem = '256MB'`);
    await run(
      `INSERT INTO shops (id, slug, name, state, story, province_code, commune_code, phone, published_at, updated_at)
       SELECT gen_random_uuid(), 'vuon-' || n, 'Vườn số ' || n, 'published', 'Nhà trồng cây ba đời.',
         ${pick(
           PLACES.map(([province]) => province),
           'n - 1',
         )}, ${pick(
           PLACES.map(([, commune]) => commune),
           'n - 1',
         )}, '+8490' || lpad(n::text, 7, '0'), now() - n * interval '1 minute', now() FROM generate_series($1::int, $2::int) AS n`,
      [from, to],
    );
    await run(
      `INSERT INTO shipping_methods (id, shop_id, kind, rules, updated_at)
       SELECT gen_random_uuid(), s.id, w.kind::shipping_kind, w.rules::jsonb, now() FROM shops AS s,
         (VALUES ('pickup', '{}', 1),
           ('depot', '{"days":{"province":[1,1],"delta":[1,2],"south-east":[1,2]},"table":{"by":"order","fees":{"province":30000,"delta":50000,"south-east":60000}},"vehicle":"truck","freightByBuyer":true}', 2),
           ('carrier', '{"days":{"delta":[2,3],"south-east":[2,3],"other":[3,5]},"table":{"by":"order","fees":{"delta":40000,"south-east":50000,"other":90000}},"divisor":6000,"takesLiving":true}', 3)
         ) AS w (kind, rules, every)
       WHERE substr(s.slug, 6)::int BETWEEN $1::int AND $2::int AND substr(s.slug, 6)::int % w.every = 0`,
      [from, to],
    );
    await run(
      `CREATE TEMP TABLE wanted AS
       SELECT gen_random_uuid() AS id, s.id AS shop_id, s.published_at, n, k, 1 + k % ${PLANTS.length} AS plant, ${pick(COLOURS, 'k / 24')} AS colour
       FROM shops AS s, generate_series(1, ${LISTINGS_A_SHOP}) AS n,
         LATERAL (SELECT n * 7 + substr(s.slug, 6)::int * 13 AS k) AS mixed
       WHERE substr(s.slug, 6)::int BETWEEN $1::int AND $2::int`,
      [from, to],
    );
    const names = text(PLANTS.map(([name]) => name));
    const groups = text(PLANTS.map(([, group]) => group));
    await run(
      `INSERT INTO listings (id, shop_id, slug, state, "group", name, unit, description, details, season_months, published_at,
         price_from, price_to, stock_total, search_text, updated_at)
       SELECT id, shop_id, 'cay-' || n, 'published', (${groups})[plant], (${names})[plant] || ' ' || colour || ' số ' || n, 'chau',
         'Ba năm tuổi, tán tròn, trồng chậu đất nung.',
         jsonb_strip_nulls(jsonb_build_object(
           'light', jsonb_build_array(${pick(['full-sun', 'morning-sun', 'half-shade', 'indoor'], 'k / 5')}), 'water', 'daily',
           'difficulty', (1 + k % 3)::text, 'saltTolerance', CASE WHEN k % 5 = 0 THEN k % 11 END, 'petSafe', CASE WHEN k % 3 = 0 THEN true END)),
         CASE WHEN k % 4 = 0 THEN ARRAY[1 + k % 12, 1 + (k + 1) % 12] ELSE '{}' END,
         published_at - n * interval '1 second', 100000 + k % 977 * 1000, 150000 + k % 977 * 1000, k % 7,
         (${names})[plant] || ' ' || colour || ' số ' || n || ' Chợ Lách', now() FROM wanted`,
    );
    await run(
      `INSERT INTO variants (id, shop_id, listing_id, sku, size, position, price, stock, height_cm, weight_grams, updated_at)
       SELECT gen_random_uuid(), shop_id, id, 'BG' || n || part, 'Chậu ' || 10 * part || ' cm', part, 50000 + part * 50000 + k % 977 * 1000,
         CASE part WHEN 1 THEN k % 7 ELSE 0 END, part * (10 + k % 140), 4500, now() FROM wanted, generate_series(1, 2) AS part`,
    );
    await run(
      `INSERT INTO photos (id, shop_id, listing_id, position, state, content_hash, original_key, original_bytes, public_name, width, height, placeholder, renditions, updated_at)
       SELECT gen_random_uuid(), shop_id, id, part, 'ready', 'x', 'x', 1, 'Ab3dEf6hIj9kLm2nOp5qRs', 1600, 1600, 'data:', $1::jsonb, now()
       FROM wanted, generate_series(0, 1) AS part`,
      [RENDITIONS],
    );
    await run('DROP TABLE wanted');
    await run('ANALYZE shops, listings, variants');
    await run(`SELECT shelve_shop(id) FROM shops WHERE substr(slug, 6)::int BETWEEN $1::int AND $2::int`, [from, to]);
    await run('SELECT relay_words(), recount_sitemap(), recount_traits()');
    await run('SET session_replication_role = DEFAULT');
    await run(
      'VACUUM ANALYZE shops, listings, variants, photos, shelf_listings, shelved_words, shelf_traits, shipping_methods',
    );
    await run('CHECKPOINT'); // else the seed is still being written to disk while the first pages are measured
  } finally {
    await client.end();
  }
}
