import { readDay } from '~/shared/date';
import { ok, refuse, type Result } from '~/shared/result';
import { cleanText, lengthOf } from '~/shared/text';
import { isUuid } from '~/shared/uuid';

import type { DesignProblem } from './change-design';
import { DESIGN_LIMITS, type SectionData, type SectionKind } from './design';

/** How a part of a section is asked for; `max` in characters, or in pieces. */
export type SectionField =
  | { type: 'line' | 'prose' | 'link'; max: number }
  | { type: 'photo' }
  | { type: 'photos' | 'listings'; max: number }
  | { type: 'day' | 'flag' };

const heading = { type: 'line', max: DESIGN_LIMITS.line } as const;
const sentence = { type: 'line', max: DESIGN_LIMITS.line * 2 } as const;
const prose = { type: 'prose', max: DESIGN_LIMITS.text } as const;
const photos = { type: 'photos', max: DESIGN_LIMITS.photos } as const;

/** The parts of each kind of section in the order in which its form asks for them. The limits are those of `readDesign`. */
export const SECTION_FIELDS: { [Kind in SectionKind]: { [Name in keyof SectionData[Kind]]: SectionField } } = {
  announcement: { text: sentence, until: { type: 'day' } },
  banner: { heading, line: sentence, photoId: { type: 'photo' } },
  certificates: { heading },
  season: { heading, text: prose, countdown: { type: 'flag' } },
  featured: { heading, listingIds: { type: 'listings', max: DESIGN_LIMITS.featured } },
  kinds: { heading },
  shelf: { heading },
  story: { heading, text: { type: 'prose', max: DESIGN_LIMITS.story }, photoIds: photos },
  packing: { heading, text: prose, photoIds: photos },
  reviews: { heading },
  visiting: {
    heading,
    hours: { type: 'line', max: DESIGN_LIMITS.line },
    way: prose,
    mapUrl: { type: 'link', max: 500 },
  },
  contact: { heading, text: prose },
  policies: { heading },
};

/** The parts of a section's form. */
export const fieldsOf = (kind: SectionKind): [name: string, field: SectionField][] =>
  Object.entries<SectionField>(SECTION_FIELDS[kind]);

/** Name under which a form posts the photos of a section, as every photo picker does; problems of them bear it too. */
export const PHOTOS_FIELD = 'photoIds';

/**
 * What a section says by its form, or everything that has to be mended. `today` (2026-12-01) is the day in Vietnam: what
 * is said until a day gone by would never be seen.
 */
export function readSectionForm<Kind extends SectionKind>(
  kind: Kind,
  form: FormData,
  { today }: { today: string },
): Result<SectionData[Kind], DesignProblem> {
  const problems: DesignProblem[] = [];
  const data = Object.fromEntries(
    fieldsOf(kind).map(([name, field]) => {
      const read = readField(name, field, form, today);
      if (!read.ok) problems.push(...read.problems);
      return [name, read.ok ? read.value : null];
    }),
  );
  return problems.length > 0 ? refuse(...problems) : ok(data as SectionData[Kind]);
}

type Read = Result<string | string[] | boolean | null, DesignProblem>;

function readField(name: string, field: SectionField, form: FormData, today: string): Read {
  const all = form.getAll(field.type === 'photo' ? PHOTOS_FIELD : name);
  const texts = all.filter((one) => typeof one === 'string');
  const typed = texts.at(-1) ?? '';
  switch (field.type) {
    case 'line':
    case 'prose': {
      const text = cleanText(typed, { multiline: field.type === 'prose' });
      return lengthOf(text) > field.max
        ? refuse({ code: 'design.too-long', field: name, with: { max: field.max } })
        : ok(text);
    }
    case 'link':
      return readLink(name, cleanText(typed), field.max);
    case 'day':
      return readLastDay(name, typed.trim(), today);
    case 'flag':
      return ok(typed === 'on');
    case 'photo': {
      const ids = idsOf(texts);
      return ids.length > 1
        ? refuse({ code: 'design.too-many-photos', field: PHOTOS_FIELD, with: { max: 1 } })
        : ok(ids[0] ?? null);
    }
    case 'photos':
    case 'listings': {
      const ids = idsOf(texts);
      const code = field.type === 'photos' ? 'design.too-many-photos' : 'design.too-many-listings';
      return ids.length > field.max ? refuse({ code, field: name, with: { max: field.max } }) : ok(ids);
    }
  }
}

const idsOf = (texts: string[]): string[] => [...new Set(texts.filter(isUuid))];

function readLastDay(name: string, typed: string, today: string): Read {
  if (typed === '') return ok(null);
  if (!readDay(typed)) return refuse({ code: 'design.day-unreadable', field: name });
  return typed < today ? refuse({ code: 'design.day-past', field: name }) : ok(typed);
}

/** A map's address as a phone hands it out; one without a scheme is meant as https. */
function readLink(name: string, typed: string, max: number): Read {
  if (typed === '') return ok('');
  const address = /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`;
  const url = URL.canParse(address) ? new URL(address) : null;
  const isGood = url?.protocol === 'https:' && url.hostname.includes('.') && !url.username && url.href.length <= max;
  return isGood ? ok(url.href) : refuse({ code: 'design.link-not-https', field: name });
}
