import { expect, it } from 'vitest';

import { judge, precisionOf, recallOf, scoresOf } from './coach';
import { drawnBases } from './coach-set';

/** The least that is accepted; the full set, with real photos, is `npm run bench coach`. */
const FLOORS = { precision: 0.85, recall: 0.8 };

it(
  'the coach is right about a small drawn set, in the half that nobody tuned it on too',
  { timeout: 60_000 },
  async () => {
    const judged = await judge(await drawnBases(6));
    const scores = scoresOf(judged);
    for (const score of scores) {
      expect(score.photos, `${score.code}, ${score.half}`).toBeGreaterThan(1);
      expect(precisionOf(score), `precision of ${score.code}, ${score.half}`).toBeGreaterThanOrEqual(FLOORS.precision);
      expect(recallOf(score), `recall of ${score.code}, ${score.half}`).toBeGreaterThanOrEqual(FLOORS.recall);
    }
  },
);
