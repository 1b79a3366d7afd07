import { ok, refuse, type Problem, type Result } from '~/shared/result';

import {
  DESIGN_LIMITS,
  EMPTY_SECTION,
  NEEDED,
  REPEATABLE,
  SECTION_KINDS,
  type Accent,
  type Design,
  type Logo,
  type Section,
  type SectionData,
  type SectionKind,
  type Theme,
} from './design';

export type DesignProblem = Problem<
  | 'design.stale'
  | 'design.not-a-design'
  | 'design.too-many-sections'
  | 'design.too-long'
  | 'design.day-unreadable'
  | 'design.day-past'
  | 'design.link-not-https'
  | 'design.too-many-photos'
  | 'design.too-many-listings'
  | 'design.photo-gone'
  | 'design.listing-gone'
  | 'design.logo-missing'
  | 'design.colour-missing'
>;

/** What a wish makes of a look; null: it names a section that is not there. */
export type DesignChange = (design: Design) => Result<Design, DesignProblem> | null;

export const chooseTheme =
  (theme: Theme): DesignChange =>
  (design) =>
    ok({ ...design, theme });

export const chooseAccent =
  (accent: Accent): DesignChange =>
  (design) =>
    ok({ ...design, accent });

export const chooseLogo =
  (logo: Logo): DesignChange =>
  (design) =>
    ok({ ...design, logo });

/** The kinds of sections that may still be added, in the order in which a page has them. */
export const kindsToAdd = ({ sections }: Design): SectionKind[] =>
  sections.length >= DESIGN_LIMITS.sections
    ? []
    : SECTION_KINDS.filter((kind) => REPEATABLE.includes(kind) || !sections.some((one) => one.kind === kind));

/** The id of a new section: its kind where that is free, else with `chance` (a-z, 0-9) behind it. */
export const newSectionId = ({ sections }: Design, kind: SectionKind, chance: string): string =>
  sections.some(({ id }) => id === kind) ? `${kind}-${chance}` : kind;

/**
 * Adds a section where a page usually has it: behind the last of those that come before it. One of a kind that a page
 * has once is there already when it is asked for twice.
 */
export const addSection =
  (kind: SectionKind, chance: string): DesignChange =>
  (design) => {
    const { sections } = design;
    if (!REPEATABLE.includes(kind) && sections.some((one) => one.kind === kind)) return ok(design);
    if (sections.length >= DESIGN_LIMITS.sections)
      return refuse({ code: 'design.too-many-sections', with: { max: DESIGN_LIMITS.sections } });
    const rank = SECTION_KINDS.indexOf(kind);
    const before = sections.findLastIndex((one) => SECTION_KINDS.indexOf(one.kind) <= rank);
    const added = { id: newSectionId(design, kind, chance), kind, hidden: false, data: EMPTY_SECTION[kind] } as Section;
    return ok({ ...design, sections: sections.toSpliced(before + 1, 0, added) });
  };

/** Puts a section one place up (-1) or down (1); at the end it stays. */
export const moveSection =
  (id: string, by: 1 | -1): DesignChange =>
  (design) => {
    const place = design.sections.findIndex((one) => one.id === id);
    const section = design.sections[place];
    if (!section) return null;
    const others = design.sections.toSpliced(place, 1);
    return ok({ ...design, sections: others.toSpliced(Math.max(0, place + by), 0, section) });
  };

/** Hides a section or shows it again; what a page cannot do without stays in sight. */
export const hideSection =
  (id: string, hidden: boolean): DesignChange =>
  (design) => {
    const section = design.sections.find((one) => one.id === id);
    if (!section || NEEDED.includes(section.kind)) return null;
    return changeOne(design, { ...section, hidden });
  };

/** Takes a section out; what a page cannot do without stays. */
export const removeSection =
  (id: string): DesignChange =>
  (design) => {
    const section = design.sections.find((one) => one.id === id);
    if (!section || NEEDED.includes(section.kind)) return null;
    return ok({ ...design, sections: design.sections.filter((one) => one !== section) });
  };

/** What a section says from now on; it is the kind it was. */
export const fillSection =
  (id: string, data: SectionData[SectionKind]): DesignChange =>
  (design) => {
    const section = design.sections.find((one) => one.id === id);
    return section ? changeOne(design, { ...section, data } as Section) : null;
  };

const changeOne = (design: Design, changed: Section) =>
  ok({ ...design, sections: design.sections.map((one) => (one.id === changed.id ? changed : one)) });

/** Every photo that a look names, each once. */
export function photosOf({ accent, logo, sections }: Design): string[] {
  const named = sections.flatMap(({ data }) => [
    ...('photoId' in data && data.photoId ? [data.photoId] : []),
    ...('photoIds' in data ? data.photoIds : []),
  ]);
  const marks = [accent, logo].flatMap((one) => (one.of === 'photo' ? [one.photoId] : []));
  return [...new Set([...marks, ...named])];
}

/** Every listing that a look names, each once. */
export const listingsOf = ({ sections }: Design): string[] => [
  ...new Set(sections.flatMap(({ data }) => ('listingIds' in data ? data.listingIds : []))),
];
