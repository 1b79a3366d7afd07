import sharp from 'sharp';

import type { ListingDraft } from '~/features/listings/listing-form';
import { MEASURES, type Variant } from '~/features/listings/listing';
import { saveListing } from '~/features/listings/save-listing.server';
import { receivePhoto } from '~/features/photos/receive-photo.server';
import { ZONES } from '~/features/shops/shipping-method';
import { translator } from '~/platform/i18n.server';
import type { Platform } from '~/platform/platform.server';
import { isoDay } from '~/shared/date';
import { dong } from '~/shared/dong';

import { copyAcross } from './copy-across.server';
import { PRACTICE_PICTURES } from './practice-drawing';
import { twinId } from './twin-id.server';

type Tools = Pick<Platform, 'db' | 'storage' | 'jobs' | 'clock'>;

/** So many of the grower's own things lie in the practice shop. */
const COPIES_MAX = 3;
/** Enough for every pretend buyer. */
const PLENTY = 200;
const DAY_MS = 86_400_000;
/** The Tết flower is ready in so many days. */
const AHEAD_DAYS = 60;

/**
 * Fills a practice shop: a few things of the grower's own, two that are drawn (one ready, one for Tết), and a truck with
 * a known fee. What is there already is not made again, so a stocking that was broken off is finished by the next one.
 */
export async function stockPractice(
  tools: Tools,
  { realShopId, shopId }: { realShopId: string; shopId: string },
): Promise<void> {
  const { db } = tools;
  if ((await db.shop.count({ where: { id: shopId, shippingMethods: { some: {} } } })) > 0) return;
  const own = await db.listing.findMany({
    where: { shopId: realShopId, state: 'published', preorderOn: null },
    orderBy: [{ publishedAt: 'desc' }, { id: 'asc' }],
    take: COPIES_MAX,
    select: { id: true },
  });
  const stocked: string[] = [];
  for (const { id } of own) {
    const copy = await copyAcross(tools, {
      listingId: id,
      from: realShopId,
      to: shopId,
      publish: false,
      change: inStock,
    });
    if (copy) stocked.push(copy.id);
  }
  for (const kind of ['bougainvillea', 'chrysanthemum'] as const) stocked.push(await drawn(tools, shopId, kind));
  await db.listing.updateMany({
    where: { id: { in: stocked }, shopId, state: 'draft', priceFrom: { not: null }, name: { not: '' } },
    data: { state: 'published', publishedAt: tools.clock.now(), isDemo: true },
  });
  await openWays(tools, shopId); // last: it says that all of this is done
}

const inStock = <Draft extends Omit<ListingDraft, 'photoIds'>>(draft: Draft): Draft => ({
  ...draft,
  variants: draft.variants.map((variant) => ({
    ...variant,
    stock: draft.oneOfAKind ? 1 : Math.max(variant.stock ?? 0, PLENTY),
  })),
});

const PRICES = { bougainvillea: dong(150_000), chrysanthemum: dong(90_000) };

async function drawn(tools: Tools, shopId: string, kind: keyof typeof PRACTICE_PICTURES): Promise<string> {
  const id = twinId(kind, shopId);
  if ((await tools.db.listing.count({ where: { id, shopId } })) > 0) return id;
  const t = translator('vi', 'training');
  const picture = await sharp(Buffer.from(PRACTICE_PICTURES[kind])).jpeg({ quality: 85 }).toBuffer();
  const photo = await receivePhoto(tools, {
    ...{ shopId, listingId: null, uploadId: twinId(`photo of ${kind}`, shopId) },
    body: new Blob([new Uint8Array(picture)]).stream(),
  });
  if (!photo.ok) throw new Error(`A drawing was refused: ${JSON.stringify(photo.problems)}`);
  const measures = Object.fromEntries(MEASURES.map((measure) => [measure, null])) as Pick<
    Variant,
    (typeof MEASURES)[number]
  >;
  const isAhead = kind === 'chrysanthemum';
  const saved = await saveListing(tools, {
    ...{ shopId, listingId: null, newId: id, version: null, publish: false },
    draft: {
      ...BLANK,
      name: t(`practice.things.${kind}.name`),
      description: t(`practice.things.${kind}.text`),
      preorderOn: isAhead
        ? new Date(`${isoDay(new Date(tools.clock.now().getTime() + AHEAD_DAYS * DAY_MS))}T00:00:00Z`)
        : null,
      depositPercent: isAhead ? 30 : null,
      variants: [
        { ...measures, id: null, size: t('practice.things.size'), price: PRICES[kind], stock: PLENTY * 5, tiers: [] },
      ],
      photoIds: [photo.value.id],
    },
  });
  if (!saved?.ok) throw new Error(`A drawn listing was refused: ${JSON.stringify(saved)}`);
  return id;
}

const BLANK: Omit<ListingDraft, 'name' | 'description' | 'preorderOn' | 'depositPercent' | 'variants' | 'photoIds'> = {
  group: 'foliage',
  unit: 'chau',
  piecesPerUnit: 1,
  oneOfAKind: false,
  speciesId: null,
  nameEn: '',
  localNames: [],
  scientificName: '',
  cultivar: '',
  descriptionEn: '',
  care: '',
  careEn: '',
  negotiable: false,
  seasonMonths: [],
  seasonLunar: false,
  origin: 'own_grown',
  googleCategory: null,
  details: {},
};

/** What the truck of practice costs everywhere. */
const TRUCK_FEE = dong(30_000);

async function openWays({ db }: Pick<Platform, 'db'>, shopId: string): Promise<void> {
  const everywhere = <Value>(value: Value) => Object.fromEntries(ZONES.map((zone) => [zone, value]));
  const truck = {
    vehicle: 'truck',
    freightByBuyer: false,
    days: everywhere([1, 2]),
    table: { by: 'order', fees: everywhere(TRUCK_FEE) },
  };
  const name = translator('vi', 'training')('practice.truck');
  await db.shippingMethod.createMany({
    data: [
      { id: twinId('truck', shopId), shopId, kind: 'depot', name, rules: truck },
      { id: twinId('quote', shopId), shopId, kind: 'quote', position: 1 },
      { id: twinId('pickup', shopId), shopId, kind: 'pickup', position: 2 },
    ],
    skipDuplicates: true,
  });
}
