import { createHash } from 'node:crypto';

import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Pool } from 'pg';

import type { Problem } from '~/shared/result';

/** Tries that are allowed within so many seconds. */
const LIMITS = {
  /** One number: a forgotten password gets ten guesses a quarter of an hour, a thief no more. */
  'sign-in-phone': { points: 10, duration: 15 * 60 },
  /** One address: a whole training class, or a province behind one mobile gateway, signs in from it. */
  'sign-in-address': { points: 100, duration: 15 * 60 },
  /** One address: a class of sixty opens its shops within an hour. */
  'sign-up-address': { points: 60, duration: 60 * 60 },
  /** One number: whoever bought with it mistypes a code a few times; guessing codes for it takes a lifetime. */
  'find-order-phone': { points: 10, duration: 15 * 60 },
  /** One address: the same mobile gateways as above. */
  'find-order-address': { points: 60, duration: 15 * 60 },
  /** One helper: a code heard over a bad line is typed a few times; guessing one of a million takes months. */
  'help-code': { points: 10, duration: 15 * 60 },
  /** One number: a trader asks some gardens in an evening; nobody asks fifty. */
  'quotation-phone': { points: 10, duration: 60 * 60 },
  /** One address: the same mobile gateways as above. */
  'quotation-address': { points: 60, duration: 60 * 60 },
} as const;

export type Limit = keyof typeof LIMITS;
export type RateProblem = Problem<'accounts.too-many-tries'>;

const limitersOf = new WeakMap<Pool, Record<Limit, RateLimiterPostgres>>();

function limiters(pool: Pool): Record<Limit, RateLimiterPostgres> {
  const known = limitersOf.get(pool);
  if (known) return known;
  const make = (limit: Limit) =>
    new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'rate_limits',
      tableCreated: true,
      keyPrefix: limit,
      ...LIMITS[limit],
    });
  const made = {
    'sign-in-phone': make('sign-in-phone'),
    'sign-in-address': make('sign-in-address'),
    'sign-up-address': make('sign-up-address'),
    'find-order-phone': make('find-order-phone'),
    'find-order-address': make('find-order-address'),
    'help-code': make('help-code'),
    'quotation-phone': make('quotation-phone'),
    'quotation-address': make('quotation-address'),
  };
  limitersOf.set(pool, made);
  return made;
}

/** Whom a counter is about is nobody's business who reads the table. */
const keyOf = (who: string) => createHash('sha256').update(who).digest('base64url');

/** Counts a try before it is made, so that many at once all count. The problem tells the minutes to wait; null: go on. */
export async function countTry(pool: Pool, limit: Limit, who: string): Promise<RateProblem | null> {
  try {
    await limiters(pool)[limit].consume(keyOf(who));
    return null;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return {
      code: 'accounts.too-many-tries',
      with: { minutes: Math.max(1, Math.ceil(refusal.msBeforeNext / 60_000)) },
    };
  }
}

/** Forgets the tries of somebody who got it right. */
export async function forgetTries(pool: Pool, limit: Limit, who: string): Promise<void> {
  await limiters(pool)[limit].delete(keyOf(who));
}
