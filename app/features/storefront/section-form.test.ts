import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { newUuid } from '~/shared/uuid';

import { addSection, kindsToAdd, moveSection, removeSection } from './change-design';
import { differencesOf } from './design-changes';
import {
  DESIGN_LIMITS,
  EMPTY_SECTION,
  NEEDED,
  SECTION_KINDS,
  UNTOUCHED,
  type Design,
  type SectionKind,
} from './design';
import { readDesign } from './read-design';
import { fieldsOf, PHOTOS_FIELD, readSectionForm } from './section-form';

const TODAY = '2026-11-27';
const form = (...fields: [string, string][]) => {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
};
const read = (kind: SectionKind, ...fields: [string, string][]) =>
  readSectionForm(kind, form(...fields), { today: TODAY });
const codes = (answer: ReturnType<typeof read>) =>
  answer.ok ? [] : answer.problems.map(({ code, field }) => [code, field]);

describe('the form of a section', () => {
  it('left empty says what fits the shop', () => {
    for (const kind of SECTION_KINDS)
      expect(read(kind, ['countdown', 'on'])).toEqual({ ok: true, value: EMPTY_SECTION[kind] });
  });

  it('says everything that has to be mended, each at its field', () => {
    expect(codes(read('announcement', ['text', 'a'.repeat(161)], ['until', '2026-02-30']))).toEqual([
      ['design.too-long', 'text'],
      ['design.day-unreadable', 'until'],
    ]);
    expect(codes(read('announcement', ['until', '2026-11-26']))).toEqual([['design.day-past', 'until']]);
    expect(codes(read('announcement', ['until', TODAY]))).toEqual([]);
    const photos = Array.from({ length: 4 }, (): [string, string] => [PHOTOS_FIELD, newUuid()]);
    expect(codes(read('story', ...photos))).toEqual([['design.too-many-photos', PHOTOS_FIELD]]);
    expect(codes(read('banner', ...photos.slice(2)))).toEqual([['design.too-many-photos', PHOTOS_FIELD]]);
    const listings = Array.from({ length: 13 }, (): [string, string] => ['listingIds', newUuid()]);
    expect(codes(read('featured', ...listings))).toEqual([['design.too-many-listings', 'listingIds']]);
  });

  it.each([
    ['https://maps.app.goo.gl/abc', 'https://maps.app.goo.gl/abc'],
    ['maps.app.goo.gl/abc', 'https://maps.app.goo.gl/abc'],
    ['', ''],
  ])('takes a link to a map: %s', (typed, kept) =>
    expect(read('visiting', ['mapUrl', typed])).toMatchObject({ value: { mapUrl: kept } }),
  );
  it.each([
    'http://maps.vn/x',
    'javascript:alert(1)',
    'data:text/html,x',
    'vườn nhà tôi',
    'https://a@b.vn',
    'https://',
  ])('takes no other link: %s', (typed) =>
    expect(codes(read('visiting', ['mapUrl', typed]))).toEqual([['design.link-not-https', 'mapUrl']]),
  );

  it('accepts nothing that a stored look would not keep to the letter', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...SECTION_KINDS),
        fc.array(
          fc.tuple(
            fc.constantFrom('heading', 'text', 'line', 'hours', 'way', 'until', 'mapUrl'),
            fc.oneof(fc.string(), fc.webUrl()),
          ),
          {
            maxLength: 8,
          },
        ),
        (kind, fields) => {
          const answer = read(kind, ...fields);
          if (!answer.ok) return;
          expect(Object.keys(answer.value)).toEqual(fieldsOf(kind).map(([name]) => name));
          const others = UNTOUCHED.sections.filter((one) => one.kind !== kind);
          const section = { id: kind, kind, hidden: false, data: answer.value };
          const design = { ...UNTOUCHED, sections: [section, ...others] };
          expect(readDesign(design)).toEqual(design);
        },
      ),
    ));
});

describe('a look', () => {
  const after = (design: Design, ...changes: ReturnType<typeof moveSection>[]) =>
    changes.reduce((now, change) => {
      const changed = change(now);
      return changed?.ok ? changed.value : now;
    }, design);

  it('has every kind once but stories and choices, and never more than it can bear', () => {
    expect(kindsToAdd(UNTOUCHED)).toEqual(['announcement', 'featured', 'story']);
    const twice = after(
      UNTOUCHED,
      addSection('contact', 'a'),
      addSection('announcement', 'b'),
      addSection('story', 'c'),
    );
    expect(twice.sections.map(({ id }) => id).filter((id) => /contact|announ|story/.test(id))).toEqual([
      'announcement',
      'story',
      'story-c',
      'contact',
    ]);
    const full = after(UNTOUCHED, ...Array.from({ length: 30 }, (_, number) => addSection('story', String(number))));
    expect(full.sections).toHaveLength(DESIGN_LIMITS.sections);
    expect(kindsToAdd(full)).toEqual([]);
    expect(addSection('featured', 'z')(full)).toMatchObject({ problems: [{ code: 'design.too-many-sections' }] });
  });

  it('stays readable to the letter, whatever is done to it', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(2), fc.constantFrom(...SECTION_KINDS), fc.nat(99)), { maxLength: 40 }),
        (steps) => {
          const done = after(
            UNTOUCHED,
            ...steps.map(([what, kind, chance]) =>
              what === 0
                ? addSection(kind, String(chance))
                : what === 1
                  ? moveSection(kind, chance % 2 ? 1 : -1)
                  : removeSection(kind),
            ),
          );
          expect(readDesign(done)).toEqual(done);
          for (const kind of NEEDED) expect(done.sections.some((one) => one.kind === kind)).toBe(true);
        },
      ),
    ));

  it('as it was read is read the same again, so that an undo can bring it back', () =>
    fc.assert(
      fc.property(
        fc.record({
          sections: fc.array(
            fc.record({
              id: fc.constantFrom('a', 'b'),
              kind: fc.constantFrom(...SECTION_KINDS),
              data: fc.dictionary(
                fc.constantFrom('text', 'heading', 'way', 'line'),
                fc.string({ unit: 'binary', maxLength: 900 }),
              ),
            }),
          ),
        }),
        (stored) => {
          const once = readDesign(stored);
          expect(readDesign(once)).toEqual(once);
        },
      ),
    ));

  it('tells a move as a move, once', () => {
    expect(differencesOf(UNTOUCHED, after(UNTOUCHED, moveSection('story', -1)))).toEqual([{ what: 'order' }]);
    expect(differencesOf(UNTOUCHED, after(UNTOUCHED, removeSection('story')))).toEqual([
      { what: 'removed', kind: 'story' },
    ]);
    expect(differencesOf(UNTOUCHED, UNTOUCHED)).toEqual([]);
  });
});
