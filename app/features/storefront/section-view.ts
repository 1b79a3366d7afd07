import type { Group } from '~/features/catalogue/vocabulary';
import type { PictureData } from '~/features/photos/rendition';
import type { ShippingKind } from '~/features/shops/shipping-method';
import { isoDay } from '~/shared/date';

import { BANNER_SIZES, CARD_SIZES, FEATURED_SIZES, STORY_SIZES, type Card } from './card';
import type { Design, Section, SectionData, SectionKind } from './design';
import type { Certificate } from './pages';
import { nextTet, tetAhead, type TetYear } from './tet';

/** What a shop has to show, whatever its sections say. */
export type ShopMatter = {
  name: string;
  address: string;
  story: string;
  kinds: Group[];
  certificates: Certificate[];
  /** Codes of mother trees, as the grower wrote them, with the name of what came from each. */
  motherTrees: { code: string; name: string }[];
  /** Ids of the vocabulary `packing`. */
  packings: string[];
  ways: ShippingKind[];
  /** Hours after arrival in which a dead plant may be reported; 0: none. */
  claimHours: number;
  /** Hours in which an order is answered. */
  answerHours: number;
  banner: PictureData | null;
  /** The photos that sections name, those that may be shown. */
  photos: ReadonlyMap<string, PictureData>;
  /** The listings that sections name, those that are on sale. */
  chosen: ReadonlyMap<string, Card>;
  /** The newest listings. */
  newest: Card[];
};

type Shown<Kind extends SectionKind, Rest> = { id: string; kind: Kind; heading: string } & Rest;

/** A section as it will be seen: defaults filled in, nothing in it that may not be shown. */
export type SectionView =
  | Shown<'announcement', { text: string }>
  | Shown<'banner', { line: string; picture: PictureData | null }>
  | Shown<'certificates', { papers: Certificate[]; motherTrees: ShopMatter['motherTrees'] }>
  | Shown<'season', { text: string; tet: { year: TetYear; days: number; firstDay: string } | null; today: string }>
  /** `lead`: one listing, large, because the grower has chosen none. */
  | Shown<'featured', { cards: Card[]; lead: boolean }>
  | Shown<'kinds', { kinds: Group[] }>
  | Shown<'shelf', object>
  | Shown<'story', { text: string; pictures: PictureData[] }>
  | Shown<
      'packing',
      { text: string; pictures: PictureData[]; packings: string[]; ways: ShippingKind[]; claimHours: number }
    >
  | Shown<'reviews', object>
  | Shown<'visiting', { hours: string; way: string; mapUrl: string }>
  | Shown<'contact', { text: string }>
  | Shown<'policies', { claimHours: number; answerHours: number }>;

/** From so many listings on, a shop that has chosen none shows its newest one large: with fewer, the shelf is enough. */
const LEAD_FROM = 5;
/** What is in season before Tết. */
const TET_KINDS: readonly Group[] = ['seasonal-flower', 'mai'];

/** The sections of a front page, in their order; what has nothing to say is left out, so no page has an empty box. */
export function fillSections({ sections }: Design, matter: ShopMatter, now: Date): SectionView[] {
  const firstStory = sections.find(({ kind, hidden }) => kind === 'story' && !hidden)?.id;
  return sections.flatMap((section) => {
    if (section.hidden) return [];
    const view = fill(section, matter, now, section.id === firstStory);
    return view ? [view] : [];
  });
}

function fill(section: Section, matter: ShopMatter, now: Date, isFirstStory: boolean): SectionView | null {
  const { id, kind } = section;
  const photosOf = (ids: string[]) => ids.flatMap((one) => matter.photos.get(one) ?? []);
  switch (kind) {
    case 'announcement': {
      const { text, until } = section.data;
      return text && (until === null || until >= isoDay(now)) ? { id, kind, heading: '', text } : null;
    }
    case 'banner': {
      const { heading, line, photoId } = section.data;
      const chosen = photoId ? matter.photos.get(photoId) : undefined;
      return { id, kind, heading, line, picture: chosen ?? matter.banner };
    }
    case 'certificates': {
      const { certificates: papers, motherTrees } = matter;
      return papers.length + motherTrees.length > 0 ? { id, kind, ...section.data, papers, motherTrees } : null;
    }
    case 'season':
      return seasonOf(section, matter, now);
    case 'featured': {
      const cards = section.data.listingIds.flatMap((one) => matter.chosen.get(one) ?? []);
      const lead = cards.length === 0 && matter.newest.length >= LEAD_FROM;
      if (lead) cards.push(matter.newest[0]!);
      return cards.length > 0 ? { id, kind, heading: section.data.heading, cards, lead } : null;
    }
    case 'kinds':
      return matter.kinds.length > 1 ? { id, kind, ...section.data, kinds: matter.kinds } : null;
    case 'story': {
      const text = section.data.text || (isFirstStory ? matter.story : '');
      const pictures = photosOf(section.data.photoIds);
      return text || pictures.length > 0 ? { id, kind, heading: section.data.heading, text, pictures } : null;
    }
    case 'packing': {
      const { heading, text, photoIds } = section.data;
      const pictures = photosOf(photoIds);
      const { packings, ways, claimHours } = matter;
      const says = text !== '' || pictures.length + packings.length + ways.length > 0;
      return says ? { id, kind, heading, text, pictures, packings, ways, claimHours } : null;
    }
    case 'visiting': {
      const { mapUrl, ...said } = section.data;
      return matter.address ? { id, kind, ...said, mapUrl: mapUrl || mapOf(matter) } : null;
    }
    case 'contact':
      return { id, kind, ...section.data };
    case 'policies': {
      const { claimHours, answerHours } = matter;
      return { id, kind, heading: section.data.heading, claimHours, answerHours };
    }
    case 'shelf':
    case 'reviews':
      return { id, kind, heading: section.data.heading };
  }
}

function seasonOf(
  { id, data }: { id: string; data: SectionData['season'] },
  { kinds }: ShopMatter,
  now: Date,
): SectionView | null {
  const { heading, text, countdown } = data;
  const said = heading !== '' || text !== '';
  const counts = countdown && (said || TET_KINDS.some((kind) => kinds.includes(kind)));
  const next = counts && tetAhead(now) ? nextTet(now) : null;
  return next || text ? { id, kind: 'season', heading, text, tet: next, today: isoDay(now) } : null;
}

/** Where the garden is, for whoever has not given a map of their own: a search, so nothing of the map loads here. */
const mapOf = ({ name, address }: Pick<ShopMatter, 'name' | 'address'>): string =>
  `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(`${name}, ${address}`)}`;

/** The picture that the eye gets first: the first of the first section that has one; the shelf has those of its cards. */
export type Leading = { section: string; photo: PictureData; sizes: string };

export function leadingPicture(sections: readonly SectionView[], shelf: readonly Card[]): Leading | null {
  for (const section of sections) {
    const [photo, sizes] = firstOf(section, shelf);
    if (photo) return { section: section.id, photo, sizes };
  }
  return null;
}

function firstOf(section: SectionView, shelf: readonly Card[]): [photo: PictureData | null | undefined, sizes: string] {
  switch (section.kind) {
    case 'banner':
      return [section.picture, BANNER_SIZES];
    case 'featured':
      return [section.cards[0]?.picture, section.lead ? FEATURED_SIZES : CARD_SIZES];
    case 'shelf':
      return [shelf[0]?.picture, CARD_SIZES];
    case 'story':
    case 'packing':
      return [section.pictures[0], STORY_SIZES];
    default:
      return [null, ''];
  }
}

/** The ids of what sections name, each once: what has to be asked of the database. */
export function namedBy({ sections, logo }: Design): { photoIds: string[]; listingIds: string[] } {
  const photoIds = new Set<string>(logo.of === 'photo' ? [logo.photoId] : []);
  const listingIds = new Set<string>();
  for (const { hidden, kind, data } of sections) {
    if (hidden) continue;
    if (kind === 'banner' && data.photoId) photoIds.add(data.photoId);
    if (kind === 'story' || kind === 'packing') for (const id of data.photoIds) photoIds.add(id);
    if (kind === 'featured') for (const id of data.listingIds) listingIds.add(id);
  }
  return { photoIds: [...photoIds], listingIds: [...listingIds] };
}
