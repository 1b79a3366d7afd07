import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';

import { tellingHelp } from './helping.server';
import type { Log } from './log.server';
import { PrismaClient } from './prisma-client/client';

export type Database = PrismaClient;
/** What a query needs: the database itself or an open transaction of it. */
export type Queries = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>;

/** One pool for everything: Prisma for ordinary questions, `pg` itself for streams. */
export function openDatabase(url: string, log: Log): { db: Database; pool: pg.Pool } {
  const pool = new pg.Pool({ connectionString: url, max: 16, idleTimeoutMillis: 30_000 });
  // An idle connection that the server drops must not end the process; the next query opens another.
  pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection was dropped'));
  // a whole message would carry the values that were to be written into the log, buyers' names among them
  return { db: tellingHelp(new PrismaClient({ adapter: new PrismaPg(pool), errorFormat: 'minimal' })), pool };
}

/** True when a write met a unique constraint. */
export function isUniqueViolation(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'P2002';
}

/** True when two transactions waited for each other and this one gave way: asked again, it goes through. */
export function isDeadlock(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false;
  return (
    error.code === 'P2034' || (error.code === 'P2010' && error instanceof Error && error.message.includes('40P01'))
  );
}

/** Does a piece of work again when it gave way to another that it waited for; after five times the fault is told. */
export async function despiteDeadlocks<Done>(work: () => Promise<Done>): Promise<Done> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!isDeadlock(error) || tries >= 5) throw error;
    }
  }
}
