import { wordsIn } from '~/features/feeds/words.server';
import type { FeedContext, FeedItem, FeedListing, FeedVariant } from '~/features/feeds/item';

/** A grower's square and wide JPEG, as the photo room makes them. */
export const aFeedPhoto = (side = 1200): FeedItem['photos'][number] => ({
  name: 'Ab3dEf6hIj9kLm2nOp5qRs',
  renditions: [
    { kind: 'width', format: 'avif', width: 640, height: 480, bytes: 20_000 },
    { kind: 'width', format: 'jpeg', width: side, height: Math.round(side * 0.75), bytes: 90_000 },
    { kind: 'square', format: 'jpeg', width: side, height: side, bytes: 200_000 },
  ],
});

/** One size of a pink bougainvillea from Bà Tư's garden. Say only what differs. */
export function aFeedItem({
  listing,
  variant,
  ...given
}: Partial<Omit<FeedItem, 'listing' | 'variant'>> & {
  listing?: Partial<FeedListing>;
  variant?: Partial<FeedVariant>;
} = {}): FeedItem {
  const size = variant?.size ?? 'Chậu 30 cm';
  return {
    shop: { id: '019a1b2c-3d4e-7f56-8a9b-0c1d2e3f4a5b', slug: 'vuon-ba-tu', name: 'Vườn Bà Tư' },
    listing: {
      id: '019a1b2c-0000-7000-8000-000000000001',
      slug: 'bong-giay-hong',
      state: 'published',
      name: 'Bông giấy hồng',
      description: 'Bông giấy hồng ba năm tuổi, tán tròn, đang ra bông, trồng chậu đất nung, hợp sân nắng.',
      care: '',
      nameEn: '',
      descriptionEn: '',
      careEn: '',
      group: 'foliage',
      unit: 'chau',
      piecesPerUnit: 1,
      scientificName: '',
      cultivar: '',
      origin: 'own_grown',
      googleCategory: null,
      oneOfAKind: false,
      gtin: null,
      preorderOn: null,
      lights: [],
      water: null,
      ocop: [],
      ...listing,
    },
    variant: {
      id: '019a1b2c-0000-7000-8000-000000000002',
      sku: 'KX7M2P4T',
      size,
      price: 350_000,
      stock: 20,
      heightCm: null,
      spreadCm: null,
      potCm: null,
      weightGrams: null,
      lengthCm: null,
      widthCm: null,
      packHeightCm: null,
      ...variant,
    },
    position: 0,
    sizes: [size],
    prices: [variant?.price ?? 350_000],
    photos: [aFeedPhoto()],
    photosWaiting: 0,
    ...given,
  };
}

export const aFeedContext = (given: Partial<FeedContext> = {}): FeedContext => ({
  origin: 'https://chovuon.example',
  today: '2026-11-23',
  words: wordsIn('vi'),
  languages: { vi: wordsIn('vi'), en: wordsIn('en') },
  shared: false,
  ...given,
});
