import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readReview } from './review-form';
import { openSurvivalDay, readSurvival } from './survival';

const form = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};

describe('what became of the plants', () => {
  it.each([
    ['rooted', { rooted: 1, weak: 0 }],
    ['weak', { rooted: 0, weak: 1 }],
    ['dead', { rooted: 0, weak: 0 }],
  ])('a single plant: %s', (state, counts) =>
    expect(readSurvival(form({ state, isTrue: 'yes' }), 1)).toEqual({ ok: true, value: { ...counts, isTrue: true } }),
  );

  it('never comes to more plants than were bought', () =>
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5000 }), fc.nat(6000), fc.nat(6000), (plants, rooted, weak) => {
        const read = readSurvival(form({ rooted: String(rooted), weak: String(weak) }), plants);
        expect(read.ok).toBe(rooted + weak <= plants);
      }),
    ));

  it.each([
    ['nothing chosen', {}, 1, 'plant.survival-missing'],
    ['nothing counted', {}, 5, 'plant.count-unreadable'],
    ['words for a number', { rooted: 'nhiều' }, 5, 'plant.count-unreadable'],
    ['half a plant', { rooted: '1.5' }, 5, 'plant.count-unreadable'],
  ])('is asked again after %s', (_story, fields, plants, code) =>
    expect(readSurvival(form(fields), plants)).toMatchObject({ problems: [{ code }] }),
  );

  it('is never asked before the plants came', () => expect(openSurvivalDay(null, new Date(), [])).toBeNull());
});

describe('a review', () => {
  it('needs stars', () => expect(readReview(form({ text: 'Đẹp' }))).toMatchObject({ problems: [{ field: 'stars' }] }));

  it('shows no photo without its own yes', () => {
    const sent = form({ stars: '4' });
    sent.append('photos', new File(['x'], 'a.jpg'));
    expect(readReview(sent)).toMatchObject({ problems: [{ field: 'photoConsent' }] });
    sent.set('photoConsent', 'on');
    expect(readReview(sent)).toMatchObject({ ok: true, value: { stars: 4 } });
  });
});
