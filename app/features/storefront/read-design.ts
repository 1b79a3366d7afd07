import { z } from 'zod';

import { readDay } from '~/shared/date';
import { cleanText, cutText } from '~/shared/text';

import {
  DESIGN_LIMITS,
  EMPTY_SECTION,
  NEEDED,
  REPEATABLE,
  SECTION_KINDS,
  THEMES,
  UNTOUCHED,
  type Design,
  type Section,
  type SectionData,
  type SectionKind,
} from './design';

const text = (max: number, { multiline = false } = {}) =>
  z
    .string()
    .transform((typed) => cutText(cleanText(typed, { multiline }), max, { end: '' }))
    .catch('');
const line = text(DESIGN_LIMITS.line);
const prose = text(DESIGN_LIMITS.text, { multiline: true });
const id = z.guid();
/** Those of a list that make sense, each once. */
const ids = (most: number) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((all) => [...new Set(all.filter((one): one is string => id.safeParse(one).success))].slice(0, most));
const photos = ids(DESIGN_LIMITS.photos);
const flag = (otherwise: boolean) => z.boolean().catch(otherwise);
const day = z
  .string()
  .refine((typed) => readDay(typed) !== null)
  .nullable()
  .catch(null);
/** A link that cannot run anything: https, and short enough for a map's. */
const link = z
  .string()
  .max(500)
  .refine((typed) => URL.canParse(typed) && new URL(typed).protocol === 'https:')
  .catch('');

const DATA: { [Kind in SectionKind]: z.ZodType<SectionData[Kind]> } = {
  announcement: z.object({ text: text(DESIGN_LIMITS.line * 2), until: day }),
  banner: z.object({ heading: line, line: text(DESIGN_LIMITS.line * 2), photoId: id.nullable().catch(null) }),
  certificates: z.object({ heading: line }),
  season: z.object({ heading: line, text: prose, countdown: flag(true) }),
  featured: z.object({ heading: line, listingIds: ids(DESIGN_LIMITS.featured) }),
  kinds: z.object({ heading: line }),
  shelf: z.object({ heading: line }),
  story: z.object({ heading: line, text: text(DESIGN_LIMITS.story, { multiline: true }), photoIds: photos }),
  packing: z.object({ heading: line, text: prose, photoIds: photos }),
  reviews: z.object({ heading: line }),
  visiting: z.object({ heading: line, hours: line, way: prose, mapUrl: link }),
  contact: z.object({ heading: line, text: prose }),
  policies: z.object({ heading: line }),
};

const COLOUR = z.string().regex(/^#[0-9a-f]{6}$/);
const SHAPE = z.object({
  theme: z.enum(THEMES).catch(UNTOUCHED.theme),
  accent: z
    .discriminatedUnion('of', [
      z.object({ of: z.literal('theme') }),
      z.object({ of: z.literal('photo'), photoId: id, colour: COLOUR }),
    ])
    .catch(UNTOUCHED.accent),
  logo: z
    .discriminatedUnion('of', [
      z.object({ of: z.literal('monogram'), letters: text(DESIGN_LIMITS.letters) }),
      z.object({ of: z.literal('photo'), photoId: id }),
    ])
    .catch(UNTOUCHED.logo),
  sections: z.array(z.unknown()).catch([]),
});
const SECTION = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  kind: z.enum(SECTION_KINDS),
  hidden: flag(false),
  data: z.record(z.string(), z.unknown()).catch({}),
});

/**
 * A look as it was stored, whatever has become of it: what makes no sense is left out or takes its default, what a page
 * cannot do without is put back, so no data can break a page. Null, or nothing readable: the untouched look.
 */
export function readDesign(stored: unknown): Design {
  const read = SHAPE.safeParse(stored);
  if (!read.success) return UNTOUCHED;
  const sections: Section[] = [];
  for (const one of read.data.sections) {
    const section = readSection(one);
    if (!section || sections.length >= DESIGN_LIMITS.sections) continue;
    const { id: own, kind } = section;
    const isThere = sections.some((other) => other.id === own || (other.kind === kind && !REPEATABLE.includes(kind)));
    if (!isThere) sections.push(section);
  }
  const kinds = new Set(sections.map(({ kind }) => kind));
  const missing = UNTOUCHED.sections.filter(({ kind }) => NEEDED.includes(kind) && !kinds.has(kind));
  return { ...read.data, sections: [...missing, ...sections] };
}

function readSection(stored: unknown): Section | null {
  const read = SECTION.safeParse(stored);
  if (!read.success) return null;
  const { id: own, kind, hidden, data } = read.data;
  const said = DATA[kind].parse({ ...EMPTY_SECTION[kind], ...data });
  return { id: own, kind, hidden: hidden && !NEEDED.includes(kind), data: said } as Section;
}
