import { GROUPS, type Group } from '~/features/catalogue/vocabulary';
import { formatUnit } from '~/features/shops/places';
import { places } from '~/features/shops/places.server';
import type { Platform } from '~/platform/platform.server';
import { isoDay } from '~/shared/date';
import type { Lang } from '~/shared/lang';

import { coopPath, shopPath } from './card';
import { stillCounts } from './certificates.server';
import type { CoopQuery } from './coop-query';
import type { CoopView, Found, OcopProduct } from './pages';
import { NO_FILTERS } from './shelf-filters';
import { searchListings, shopCards, toShopCard, type ShopCardRow } from './search.server';
import { Values } from './sql';

type Touches = Pick<Platform, 'pool' | 'clock'>;

/** Gardens on one page of the window. */
export const GARDENS_PAGE = 12;
/** OCOP products named in the window, those with the most stars first. */
const OCOP_MOST = 12;
/** Communes to choose from; a province has about a hundred. */
const COMMUNES_MOST = 120;

const COOP = `
  SELECT h.id, h.slug, h.name, h.story, h.phone, h.hamlet, h.commune_code,
    ARRAY(SELECT DISTINCT substr(t.trait, 6) FROM shops AS s JOIN shelf_traits AS t ON t.shop_id = s.id
      WHERE s.cooperative_id = h.id AND t.trait LIKE 'kind:%') AS kinds,
    (SELECT coalesce(json_agg(c), '[]') FROM (
      SELECT s.commune_code AS code, count(*)::int AS count FROM shops AS s
      WHERE s.cooperative_id = h.id AND s.state = 'published' AND s.commune_code IS NOT NULL
      GROUP BY s.commune_code ORDER BY s.commune_code LIMIT ${COMMUNES_MOST}) AS c) AS communes,
    (SELECT coalesce(json_agg(p), '[]') FROM (
      SELECT c.product, c.stars, c.expires_on AS "expiresOn", s.name AS garden, s.slug FROM certificates AS c
      JOIN shops AS s ON s.id = c.shop_id
      WHERE s.cooperative_id = h.id AND s.state = 'published' AND c.kind = 'ocop' AND ${stillCounts('c', '$2')}
      ORDER BY c.stars DESC, c.product, c.id LIMIT ${OCOP_MOST}) AS p) AS ocop
  FROM cooperatives AS h WHERE h.slug = $1
    AND EXISTS (SELECT FROM shops AS s WHERE s.cooperative_id = h.id AND s.state = 'published')`;

type CoopRow = {
  id: string;
  slug: string;
  name: string;
  story: string;
  phone: string | null;
  hamlet: string;
  commune_code: string | null;
  kinds: Group[];
  communes: { code: string; count: number }[];
  ocop: (Omit<OcopProduct, 'path'> & { slug: string })[];
};

/** Finds a cooperative's window; null when there is none or none of its gardens has opened. */
export async function findCoop(
  touches: Touches,
  slug: string,
  { lang, ...query }: CoopQuery & { lang: Lang },
): Promise<{ coop: CoopView; page: Found } | null> {
  const today = isoDay(touches.clock.now());
  const { rows } = await touches.pool.query<CoopRow>(COOP, [slug, today]);
  const [row] = rows;
  if (!row) return null;
  const [gardens, page] = await Promise.all([
    readGardens(touches, { cooperativeId: row.id, ...query }),
    searchListings(
      touches,
      {
        ...query,
        province: null,
        min: null,
        max: null,
        filters: NO_FILTERS,
        typed: { min: '', max: '' },
        problems: [],
      },
      { shopIds: [], lang, within: { cooperativeId: row.id, commune: query.commune } },
    ),
  ]);
  const place = row.commune_code ? places.formatPlace(row.commune_code, lang) : null;
  return {
    page,
    coop: {
      ...{ path: coopPath(row.slug), name: row.name, story: row.story, phone: row.phone },
      address: [row.hamlet, place].filter(Boolean).join(', '),
      kinds: GROUPS.filter((group) => row.kinds.includes(group)),
      communes: row.communes.flatMap(({ code, count }) => {
        const commune = places.commune(code);
        return commune ? [{ code, name: formatUnit(commune, lang), count }] : [];
      }),
      ...gardens,
      ocop: row.ocop.map(({ slug: shop, ...product }) => ({ ...product, path: shopPath(shop) })),
    },
  };
}

/** One page of the gardens, those that opened last first, of one commune or of all. */
async function readGardens(
  { pool, clock }: Touches,
  { cooperativeId, commune, garden }: { cooperativeId: string } & Pick<CoopQuery, 'commune' | 'garden'>,
): Promise<Pick<CoopView, 'shops' | 'nextGarden'>> {
  const values = new Values();
  const today = values.add(isoDay(clock.now()));
  const where = [`s.cooperative_id = ${values.add(cooperativeId)}`, `s.state = 'published'`];
  if (commune) where.push(`s.commune_code = ${values.add(commune)}`);
  if (garden) {
    const last = values.add(garden);
    where.push(`(s.published_at, ${last}::uuid) <= ((SELECT published_at FROM shops WHERE id = ${last}::uuid), s.id)
      AND s.id <> ${last}::uuid`);
  }
  const { rows } = await pool.query<ShopCardRow>(
    shopCards({ where: where.join(' AND '), today, limit: GARDENS_PAGE + 1 }),
    values.list,
  );
  const shown = rows.slice(0, GARDENS_PAGE);
  return {
    shops: shown.map(toShopCard),
    nextGarden: rows.length > GARDENS_PAGE ? (shown.at(-1)?.id ?? null) : null,
  };
}
