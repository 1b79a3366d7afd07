import { AsyncLocalStorage } from 'node:async_hooks';

import { redirect } from '@remix-run/node';

import type { PrismaClient } from './prisma-client/client';

/** What one request is about, as far as the database must know it. */
type Errand = { grantId: string | null };

const errands = new AsyncLocalStorage<Errand>();

/** Answers one request; what is learnt of it on the way (`helpUnder`) holds until the answer and not beyond. */
export const inErrand = <Answer>(answer: () => Answer): Answer => errands.run({ grantId: null }, answer);

/** From here on, what this request writes is written under a grant: the database records it, or refuses it. */
export function helpUnder(grantId: string): void {
  const errand = errands.getStore();
  if (!errand) throw new Error('Somebody helps outside of a request.');
  errand.grantId = grantId;
}

/** Where somebody who helps stops, and reads that the help is over. */
export const HELPING = '/helping';

/** The database refused a write because the help was over, or for other things. */
const isHelpOver = (error: unknown): boolean =>
  error instanceof Error && /\bCV001\b|help is over/.test(`${error.message} ${JSON.stringify(error)}`);

type Transaction = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0];
type Lazy = PromiseLike<unknown> & { whole?: PromiseLike<unknown> };

const WRITES =
  /^(?:create|createMany|createManyAndReturn|update|updateMany|updateManyAndReturn|upsert|delete|deleteMany)$/;
const RAW = /^\$(?:executeRaw|queryRaw)/;

/**
 * A client that tells the database under whose grant a request writes: every write of it runs in a transaction that
 * bears the grant's id as `chovuon.help`, which the triggers read. Requests of nobody who helps pass untouched.
 */
export function tellingHelp(db: PrismaClient): PrismaClient {
  return new Proxy(db, {
    get(target, name: string) {
      const value: unknown = Reflect.get(target, name, target);
      const grantId = errands.getStore()?.grantId;
      if (!grantId) return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
      if (name === '$transaction') return transactionUnder(target, grantId);
      if (RAW.test(name)) return marked(target, grantId, value as Ask, target);
      if (name.startsWith('$') || typeof value !== 'object' || value === null) return value;
      return new Proxy(value, {
        get(model, method: string) {
          const ask: unknown = Reflect.get(model, method, model);
          return WRITES.test(method) ? marked(target, grantId, ask as Ask, model) : ask;
        },
      });
    },
  });
}

type Ask = (...asked: unknown[]) => PromiseLike<unknown>;

/** A write that came too late is answered where its page would be: the help is over. */
function tooLate(error: unknown): never {
  throw isHelpOver(error) ? redirect(HELPING, 303) : error;
}

const mark = (tx: Pick<Transaction, '$executeRaw'>, grantId: string) =>
  tx.$executeRaw`SELECT set_config('chovuon.help', ${grantId}, true)`;

function transactionUnder(db: PrismaClient, grantId: string) {
  return async (work: unknown, options?: object): Promise<unknown> => {
    if (typeof work === 'function')
      return db
        .$transaction(async (tx) => {
          await mark(tx, grantId);
          return (work as (tx: Transaction) => Promise<unknown>)(tx);
        }, options)
        .catch(tooLate);
    const asks = (work as Lazy[]).map((ask) => ask.whole ?? ask);
    const [, ...answers] = await db.$transaction([mark(db, grantId), ...(asks as never[])], options).catch(tooLate);
    return answers;
  };
}

/** A single write, begun when it is awaited and not before, as Prisma's own are; a list of them can be one transaction. */
function marked(db: PrismaClient, grantId: string, ask: Ask, self: unknown): Ask {
  return (...asked) => {
    const whole = ask.apply(self, asked);
    let begun: Promise<unknown> | undefined;
    const begin = () =>
      (begun ??= db.$transaction([mark(db, grantId), whole as never]).then(([, answer]) => answer as unknown, tooLate));
    const lazy: Lazy = { whole, then: (onDone, onFault) => begin().then(onDone, onFault) };
    return Object.assign(lazy, { catch: (onFault: (error: unknown) => unknown) => begin().catch(onFault) });
  };
}
