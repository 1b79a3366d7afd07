import type { TFunction } from 'i18next';
import type { MetaDescriptor } from '@remix-run/node';

import { unitKey, priceRange } from '~/features/listings/price';
import { isoDay } from '~/shared/date';
import { siteOrigin } from '~/platform/front-door.server';
import { i18nFor, readLang } from '~/platform/i18n.server';
import type { Platform } from '~/platform/platform.server';
import { savesData } from '~/platform/save-data';

import { CARD_SIZES, GALLERY_SIZES, type CardPage } from './card';
import { breadcrumbLd, itemListLd, productLd, shopLd, siteLd, type Availability, type LdProduct } from './json-ld';
import type { CoopQuery } from './coop-query';
import { addressIn, pageMeta, shareImage, summaryOf, type PageAddress, type PageSummary } from './page-meta';
import type { CoopView, ListingView, Seller, SizeChoice } from './pages';
import type { ReviewTotals, ReviewView } from './reviews';
import { narrowedBy, type SearchQuery } from './search-query';
import { leadingPicture } from './section-view';
import { chosenFilters } from './shelf-filters';
import type { ShopFound } from './shop-page.server';

/** What every page's head needs of its request. */
export type HeadMaker = PageAddress & { t: TFunction<['storefront', 'catalogue', 'plant']> };

/** Reads where a page is and whom it speaks to. */
export function headMaker(request: Request, config: Platform['config']): HeadMaker {
  const lang = readLang(request);
  return {
    origin: siteOrigin(request, config),
    path: new URL(request.url).pathname,
    lang,
    savesData: savesData(request.headers.get('save-data')),
    t: i18nFor(lang).getFixedT(lang, ['storefront', 'catalogue', 'plant']),
  };
}

const write = ({ t, ...address }: HeadMaker, page: Omit<PageSummary, keyof PageAddress>): MetaDescriptor[] =>
  pageMeta({ ...address, ...page }, t('site'));

const firstPicture = (page: CardPage): PageSummary['picture'] => {
  const photo = page.cards[0]?.picture;
  return photo ? { photo, sizes: CARD_SIZES } : null;
};

export const homeHead = (maker: HeadMaker, page: CardPage): MetaDescriptor[] =>
  write(maker, {
    title: maker.t('home.title'),
    description: maker.t('home.description'),
    picture: firstPicture(page),
    jsonLd: [siteLd(maker.origin, maker.t('site'))],
  });

/** Only the whole list and the lists of a kind or a province are pages of their own; a question's answer is not. */
export function searchHead(maker: HeadMaker, query: SearchQuery, page: CardPage): MetaDescriptor[] {
  const { t } = maker;
  const { text, group, province, min, max, after, filters } = query;
  const unlisted = text !== '' || after !== null || min !== null || max !== null || chosenFilters(filters).length > 0;
  return write(maker, {
    title: text !== '' ? t('search.title', { text }) : group ? t(`catalogue:groups.${group}`) : t('search.titleAll'),
    description: t('search.description'),
    search: { ...(group ? { kind: group } : {}), ...(province ? { province } : {}) },
    unlisted: unlisted || page.cards.length === 0,
    picture: firstPicture(page),
    jsonLd: unlisted ? [] : listed(maker, page),
  });
}

export function shopHead(
  maker: HeadMaker,
  { shop, page, sections, preview }: Extract<ShopFound, { kind: 'found' }>,
  query: SearchQuery,
): MetaDescriptor[] {
  const { t, origin } = maker;
  const place = placeOf(shop);
  const url = addressIn(maker.lang, { ...maker, path: shop.path });
  const picture = leadingPicture(sections, page.cards);
  return write(maker, {
    title: t('shop.title', { name: shop.name, place }),
    description: shop.tagline ? `${shop.tagline} ${shop.story}` : t('shop.description', { name: shop.name, place }),
    search: query.group ? { kind: query.group } : {},
    unlisted:
      preview ||
      query.after !== null ||
      narrowedBy({ ...query, group: null }).length > 0 ||
      (query.group !== null && page.cards.length === 0),
    type: 'profile',
    picture,
    jsonLd: [
      shopLd({
        ...shop,
        url,
        description: summaryOf(shop.story || shop.tagline, 500),
        image: picture ? (shareImage(origin, picture.photo)?.url ?? null) : null,
      }),
      breadcrumbLd([home(maker), { name: shop.name, url }]),
      ...listed(maker, page),
    ],
  });
}

export function coopHead(maker: HeadMaker, coop: CoopView, page: CardPage, query: CoopQuery): MetaDescriptor[] {
  const { t } = maker;
  return write(maker, {
    title: t('coop.title', { name: coop.name }),
    description: coop.story || t('coop.description', { name: coop.name }),
    search: {
      ...(query.group ? { kind: query.group } : {}),
      ...(query.commune ? { commune: query.commune } : {}),
    },
    unlisted: query.after !== null || query.garden !== null || query.text !== '',
    picture: firstPicture(page),
    jsonLd: [
      breadcrumbLd([home(maker), { name: coop.name, url: addressIn(maker.lang, maker) }]),
      ...listed(maker, page),
    ],
  });
}

export const restingHead = (maker: HeadMaker, of: 'shop' | 'listing' | 'ended', name: string): MetaDescriptor[] => [
  { title: maker.t(`${of}.resting`, { name }) },
  { name: 'robots', content: 'noindex' },
];

/** `reviews`: what buyers said of it, as its page shows it. */
export function listingHead(
  maker: HeadMaker,
  listing: ListingView & { reviews?: { totals: ReviewTotals; latest: ReviewView[] } },
  size: SizeChoice,
  now: Date,
): MetaDescriptor[] {
  const { t, origin, lang } = maker;
  const { shop, sizes, pictures, promises } = listing;
  const unit = t(`catalogue:${unitKey(listing.unit, listing.piecesPerUnit)}`);
  const prices = sizes.map(({ price }) => price).sort((a, b) => a - b);
  const price = priceRange(prices[0] ?? null, prices.at(-1) ?? null);
  const name = listing.name.text;
  const url = addressIn(lang, maker);
  const description =
    listing.description.text || t('listing.description', { name, price, unit, shop: shop.name, place: placeOf(shop) });
  const images = pictures.flatMap((picture) => shareImage(origin, picture)?.url ?? []);
  const availability = availabilityOf(listing, size);
  const category = t(`catalogue:groups.${listing.group}`);
  return write(maker, {
    title: t('listing.title', { name, price }),
    description,
    type: 'product',
    picture: pictures[0] ? { photo: pictures[0], sizes: GALLERY_SIZES } : null,
    product: {
      brand: shop.name,
      availability: { 'in-stock': 'in stock', preorder: 'preorder', 'sold-out': 'out of stock', gone: 'out of stock' }[
        availability
      ],
      condition: 'new',
      'price:amount': String(size.price),
      'price:currency': 'VND',
      retailer_item_id: size.sku,
      ...(sizes.length > 1 ? { item_group_id: listing.id } : {}),
      category,
    },
    jsonLd: [
      productLd({
        url,
        groupId: listing.id,
        name,
        description: summaryOf(description, 1000),
        category,
        images,
        readyOn: listing.preorderOn,
        facts: listing.scientificName ? [{ name: t('facts.scientificName'), value: listing.scientificName }] : [],
        shop: { name: shop.name, url: addressIn(lang, { ...maker, path: shop.path }) },
        priceUntil: endOfNextMonth(now),
        reviews: toLdReviews(listing.reviews, t('plant:reviews.byNobody')),
        delivery: promises.shipping && { ...promises.shipping, handlingDays: Math.ceil(promises.answerHours / 24) },
        claimDays: Math.ceil(promises.claimHours / 24),
        variants: sizes.map((one) => ({
          sku: one.sku,
          size: one.size,
          price: one.price,
          url: sizes.length > 1 ? addressIn(lang, maker, { variant: one.sku }) : url,
          availability: availabilityOf(listing, one),
        })),
      }),
      breadcrumbLd([
        home(maker),
        { name: shop.name, url: addressIn(lang, { ...maker, path: shop.path }) },
        { name, url },
      ]),
    ],
  });
}

/** Prices stand until somebody changes them; machines want a day, and one that moves once a month keeps pages the same. */
function endOfNextMonth(now: Date): string {
  const [year, month] = isoDay(now).split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month + 1, 0)).toISOString().slice(0, 10);
}

/** The listings of a page as machines know them; nothing where it has none. */
const listed = (maker: HeadMaker, { cards }: CardPage): object[] =>
  cards.length > 0 ? [itemListLd(cards.map(({ path }) => addressIn(maker.lang, { ...maker, path })))] : [];

const home = (maker: HeadMaker) => ({ name: maker.t('site'), url: addressIn(maker.lang, { ...maker, path: '/' }) });

const placeOf = ({ commune, province }: Seller): string => [commune, province].filter(Boolean).join(', ');

const availabilityOf = ({ preorderOn, oneOfAKind }: ListingView, { stock }: SizeChoice): Availability =>
  stock > 0 ? (preorderOn ? 'preorder' : 'in-stock') : oneOfAKind ? 'gone' : 'sold-out';

/** `author`: buyers are not named. */
function toLdReviews(
  reviews: { totals: ReviewTotals; latest: ReviewView[] } | undefined,
  author: string,
): LdProduct['reviews'] {
  const average = reviews?.totals.average ?? null;
  if (!reviews || average === null) return null;
  const latest = reviews.latest.map(({ stars, text, day, lang }) => ({ stars, text, day, lang, author }));
  return { count: reviews.totals.count, average, latest };
}
