/**
 * How a shop looks, as data: a theme, a colour, a logo, and sections one under the other. Nothing in it is HTML; what a
 * grower types is text, what is shown of the shop (certificates, hours, policies) is read anew each time.
 */

/** Five looks, each with its own type, rhythm and mood. */
export const THEMES = ['orchard', 'market', 'courtyard', 'festival', 'workshop'] as const;
export type Theme = (typeof THEMES)[number];

/** What a shop's front page is made of, in the order of a shop that nobody has touched. */
export const SECTION_KINDS = [
  'announcement',
  'banner',
  'certificates',
  'season',
  'featured',
  'kinds',
  'shelf',
  'story',
  'packing',
  'reviews',
  'visiting',
  'contact',
  'policies',
] as const;
export type SectionKind = (typeof SECTION_KINDS)[number];

/** Sections that a page cannot do without: they may be moved, not hidden or taken out. */
export const NEEDED: readonly SectionKind[] = ['banner', 'shelf'];
/** Sections that may stand on a page more than once. */
export const REPEATABLE: readonly SectionKind[] = ['story', 'featured'];

/** Limits in characters, and in pieces. */
export const DESIGN_LIMITS = {
  line: 80,
  text: 600,
  story: 3000,
  letters: 2,
  photos: 3,
  featured: 12,
  sections: 20,
} as const;

/** What each kind of section says. An empty text means: say what fits the shop. */
export type SectionData = {
  /** One line above everything; `until` is its last day (2027-01-15), null: until it is taken away. */
  announcement: { text: string; until: string | null };
  /** `photoId` null: the shop's banner, else its newest plant. */
  banner: { heading: string; line: string; photoId: string | null };
  certificates: { heading: string };
  /** The days until Tết, and what there is for it. `countdown` false: only the text. */
  season: { heading: string; text: string; countdown: boolean };
  /** No listing chosen: the newest. */
  featured: { heading: string; listingIds: string[] };
  kinds: { heading: string };
  shelf: { heading: string };
  /** An empty text is the shop's own story. */
  story: { heading: string; text: string; photoIds: string[] };
  packing: { heading: string; text: string; photoIds: string[] };
  reviews: { heading: string };
  /** `hours` and `way` are the grower's words ("7 giờ – 17 giờ, cả chủ nhật"); `mapUrl` an https link to a map, or empty. */
  visiting: { heading: string; hours: string; way: string; mapUrl: string };
  contact: { heading: string; text: string };
  policies: { heading: string };
};

/** `id` is unique on its page and stays when the section is moved. */
export type Section<Kind extends SectionKind = SectionKind> = {
  [K in Kind]: { id: string; kind: K; hidden: boolean; data: SectionData[K] };
}[Kind];

/** The colour of links and buttons: the theme's own, or one taken from a photo of the garden ("#2c663a"). */
export type Accent = { of: 'theme' } | { of: 'photo'; photoId: string; colour: string };
/** What stands before the shop's name; a monogram without letters takes them from the name. */
export type Logo = { of: 'monogram'; letters: string } | { of: 'photo'; photoId: string };

export type Design = { theme: Theme; accent: Accent; logo: Logo; sections: Section[] };

/** What a new section of a kind says. */
export const EMPTY_SECTION: { [Kind in SectionKind]: SectionData[Kind] } = {
  announcement: { text: '', until: null },
  banner: { heading: '', line: '', photoId: null },
  certificates: { heading: '' },
  season: { heading: '', text: '', countdown: true },
  featured: { heading: '', listingIds: [] },
  kinds: { heading: '' },
  shelf: { heading: '' },
  story: { heading: '', text: '', photoIds: [] },
  packing: { heading: '', text: '', photoIds: [] },
  reviews: { heading: '' },
  visiting: { heading: '', hours: '', way: '', mapUrl: '' },
  contact: { heading: '', text: '' },
  policies: { heading: '' },
};

const sectionOf = (kind: SectionKind): Section =>
  ({ id: kind, kind, hidden: false, data: EMPTY_SECTION[kind] }) as Section;

/** The look of a shop that nobody has touched: every section, each showing what the shop has, so it looks finished. */
export const UNTOUCHED: Design = {
  theme: 'orchard',
  accent: { of: 'theme' },
  logo: { of: 'monogram', letters: '' },
  sections: SECTION_KINDS.filter((kind) => kind !== 'announcement').map(sectionOf),
};
