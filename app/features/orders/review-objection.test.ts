import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { mayObject, OBJECTION_REASONS, objectionLine, OBJECTION_TEXT_MAX, readObjection } from './review-objection';

const formOf = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};

describe('the form of an objection', () => {
  it.each(OBJECTION_REASONS)('takes the reason %s with a few words', (reason) =>
    expect(readObjection(formOf({ reason, text: ' Tôi không bán  cây này. ' }))).toEqual({
      ok: true,
      value: { reason, text: 'Tôi không bán cây này.' },
    }),
  );

  it.each([
    ['no reason', {}, ['plant.objection-reason-missing']],
    ['a reason that is none', { reason: 'hidden', text: 'x' }, ['plant.objection-reason-missing']],
    ['another reason without words', { reason: 'other', text: ' \n ' }, ['plant.objection-text-missing']],
    ['too many words', { reason: 'abusive', text: 'ố'.repeat(OBJECTION_TEXT_MAX + 1) }, ['orders.text-too-long']],
  ])('refuses %s', (_story, fields, codes) => {
    const read = readObjection(formOf(fields as Record<string, string>));
    expect(read.ok ? [] : read.problems.map(({ code }) => code)).toEqual(codes);
  });

  it('takes what the database takes, whatever is typed', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 700 }),
        fc.constantFrom(...OBJECTION_REASONS),
        (text, reason) => {
          const read = readObjection(formOf({ reason, text }));
          if (!read.ok) return;
          expect([...read.value.text].length).toBeLessThanOrEqual(OBJECTION_TEXT_MAX);
          expect(reason !== 'other' || read.value.text !== '').toBe(true);
        },
      ),
    ));
});

describe('a review may be objected to', () => {
  const [early, late] = [new Date('2026-10-01T00:00:00Z'), new Date('2026-10-02T00:00:00Z')];
  const review = { hiddenAt: null, changedAt: early };
  it.each([
    ['for the first time', { ...review, last: null }, true],
    ['not while an objection waits', { ...review, last: { endedAt: null, outcome: null } }, false],
    ['not after it was looked at', { ...review, last: { endedAt: late, outcome: 'kept' } }, false],
    [
      'anew when its buyer changed it since',
      { ...review, changedAt: late, last: { endedAt: early, outcome: 'kept' } },
      true,
    ],
    ['anew when the objection was taken back', { ...review, last: { endedAt: late, outcome: 'withdrawn' } }, true],
    ['not while it is hidden', { ...review, hiddenAt: late, last: null }, false],
  ])('%s', (_story, given, may) => expect(mayObject(given)).toBe(may));
});

it('is one line for who runs the house, whatever was written', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (words, text) => {
      const at = new Date('2026-10-05T03:00:00Z');
      const line = objectionLine({ reviewId: 'r1', at, shop: 'ba-tu', stars: 2, words, reason: 'other', text });
      expect(line).toMatch(/^r1 {2}2026-10-05 {2}ba-tu {2}2★ "[^\p{Cc}]*$/u);
    }),
  ));
