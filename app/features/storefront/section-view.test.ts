import { expect, it } from 'vitest';

import type { PictureData } from '~/features/photos/rendition';
import { dong } from '~/shared/dong';

import type { Card } from './card';
import { EMPTY_SECTION, UNTOUCHED, type Design, type Section, type SectionKind } from './design';
import type { Certificate } from './pages';
import { fillSections, leadingPicture, namedBy, type ShopMatter } from './section-view';

const NOW = new Date('2026-11-27T05:00:00Z'); // 71 days before Tết
const picture = (name: string): PictureData => ({
  name,
  width: 4,
  height: 3,
  placeholder: '',
  alt: '',
  renditions: [],
});
const card = (id: string): Card => ({
  id,
  path: `/shop/a/p/${id}`,
  name: { text: id },
  group: 'mai',
  unit: 'chau',
  piecesPerUnit: 1,
  priceFrom: dong(1),
  priceTo: dong(1),
  soldOut: false,
  preorderOn: null,
  oneOfAKind: false,
  stars: null,
  shop: { slug: 'a', name: 'A', path: '/shop/a' },
  place: '',
  picture: picture(id),
});
const STARS: Certificate = {
  kind: 'ocop',
  stars: 4,
  product: 'Kẹo dừa',
  certificateNo: '',
  issuer: '',
  expiresOn: null,
};
const BARE: ShopMatter = {
  name: 'Vườn Bà Tư',
  address: 'Ấp Sơn Châu, xã Chợ Lách',
  story: '',
  kinds: [],
  certificates: [],
  motherTrees: [],
  packings: [],
  ways: [],
  claimHours: 48,
  answerHours: 24,
  banner: null,
  photos: new Map(),
  chosen: new Map(),
  newest: [],
};
const RICH: ShopMatter = {
  ...BARE,
  story: 'Ba đời trồng bông giấy.',
  kinds: ['mai', 'foliage'],
  certificates: [STARS],
  packings: ['caged'],
  ways: ['pickup'],
  banner: picture('banner'),
  newest: ['a', 'b', 'c', 'd', 'e'].map(card),
};
const only = <Kind extends SectionKind>(kind: Kind, data: Partial<Section<Kind>['data']> = {}): Design => ({
  ...UNTOUCHED,
  sections: [{ id: kind, kind, hidden: false, data: { ...EMPTY_SECTION[kind], ...data } } as Section],
});
const kindsOf = (design: Design, matter: ShopMatter, now = NOW) =>
  fillSections(design, matter, now).map(({ kind }) => kind);

it('an untouched shop with something to show looks finished', () => {
  expect(kindsOf(UNTOUCHED, RICH)).toEqual(UNTOUCHED.sections.map(({ kind }) => kind));
});

it('an untouched shop with nothing to show has no empty boxes', () => {
  expect(kindsOf(UNTOUCHED, BARE)).toEqual(['banner', 'shelf', 'reviews', 'visiting', 'contact', 'policies']);
});

it('shows nothing of what is hidden', () => {
  const hidden = { ...UNTOUCHED, sections: UNTOUCHED.sections.map((one) => ({ ...one, hidden: true })) };
  expect(kindsOf(hidden, RICH)).toEqual([]);
  expect(namedBy({ ...hidden, logo: { of: 'photo', photoId: 'p' } })).toEqual({ photoIds: ['p'], listingIds: [] });
});

it.each([
  ['on its last day', '2026-11-27', 1],
  ['until it is taken away', null, 1],
  ['no longer the day after', '2026-11-26', 0],
])('an announcement stands %s', (_story, until, shown) =>
  expect(fillSections(only('announcement', { text: 'Nghỉ lễ', until }), BARE, NOW)).toHaveLength(shown),
);

it('counts down to Tết in its season, for a garden that has something for it, and all of a day the same', () => {
  const season = only('season');
  const [morning] = fillSections(season, RICH, new Date('2026-11-26T17:00:00Z'));
  expect(morning).toMatchObject({ kind: 'season', tet: { year: 2027, days: 71, firstDay: '2027-02-06' } });
  expect(fillSections(season, RICH, new Date('2026-11-27T16:59:59Z'))).toEqual([morning]);
  expect(kindsOf(season, BARE)).toEqual([]);
  expect(kindsOf(season, RICH, new Date('2026-06-01T00:00:00Z'))).toEqual([]);
  expect(fillSections(only('season', { text: 'Mùa sầu riêng', countdown: false }), RICH, NOW)).toMatchObject([
    { text: 'Mùa sầu riêng', tet: null },
  ]);
});

it('features what was chosen and is on sale, in the grower’s order; else the newest, large, of many', () => {
  const chosen = new Map([card('x'), card('y')].map((one) => [one.id, one]));
  const design = only('featured', { listingIds: ['y', 'gone', 'x'] });
  expect(fillSections(design, { ...RICH, chosen }, NOW)).toMatchObject([
    { lead: false, cards: [{ id: 'y' }, { id: 'x' }] },
  ]);
  expect(fillSections(only('featured'), RICH, NOW)).toMatchObject([{ lead: true, cards: [{ id: 'a' }] }]);
  expect(fillSections(only('featured'), { ...RICH, newest: [card('a')] }, NOW)).toEqual([]);
});

it('tells the shop’s own story once, and shows only photos that may be shown', () => {
  const photos = new Map([['p', picture('p')]]);
  const [first] = only('story', { photoIds: ['p', 'removed'] }).sections;
  const sections = [first!, { ...first!, id: 'second' } as Section];
  expect(fillSections({ ...UNTOUCHED, sections }, { ...RICH, photos }, NOW)).toMatchObject([
    { text: 'Ba đời trồng bông giấy.', pictures: [{ name: 'p' }] },
    { id: 'second', text: '', pictures: [{ name: 'p' }] },
  ]);
});

it('leads to a map by the address, or to the one that the grower gave', () => {
  expect(fillSections(only('visiting'), BARE, NOW)).toMatchObject([
    { mapUrl: expect.stringMatching(/^https:\/\/[^ ]+query=V%C6%B0%E1%BB%9Dn/) as string },
  ]);
  const own = 'https://maps.example/x';
  expect(fillSections(only('visiting', { mapUrl: own }), BARE, NOW)).toMatchObject([{ mapUrl: own }]);
});

it('knows the first picture of a page, however its sections are ordered', () => {
  const name = (design: Design, matter: ShopMatter) =>
    leadingPicture(fillSections(design, matter, NOW), matter.newest)?.photo.name ?? null;
  expect(name(UNTOUCHED, RICH)).toBe('banner');
  expect(name(UNTOUCHED, { ...RICH, banner: null })).toBe('a');
  const turned = { ...UNTOUCHED, sections: [...UNTOUCHED.sections].reverse() };
  expect(name(turned, { ...RICH, newest: ['z', ...'bcde'].map(card) })).toBe('z');
  expect(name(UNTOUCHED, BARE)).toBeNull();
});
