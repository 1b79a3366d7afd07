import { expect, it } from 'vitest';

import { atMost } from './at-most';

it('lets only so many in, whatever becomes of them, and keeps the order', async () => {
  const door = atMost(2);
  const begun: number[] = [];
  let inside = 0;
  let most = 0;
  const work = (number: number) =>
    door(async () => {
      begun.push(number);
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside--;
      if (number % 2) throw new Error(`number ${number}`);
      return number;
    });
  const outcomes = await Promise.allSettled([0, 1, 2, 3, 4].map(work));
  expect(most).toBe(2);
  expect(begun).toEqual([0, 1, 2, 3, 4]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled']);
});
