import { createHash } from 'node:crypto';

import { priceRange, pricePerUnit, unitKey } from '~/features/listings/price';
import { jpegNear, renditionKey, squareOf, type PictureData } from '~/features/photos/rendition';
import { i18nFor } from '~/platform/i18n.server';
import type { Platform } from '~/platform/platform.server';
import { formatDate, readDay } from '~/shared/date';
import { LANGS, type Lang } from '~/shared/lang';
import { formatDong } from '~/shared/dong';
import { tetOf } from '~/shared/lunar';
import { formatPhone } from '~/shared/phone';
import { isUuid } from '~/shared/uuid';

import { captionsOf } from './caption';
import { findListing } from './listing-page.server';
import type { ListingView } from './pages';
import type { CardShape, CardWords } from './share-card';
import { cardSource, drawCard } from './share-card.server';
import { cardPath, type ShareKit } from './share-kit';

type Parts = Pick<Platform, 'db' | 'pool' | 'clock'>;
type Asked = { shopId: string; listingId: string };

/** Width (px) of the photo a card is cut from. */
const PHOTO_WIDTH = 1600;

/** The listing as strangers see it; null when it is not this shop's, or not on sale. */
async function findShown(
  { db, pool, clock }: Parts,
  { shopId, listingId }: Asked,
  lang: Lang,
): Promise<ListingView | null> {
  if (!isUuid(listingId)) return null;
  const row = await db.listing.findFirst({
    where: { id: listingId, shopId },
    select: { slug: true, shop: { select: { slug: true } } },
  });
  const found = row && (await findListing({ pool, clock }, { shop: row.shop.slug, listing: row.slug }, lang));
  return found?.kind === 'found' ? found.listing : null;
}

/** What a listing can be shown around with; null when it is not on sale in this shop. */
export async function findShareKit(platform: Parts, asked: Asked, origin: string): Promise<ShareKit | null> {
  const shown = await Promise.all(LANGS.map((lang) => findShown(platform, asked, lang)));
  const [own] = shown;
  if (!own) return null;
  const cards = (lang: Lang) =>
    Object.fromEntries(
      (['square', 'portrait', 'wide'] as const).map((shape) => [shape, cardPath(asked.listingId, shape, lang)]),
    ) as Record<CardShape, string>;
  return {
    name: own.name.text,
    price: wordsOf(own, 'vi').price,
    url: origin + own.path,
    captions: Object.fromEntries(
      LANGS.map((lang, place) => [lang, captionsOf(partsOf(shown[place] ?? own, lang, origin))]),
    ) as ShareKit['captions'],
    cards: own.pictures.length > 0 ? cards('vi') : null,
    squares: own.pictures.filter(({ renditions }) => squareOf(renditions)).length,
  };
}

/** A card of a listing with the tag by which it is known; null when there is nothing to draw. `draw` does the work. */
export async function findCard(
  platform: Parts & Pick<Platform, 'storage'>,
  { shape, lang, origin, ...asked }: Asked & { shape: CardShape; lang: Lang; origin: string },
): Promise<{ etag: string; draw: () => Promise<Buffer> } | null> {
  const listing = await findShown(platform, asked, lang);
  const key = listing && photoKey(listing.pictures[0]);
  if (!key) return null;
  const link = origin + listing.path;
  const words = wordsOf(listing, lang);
  const etag = createHash('sha256')
    .update(cardSource(shape, words, { photo: key, link }))
    .digest('base64url');
  return {
    etag: `"${etag.slice(0, 22)}"`,
    draw: async () => drawCard(shape, words, { photo: await platform.storage.read(key), link }),
  };
}

function photoKey(picture: PictureData | undefined): string | null {
  const rendition = picture && jpegNear(picture.renditions, PHOTO_WIDTH);
  return rendition ? renditionKey(picture.name, rendition) : null;
}

/** The storage keys of a listing's square photos, in their order; null when it is not on sale in this shop. */
export async function findSquares(platform: Parts, asked: Asked): Promise<{ slug: string; keys: string[] } | null> {
  const listing = await findShown(platform, asked, 'vi');
  if (!listing) return null;
  const keys = listing.pictures.flatMap(({ name, renditions }) => {
    const square = squareOf(renditions);
    return square ? [renditionKey(name, square)] : [];
  });
  return { slug: listing.path.split('/').at(-1)!, keys };
}

function wordsOf(listing: ListingView, lang: Lang): CardWords {
  const t = i18nFor(lang).getFixedT(lang, ['share', 'catalogue']);
  const { sizes, shop, unit, piecesPerUnit } = listing;
  const prices = sizes.map(({ price }) => price).sort((a, b) => a - b);
  const least = prices[0] ?? null;
  const isOne = least === prices.at(-1);
  const amount = isOne ? priceRange(least, least) : t('card.from', { price: priceRange(least, least) });
  const stars = listing.certificates.find(({ kind }) => kind === 'ocop')?.stars;
  return {
    name: listing.name.text,
    size: sizes.length === 1 ? (sizes[0]?.size ?? '') : '',
    price: pricePerUnit(amount, t(`catalogue:${unitKey(unit, piecesPerUnit)}`)),
    badge: listing.preorderOn
      ? t(isForTet(listing.preorderOn) ? 'card.tet' : 'card.ahead')
      : listing.oneOfAKind
        ? t('card.only')
        : stars
          ? t('card.ocop', { stars })
          : '',
    garden: shop.name,
    place: placeOf(shop),
    scan: t('card.scan'),
  };
}

/** Plants that are ready in the weeks before the first day of Tết are bought for it. */
const TET_DAYS = 45;

function isForTet(day: string): boolean {
  const year = Number(day.slice(0, 4));
  return [year, year + 1].some((one) => {
    const days = (Date.parse(tetOf(one)) - Date.parse(day)) / 86_400_000;
    return days >= 0 && days <= TET_DAYS;
  });
}

const dayText = (day: string): string => {
  const date = readDay(day);
  return date ? formatDate(date) : day;
};

const placeOf = ({ commune, province }: ListingView['shop']): string => [commune, province].filter(Boolean).join(', ');

function partsOf(listing: ListingView, lang: Lang, origin: string) {
  const t = i18nFor(lang).getFixedT(lang, ['share', 'catalogue']);
  const { name, price, garden, place } = wordsOf(listing, lang);
  const url = origin + listing.path;
  const unit = t(`catalogue:${unitKey(listing.unit, listing.piecesPerUnit)}`);
  const sizes = listing.sizes.length > 1 ? listing.sizes : [];
  return {
    short: t('caption.short', { name, price, garden, place, url }),
    first: t('caption.first', { name, price }),
    sizes: sizes.map((size) =>
      t('caption.size', { size: size.size, price: pricePerUnit(formatDong(size.price), unit) }),
    ),
    story: listing.description.text,
    rest: [
      ...(listing.preorderOn ? [t('caption.ahead', { day: dayText(listing.preorderOn) })] : []),
      t('caption.where', { garden, place }),
      t('caption.call', { phone: formatPhone(listing.shop.phone) }),
      t('caption.look', { url }),
    ],
    tags: [
      name,
      ...listing.localNames,
      t(`catalogue:groups.${listing.group}`),
      listing.shop.name,
      listing.shop.commune,
    ],
  };
}
