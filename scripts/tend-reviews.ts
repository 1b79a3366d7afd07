/**
 * Tells which reviews growers object to, hides what a buyer said, leaves it in sight, or shows it again, for a cause that
 * is noted for good; a grower who objected reads it. Ends with 0, with 1 when there is no such review (or, for `keep`,
 * no objection to it), with 2 when it was asked wrongly.
 */
import { parseArgs } from 'node:util';

import { hideReview, keepReview } from '~/features/orders/answer-reviews.server';
import { listObjections } from '~/features/orders/objections.server';
import { objectionLine } from '~/features/orders/review-objection';
import { ConfigError } from '~/platform/config-error';
import { readConfig } from '~/platform/config.server';
import { closePlatform, openPlatform, type Platform } from '~/platform/platform.server';

import { openHouseDatabase } from './lib/house-database.mjs';
import { Refusal } from './lib/refusal.mjs';

const USAGE = `npm run reviews -- list                          the objections that wait, a line each
npm run reviews -- hide|keep|show ID --cause "why"   ID: what list tells, and what stands behind # in a review's address`;

/** So many objections are listed at once. */
const LISTED = 200;

type Wish = { what: 'list' } | { what: 'hide' | 'keep' | 'show'; reviewId: string; cause: string };

function readWish(args: string[]): Wish {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { cause: { type: 'string' } } });
    const [what, reviewId] = positionals;
    if (what === 'list' && positionals.length === 1) return { what };
    const cause = values.cause?.trim() ?? '';
    if ((what !== 'hide' && what !== 'keep' && what !== 'show') || !reviewId || positionals.length !== 2)
      throw new Error('Say what to do');
    if (cause === '') throw new Error('Say for what cause');
    return { what, reviewId, cause };
  } catch (error) {
    throw new Refusal(`${(error as Error).message}.\n${USAGE}`);
  }
}

/** Does what is wished and tells it; false: there is nothing of that kind. */
async function tend(platform: Platform, wish: Wish): Promise<boolean> {
  if (wish.what === 'list') {
    const { waiting, all } = await listObjections(platform, { most: LISTED });
    for (const objection of waiting) console.log(objectionLine(objection));
    console.log(all > waiting.length ? `${waiting.length} of ${all} are listed.` : `${all} wait.`);
    return true;
  }
  if (wish.what === 'keep') {
    const isDone = await keepReview(platform, wish);
    console.log(isDone ? 'The review stays.' : 'No objection to such a review waits.');
    return isDone;
  }
  const isHidden = wish.what === 'hide';
  const isThere = await hideReview(platform, { ...wish, isHidden });
  console.log(isThere ? `The review is ${isHidden ? 'hidden' : 'shown again'}.` : 'There is no such review.');
  return isThere;
}

try {
  const wish = readWish(process.argv.slice(2));
  const database = await openHouseDatabase();
  const platform = openPlatform(readConfig({ LOG_LEVEL: 'error', ...process.env, DATABASE_URL: database.url }));
  try {
    process.exitCode = (await tend(platform, wish)) ? 0 : 1;
  } finally {
    await closePlatform(platform);
    await database.stop();
  }
} catch (error) {
  if (!(error instanceof Refusal || error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
