import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { DESIGN_LIMITS, NEEDED, REPEATABLE, SECTION_KINDS, THEMES, UNTOUCHED } from './design';
import { readDesign } from './read-design';

/** Anything that could ever lie in the column, with a taste for what looks nearly right. */
const nearly = fc.record(
  {
    theme: fc.oneof(fc.constantFrom(...THEMES), fc.anything()),
    accent: fc.oneof(fc.record({ of: fc.constantFrom('theme', 'photo'), colour: fc.string() }), fc.anything()),
    logo: fc.anything(),
    sections: fc.oneof(
      fc.anything(),
      fc.array(
        fc.record(
          {
            id: fc.oneof(fc.constantFrom('a', 'b', 'c-1'), fc.anything()),
            kind: fc.oneof(fc.constantFrom(...SECTION_KINDS), fc.anything()),
            hidden: fc.anything(),
            data: fc.oneof(
              fc.anything(),
              fc.record(
                {
                  heading: fc.anything(),
                  text: fc.string(),
                  photoIds: fc.array(fc.oneof(fc.uuid(), fc.anything())),
                  mapUrl: fc.webUrl(),
                  until: fc.string(),
                },
                { requiredKeys: [] },
              ),
            ),
          },
          { requiredKeys: [] },
        ),
        { maxLength: 40 },
      ),
    ),
  },
  { requiredKeys: [] },
);

describe('a stored look', () => {
  it('reads as a whole page, whatever has become of it', () => {
    fc.assert(
      fc.property(fc.oneof(nearly, fc.anything()), (stored) => {
        const design = readDesign(stored);
        const kinds = design.sections.map(({ kind }) => kind);
        const once = kinds.filter((kind) => !REPEATABLE.includes(kind));
        expect(THEMES).toContain(design.theme);
        expect(kinds).toEqual(expect.arrayContaining([...NEEDED]));
        expect(new Set(once).size).toBe(once.length);
        expect(new Set(design.sections.map(({ id }) => id)).size).toBe(kinds.length);
        expect(kinds.length).toBeLessThanOrEqual(DESIGN_LIMITS.sections + NEEDED.length);
        expect(readDesign(JSON.parse(JSON.stringify(design)))).toEqual(design);
      }),
    );
  });

  it('is the untouched one where there is nothing', () => {
    expect(readDesign(null)).toEqual(UNTOUCHED);
    expect(readDesign(UNTOUCHED)).toEqual(UNTOUCHED);
  });

  it.each(['javascript:alert(1)', 'http://maps.example/x', 'data:text/html,x', 'maps.example'])(
    'leads to no such place: %s',
    (mapUrl) => {
      const { sections } = readDesign({ sections: [{ id: 'v', kind: 'visiting', data: { mapUrl } }] });
      expect(sections.find(({ id }) => id === 'v')?.data).toMatchObject({ mapUrl: '' });
    },
  );
});
