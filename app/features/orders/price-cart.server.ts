import type { Group, Unit } from '~/features/catalogue/vocabulary';
import { readDetails } from '~/features/listings/details';
import { isPreorder, MEASURES, type Measure, type Origin } from '~/features/listings/listing';
import { readRenditions, renditionFile } from '~/features/photos/rendition';
import { listingPath } from '~/features/storefront/card';
import type { Queries } from '~/platform/database.server';
import { readDay } from '~/shared/date';
import { dong } from '~/shared/dong';
import type { Lang } from '~/shared/lang';

import type { Cart, LineProblem, PricedCart, PricedLine } from './cart';
import { lineTotal, unitPriceAt } from './totals';

/** A picture beside a line is never wider than this, px. */
const PICTURE_WIDTH = 320;

/** More than this no cart may cost, đồng: far above the dearest plant, far below where numbers stop being exact. */
const DEAREST_CART = 100_000_000_000_000;

/**
 * A cart at the prices and with the stock of this moment, in the buyer's language. One question, however many lines;
 * only what this shop shows to buyers can be found (in a practice shop, to pretend ones). Asked inside a transaction it sees what the transaction holds.
 */
export async function priceCart(
  db: Queries,
  { shopId, cart, lang, now }: { shopId: string; cart: Cart; lang: Lang; now: Date },
): Promise<PricedCart> {
  const skus = cart.lines.map(({ sku }) => sku);
  const rows =
    skus.length === 0
      ? []
      : await db.$queryRaw<Row[]>`
    SELECT v.sku, v.id AS variant_id, v.size, v.price, v.stock, v.height_cm, v.spread_cm, v.pot_cm, v.weight_grams,
      v.length_cm, v.width_cm, v.pack_height_cm,
      l.id AS listing_id, l.slug, l.name, l.name_en, l."group", l.unit, l.pieces_per_unit, l.origin, l.one_of_a_kind,
      l.preorder_on::text AS preorder_on, l.deposit_percent, l.details, s.slug AS shop_slug,
      (SELECT coalesce(json_agg(json_build_object('minQuantity', t.min_quantity, 'price', t.price)
        ORDER BY t.min_quantity), '[]') FROM wholesale_tiers AS t WHERE t.variant_id = v.id) AS tiers,
      p.public_name, p.renditions
    FROM variants AS v
    JOIN listings AS l ON l.id = v.listing_id
    JOIN shops AS s ON s.id = l.shop_id
    LEFT JOIN LATERAL (
      SELECT public_name, renditions FROM photos
      WHERE listing_id = l.id AND state = 'ready' AND removed_at IS NULL ORDER BY position, id LIMIT 1
    ) AS p ON true
    WHERE v.shop_id = ${shopId}::uuid AND v.sku = ANY(${skus}) AND v.retired_at IS NULL AND v.price IS NOT NULL
      AND l.state = 'published' AND (s.state = 'published' OR s.practice_of_id IS NOT NULL)`;
  const bySku = new Map(rows.map((row) => [row.sku, row]));
  const lines = cart.lines.flatMap(({ sku, quantity }) => {
    const row = bySku.get(sku);
    return row ? [toLine(row, quantity, lang, now)] : [];
  });
  let goods = 0;
  for (const line of lines) {
    if (line.problem !== null) continue;
    if (goods + line.total > DEAREST_CART) line.problem = 'orders.too-dear';
    else goods += line.total;
  }
  const gone = skus.filter((sku) => !bySku.has(sku));
  const days = lines.flatMap(({ preorderOn }) => preorderOn ?? []).sort();
  return {
    cartId: cart.cartId,
    lines,
    gone,
    goodsTotal: dong(goods),
    preorderOn: days.at(-1) ?? null,
    isOrderable: lines.length > 0 && gone.length === 0 && lines.every(({ problem }) => problem === null),
  };
}

type Row = {
  sku: string;
  variant_id: string;
  size: string;
  price: bigint;
  stock: number;
  height_cm: number | null;
  spread_cm: number | null;
  pot_cm: number | null;
  weight_grams: number | null;
  length_cm: number | null;
  width_cm: number | null;
  pack_height_cm: number | null;
  listing_id: string;
  slug: string;
  name: string;
  name_en: string;
  group: Group;
  unit: Unit;
  pieces_per_unit: number;
  origin: Origin;
  one_of_a_kind: boolean;
  preorder_on: string | null;
  deposit_percent: number | null;
  details: unknown;
  shop_slug: string;
  tiers: { minQuantity: number; price: number }[];
  public_name: string | null;
  renditions: unknown;
};

const COLUMNS = {
  heightCm: 'height_cm',
  spreadCm: 'spread_cm',
  potCm: 'pot_cm',
  weightGrams: 'weight_grams',
  lengthCm: 'length_cm',
  widthCm: 'width_cm',
  packHeightCm: 'pack_height_cm',
} as const satisfies Record<Measure, keyof Row>;

function toLine(row: Row, quantity: number, lang: Lang, now: Date): PricedLine {
  const tiers = row.tiers.map(({ minQuantity, price }) => ({ minQuantity, price: dong(price) }));
  const unitPrice = unitPriceAt(dong(Number(row.price)), tiers, quantity);
  return {
    sku: row.sku,
    listingId: row.listing_id,
    variantId: row.variant_id,
    name: lang === 'en' && row.name_en.trim() !== '' ? row.name_en : row.name,
    size: row.size,
    group: row.group,
    unit: row.unit,
    piecesPerUnit: row.pieces_per_unit,
    quantity,
    stock: row.stock,
    unitPrice,
    total: lineTotal(unitPrice, quantity),
    tiers,
    picture: pictureOf(row),
    path: listingPath(row.shop_slug, row.slug),
    origin: row.origin,
    oneOfAKind: row.one_of_a_kind,
    preorderOn: row.preorder_on !== null && isPreorder(readDay(row.preorder_on), now) ? row.preorder_on : null,
    depositPercent: row.deposit_percent,
    measures: Object.fromEntries(MEASURES.map((measure) => [measure, row[COLUMNS[measure]]])) as PricedLine['measures'],
    details: readDetails(row.details),
    problem: problemOf(row.stock, quantity),
  };
}

const problemOf = (stock: number, quantity: number): LineProblem | null =>
  stock <= 0 ? 'orders.sold-out' : stock < quantity ? 'orders.too-few' : null;

/** The smallest JPEG that is wide enough: every mail program and every old phone shows one. */
function pictureOf({ public_name: name, renditions }: Row): PricedLine['picture'] {
  if (name === null) return null;
  const files = readRenditions(renditions)
    .filter(({ format }) => format === 'jpeg')
    .sort((a, b) => a.width - b.width);
  const file = files.find(({ width }) => width >= PICTURE_WIDTH) ?? files.at(-1);
  return file ? { name, file: renditionFile(file) } : null;
}
