import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { GROUPS, isLiving } from '~/features/catalogue/vocabulary';

import { drawScale, MOST, outlineOf, PERSON_CM } from './scale-picture';

const plants = fc.record({
  heightCm: fc.integer({ min: 3, max: 1500 }),
  spreadCm: fc.option(fc.integer({ min: 3, max: 1500 })),
  wide: fc.double({ min: 0.3, max: 1.2, noNaN: true }),
});

describe('a plant beside a person', () => {
  it('stands in the same scale as the person, who is always 1.6 m tall', () =>
    fc.assert(
      fc.property(plants, (plant) => {
        const drawn = drawScale(plant);
        const perCm = drawn.person.height / PERSON_CM;
        expect(drawn.plant.height / perCm).toBeCloseTo(plant.heightCm, 6);
        expect(drawn.plant.width / perCm).toBeCloseTo(plant.spreadCm ?? plant.heightCm * plant.wide, 6);
        for (const { cm, y } of drawn.marks) expect((drawn.ground - y) / perCm).toBeCloseTo(cm, 6);
      }),
    ));

  it('keeps everything on the paper, on one ground and apart', () =>
    fc.assert(
      fc.property(plants, (plant) => {
        const { width, height, ground, plant: tree, person, marks, ruler } = drawScale(plant);
        expect(width).toBeLessThanOrEqual(MOST.width + 1e-6);
        expect(height).toBeLessThanOrEqual(MOST.height + 1e-6);
        for (const box of [tree, person]) {
          expect(box.y).toBeGreaterThanOrEqual(0);
          expect(box.y + box.height).toBeCloseTo(ground, 6);
          expect(box.x + box.width).toBeLessThanOrEqual(width);
        }
        expect(ruler).toBeLessThan(tree.x);
        expect(tree.x + tree.width).toBeLessThan(person.x);
        expect(marks[0]).toEqual({ cm: 0, y: ground });
        expect(marks.at(-1)!.y).toBeGreaterThanOrEqual(0);
      }),
    ));

  it('is measured by few round marks, however tall it is', () =>
    fc.assert(
      fc.property(plants, (plant) => {
        const marks = drawScale(plant).marks.map(({ cm }) => cm);
        expect(marks.length).toBeGreaterThanOrEqual(2);
        expect(marks.length).toBeLessThanOrEqual(6);
        for (const cm of marks) expect(cm % 50).toBe(0);
      }),
    ));

  it.each([
    ['a seedling of 3 cm reaches the ankle', 3, 3 / 160],
    ['a tree of 15 m stands nine persons tall', 1500, 1500 / 160],
  ])('%s', (_story, heightCm, persons) => {
    const { plant, person } = drawScale({ heightCm, spreadCm: null, wide: 0.7 });
    expect(plant.height / person.height).toBeCloseTo(persons, 6);
  });
});

it('has an outline for everything that lives and for nothing else', () => {
  for (const group of GROUPS) expect(outlineOf(group, undefined) !== null, group).toBe(isLiving(group));
  expect(outlineOf('landscape', 'cascade')).toEqual(outlineOf('bonsai', undefined));
});
