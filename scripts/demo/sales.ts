import { isoDay } from '~/shared/date';

import type { DemoGarden, DemoListing } from './garden';
import { seededRandom, seedFrom } from './pictures/random';

/** What becomes of an order of the demo by the day of loading. */
export const FATES = [
  'new',
  'to-pay',
  'to-pack',
  'packed',
  'under-way',
  'claim',
  'tet',
  'returned',
  'cancelled',
  'done',
] as const;
export type Fate = (typeof FATES)[number];

/** Somebody who buys in the demo. Their numbers are nobody's: they belong to a block that the demo made up. */
export type DemoBuyer = { name: string; phone: string; communeCode: string; street: string };

/** One order as it is to be placed: what, by whom, when, how paid, and how far it has come. */
export type DemoSale = {
  /** Of its garden, from 0. */
  position: number;
  fate: Fate;
  placedAt: Date;
  buyer: DemoBuyer;
  listing: DemoListing;
  size: string;
  quantity: number;
  pays: 'cod' | 'vietqr';
  /** The way that is tried first; what does not travel is fetched. */
  way: 'pickup' | 'own_delivery' | 'depot';
};

const BUYERS: readonly DemoBuyer[] = [
  { name: 'Nguyễn Thị Hoa', phone: '+84900000101', communeCode: '28870', street: 'Ấp Phụng Châu, gần chợ' },
  { name: 'Lê Văn Phúc', phone: '+84900000102', communeCode: '28894', street: 'Ấp Vĩnh Bắc' },
  { name: 'Phạm Ngọc Lan', phone: '+84900000103', communeCode: '26740', street: '15/3 hẻm cây phượng' },
  { name: 'Quán cà phê Gió', phone: '+84900000104', communeCode: '26743', street: '108 mặt tiền đường lớn' },
  { name: 'Võ Minh Tâm', phone: '+84900000105', communeCode: '28879', street: 'Ấp Thới Định' },
  { name: 'Trường tiểu học Bình Minh', phone: '+84900000106', communeCode: '28901', street: 'Phòng bảo vệ' },
  { name: 'Đỗ Thanh Mai', phone: '+84900000107', communeCode: '28870', street: 'Sau đình làng' },
  { name: 'Huỳnh Quốc Bảo', phone: '+84900000108', communeCode: '28894', street: 'Nhà cổng xanh, đầu cầu' },
  { name: 'Bùi Thị Kim Ngân', phone: '+84900000109', communeCode: '26740', street: 'Chung cư Hướng Dương, lầu 5' },
];

/** What lies at hand on the day of loading, with the hours since it was ordered. */
const LATELY: readonly [Fate, hoursAgo: number][] = [
  ['new', 2],
  ['new', 7],
  ['to-pay', 3],
  ['to-pack', 30],
  ['to-pack', 46],
  ['packed', 50],
  ['under-way', 60],
  ['claim', 70],
  ['tet', 100],
  ['cancelled', 290],
  ['returned', 480],
];
/** The household of the first sign-in has them all and a long past; the others have a little of both. */
const PAST = { first: 16, other: 3 };
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** What is done was ordered at least so long ago. */
const DONE_AFTER_DAYS = 10;

/** The first moment of the quarter before this one: the demo's books have two quarters to show. */
export function firstMoment(now: Date): Date {
  const [year, month] = isoDay(now).split('-').map(Number) as [number, number];
  const quarter = Math.ceil(month / 3) - 1;
  return new Date(Date.UTC(year, (quarter - 1) * 3, 1, -7 + 8)); // eight in the morning in Vietnam
}

/** True for what the demo sells: on sale, and more than one of it. */
const isSold = (listing: DemoListing): boolean =>
  !listing.state &&
  !listing.oneOfAKind &&
  !listing.photoLost &&
  listing.group !== 'service' &&
  sizesOf(listing).length > 0;

/** A garden's orders, of the listings that are there. The same day and the same listings give the same orders. */
export function salesOf(
  garden: DemoGarden,
  { isFirst, listings, now }: { isFirst: boolean; listings: readonly DemoListing[]; now: Date },
): DemoSale[] {
  const ordinary = listings.filter((listing) => isSold(listing) && !listing.tet);
  const early = listings.filter((listing) => isSold(listing) && listing.tet);
  const lately = isFirst ? LATELY : LATELY.filter(([fate], at) => at === 0 || fate === 'under-way' || fate === 'tet');
  const past = isFirst ? PAST.first : PAST.other;
  const began = firstMoment(now).getTime();
  const span = now.getTime() - DONE_AFTER_DAYS * DAY_MS - began;
  const moments = [
    ...lately.map(([fate, hoursAgo]) => ({ fate, placedAt: new Date(now.getTime() - hoursAgo * HOUR_MS) })),
    ...Array.from({ length: past }, (_, at) => ({
      fate: 'done' as const,
      placedAt: new Date(began + Math.floor((span * (at + 0.5)) / past)),
    })),
  ];
  return moments.flatMap(({ fate, placedAt }, position): DemoSale[] => {
    const random = seededRandom(seedFrom(garden.shop.name, 'sale', position));
    const choices = fate === 'tet' ? early : ordinary;
    if (choices.length === 0) return [];
    const listing = random.pick(choices);
    const { size, stock } = random.pick(sizesOf(listing));
    return [
      {
        position,
        fate,
        placedAt,
        buyer: random.pick(BUYERS),
        listing,
        size,
        quantity: random.int(1, Math.max(1, Math.min(6, stock))),
        pays: fate === 'to-pay' || fate === 'tet' || (fate !== 'new' && random.chance(0.4)) ? 'vietqr' : 'cod',
        way: fate === 'under-way' ? 'depot' : random.pick(['pickup', 'own_delivery', 'depot']),
      },
    ];
  });
}

const sizesOf = (listing: DemoListing) => listing.sizes.filter(({ price, stock }) => price !== null && stock > 0);
