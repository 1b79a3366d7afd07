/**
 * Hides what a buyer said, or shows it again, for a cause that is noted for good. Ends with 0, with 1 when there is no
 * such review, with 2 when it was asked wrongly.
 */
import { parseArgs } from 'node:util';

import { hideReview } from '~/features/orders/answer-reviews.server';
import { ConfigError } from '~/platform/config-error';
import { readConfig } from '~/platform/config.server';
import { closePlatform, openPlatform } from '~/platform/platform.server';

import { openHouseDatabase } from './lib/house-database.mjs';
import { Refusal } from './lib/refusal.mjs';

const USAGE = 'npm run reviews -- hide|show ID --cause "why"   ID: what stands behind # in a review\'s address';

function readWish(args: string[]) {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { cause: { type: 'string' } } });
    const [what, reviewId] = positionals;
    const cause = values.cause?.trim() ?? '';
    if ((what !== 'hide' && what !== 'show') || !reviewId || positionals.length !== 2)
      throw new Error('Say what to do');
    if (cause === '') throw new Error('Say for what cause');
    return { reviewId, cause, isHidden: what === 'hide' };
  } catch (error) {
    throw new Refusal(`${(error as Error).message}.\n${USAGE}`);
  }
}

try {
  const wish = readWish(process.argv.slice(2));
  const database = await openHouseDatabase();
  const platform = openPlatform(readConfig({ LOG_LEVEL: 'error', ...process.env, DATABASE_URL: database.url }));
  try {
    const isThere = await hideReview(platform, wish);
    console.log(isThere ? `The review is ${wish.isHidden ? 'hidden' : 'shown again'}.` : 'There is no such review.');
    process.exitCode = isThere ? 0 : 1;
  } finally {
    await closePlatform(platform);
    await database.stop();
  }
} catch (error) {
  if (!(error instanceof Refusal || error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
