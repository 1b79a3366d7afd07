import { randomBytes } from 'node:crypto';
import { domainToUnicode } from 'node:url';

import type { Config } from '~/platform/config.server';
import type { Queries } from '~/platform/database.server';
import type { Dns } from '~/platform/dns.server';
import type { JobKind } from '~/platform/jobs.server';
import type { Platform } from '~/platform/platform.server';
import { ok, refuse, type Problem, type Result } from '~/shared/result';

import {
  isProved,
  MISSED_DAYS,
  PROOF_LABEL,
  readDomain,
  stateOf,
  twinOf,
  type DomainProblem,
  type DomainState,
} from './domain';

const DAY = 86_400_000;
const CHECKED_AT_ONCE = 500;

/** A shop's domain as its page shows it. `name`: with its Vietnamese letters. */
export type ShopDomain = { host: string; name: string; token: string; state: DomainState; checkedAt: Date | null };

/** The domain a shop has named; null: none. */
export async function findDomain({ db }: Pick<Platform, 'db'>, shopId: string): Promise<ShopDomain | null> {
  const found = await db.shopDomain.findUnique({ where: { shopId } });
  if (!found) return null;
  const { host, token, checkedAt } = found;
  return { host, name: domainToUnicode(host), token, state: stateOf(found), checkedAt };
}

/** The installation's own host; null where nobody has said it (`PUBLIC_URL`), and then shops have no domains. */
export const ownHost = ({ publicUrl }: Pick<Config, 'publicUrl'>): string | null =>
  publicUrl === null ? null : new URL(publicUrl).hostname;

/** Writes down which domain a shop wants. Another name than before has to be proved anew; the same keeps its proof. */
export async function nameDomain(
  { db, clock, config }: Pick<Platform, 'db' | 'clock' | 'config'>,
  { shopId, typed }: { shopId: string; typed: string },
): Promise<Result<string, DomainProblem>> {
  const ours = ownHost(config);
  if (ours === null) return refuse({ code: 'shops.domain-no-house', field: 'host' });
  const host = readDomain(typed, { ours });
  if (!host.ok) return host;
  const fresh = {
    host: host.value,
    token: randomBytes(16).toString('hex'),
    addedAt: clock.now(),
    provedAt: null,
    checkedAt: null,
    missedSince: null,
  };
  await db.$transaction(async (tx) => {
    const there = await tx.shopDomain.findUnique({ where: { shopId }, select: { host: true } });
    if (there?.host === host.value) return;
    await tx.shopDomain.upsert({ where: { shopId }, create: { shopId, ...fresh }, update: fresh });
  });
  return host;
}

/** Takes a shop's domain away; its pages are at the installation's address again at once. */
export async function removeDomain({ db }: Pick<Platform, 'db'>, shopId: string): Promise<void> {
  await db.shopDomain.deleteMany({ where: { shopId } });
}

export type ProofProblem = Problem<'shops.domain-not-proved' | 'shops.domain-dns-silent'>;

/**
 * Looks for the proof in the domain's DNS, now. Whoever shows it has the domain, also when another shop had it before:
 * domains are sold. Null: this shop has named none.
 */
export async function checkDomain(
  { db, clock, dns }: Pick<Platform, 'db' | 'clock' | 'dns'>,
  shopId: string,
): Promise<Result<DomainState, ProofProblem> | null> {
  const domain = await db.shopDomain.findUnique({ where: { shopId } });
  if (!domain) return null;
  const texts = await dns.texts(`${PROOF_LABEL}.${domain.host}`);
  if (texts === null) return refuse({ code: 'shops.domain-dns-silent', field: 'host' });
  const state = await db.$transaction((tx) =>
    judge(tx, { ...domain, now: clock.now(), isThere: isProved(texts, domain.token) }),
  );
  return state === 'waiting' ? refuse({ code: 'shops.domain-not-proved', field: 'host' }) : ok(state);
}

type Judged = { shopId: string; host: string; token: string; now: Date; isThere: boolean };

/** Writes down what was seen, unless the shop has named another domain meanwhile. */
async function judge(tx: Queries, { shopId, host, token, now, isThere }: Judged): Promise<DomainState> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`domain:${host}`}))`; // two shops may prove it together
  const where = { shopId, host, token };
  const there = await tx.shopDomain.findFirst({ where });
  if (!there) return 'waiting';
  if (isThere) {
    const others = { host, shopId: { not: shopId }, provedAt: { not: null } };
    await tx.shopDomain.updateMany({ where: others, data: { provedAt: null, missedSince: null } });
    const provedAt = there.provedAt ?? now;
    await tx.shopDomain.updateMany({ where, data: { provedAt, checkedAt: now, missedSince: null } });
    return 'proved';
  }
  const missedSince = there.provedAt && (there.missedSince ?? now);
  const isLost = missedSince !== null && now.getTime() - missedSince.getTime() >= MISSED_DAYS * DAY;
  const after = isLost ? { provedAt: null, missedSince: null } : { missedSince };
  await tx.shopDomain.updateMany({ where, data: { ...after, checkedAt: now } });
  return missedSince === null || isLost ? 'waiting' : 'failing';
}

/** Whether a name leads to where this installation is; null: the name service does not say. */
export async function leadsHere(
  { dns, config }: { dns: Dns; config: Pick<Config, 'publicUrl'> },
  host: string,
): Promise<boolean | null> {
  const ours = ownHost(config);
  if (ours === null) return null;
  const [theirs, own] = await Promise.all([dns.addresses(host), dns.addresses(ours)]);
  return theirs === null || own === null || own.length === 0 ? null : theirs.some((address) => own.includes(address));
}

/**
 * Whether a proxy should get a certificate for a host: a domain that was proved, with or without `www.`, or (where
 * shops have sub-domains) the sub-domain of a shop.
 */
export async function isServed({ db, config }: Pick<Platform, 'db' | 'config'>, typed: string): Promise<boolean> {
  const host = typed.toLowerCase();
  const ours = ownHost(config);
  if (ours === null || host === '' || host.length > 253) return false;
  if (host.endsWith(`.${ours}`)) {
    const slug = host.slice(0, -ours.length - 1);
    return config.shopSubdomains && (await db.shop.count({ where: { slug, publishedAt: { not: null } } })) > 0;
  }
  return (await db.shopDomain.count({ where: { host: { in: [host, twinOf(host)] }, provedAt: { not: null } } })) > 0;
}

/** Domains are looked at once a day, those first that have waited longest. */
export const domainJobs = (platform: Platform): JobKind<never>[] => [
  {
    name: 'shops.check-domains',
    timeoutSeconds: 3_000,
    retries: 1,
    schedule: '20 * * * *',
    work: () => recheckDomains(platform),
  },
];

export async function recheckDomains(platform: Pick<Platform, 'db' | 'clock' | 'dns'>): Promise<void> {
  const before = new Date(platform.clock.now().getTime() - DAY);
  const due = await platform.db.shopDomain.findMany({
    where: { provedAt: { not: null }, OR: [{ checkedAt: null }, { checkedAt: { lt: before } }] },
    orderBy: { checkedAt: 'asc' },
    take: CHECKED_AT_ONCE,
    select: { shopId: true },
  });
  for (const { shopId } of due) await checkDomain(platform, shopId);
}
