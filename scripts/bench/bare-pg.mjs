/** What the pages of a bare Remix ask, by `pg` alone: each question planned once a connection. */
import pg from 'pg';

/** What a card shows, of the listings that a question has chosen. */
const cardsOf = (/** @type {string} */ chosen) => `
  SELECT l.id, l.slug, l.name, l.price_from, s.name AS garden, s.slug AS shop, p.public_name, p.width, p.height
  FROM (${chosen}) AS r JOIN listings AS l ON l.id = r.listing_id JOIN shops AS s ON s.id = l.shop_id
  LEFT JOIN LATERAL (SELECT * FROM photos WHERE listing_id = l.id ORDER BY position LIMIT 1) AS p ON true
  ORDER BY r.published_at DESC, r.listing_id`;
/** The newest of the shelf, so many. */
const newest = (/** @type {string} */ where, /** @type {number} */ many) => `
  (SELECT listing_id, published_at FROM shelf_listings WHERE ${where} ORDER BY published_at DESC, listing_id LIMIT ${many})`;

const LIST = { name: 'list', text: cardsOf(newest('shop_id = (SELECT id FROM shops WHERE slug = $1)', 24)) };
const PLANT = {
  name: 'plant',
  text: `SELECT l.id, l.shop_id AS "shopId", l."group", l.name, l.description, json_build_object('name', s.name) AS shop,
      (SELECT json_agg(json_build_object('size', v.size, 'price', v.price) ORDER BY v.position)
        FROM variants AS v WHERE v.listing_id = l.id) AS variants,
      (SELECT json_agg(json_build_object('publicName', p.public_name, 'width', p.width, 'height', p.height) ORDER BY p.position)
        FROM photos AS p WHERE p.listing_id = l.id) AS photos
    FROM listings AS l JOIN shops AS s ON s.id = l.shop_id WHERE s.slug = $1 AND l.slug = $2`,
};
const BESIDE = {
  name: 'beside',
  text: cardsOf(
    `${newest('shop_id = $1 AND listing_id <> $2', 4)} UNION ALL ${newest('shop_id <> $1 AND "group" = $3', 4)}`,
  ),
};

/** @param {string} url @returns {import('./bare-remix.mjs').Questions} */
export function questionsByPg(url) {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  const cards = async (/** @type {pg.QueryConfig} */ question) => {
    const { rows } = await pool.query(question);
    return rows.map(({ id, slug, name, price_from, garden, shop, public_name, width, height }) => ({
      ...{ id, slug, name, priceFrom: price_from },
      ...{ shop: { name: garden, slug: shop }, photos: [{ publicName: public_name, width, height }] },
    }));
  };
  return {
    list: (shop) => cards({ ...LIST, values: [shop] }),
    async plant(shop, slug) {
      const { rows } = await pool.query({ ...PLANT, values: [shop, slug] });
      return rows[0];
    },
    beside: ({ shopId, id, group }) => cards({ ...BESIDE, values: [shopId, id, group] }),
  };
}
