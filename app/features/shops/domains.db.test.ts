import { beforeEach, describe, expect, it } from 'vitest';

import { storedShop } from '../../../test/builders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { MISSED_DAYS, proofOf } from './domain';
import {
  checkDomain,
  findDomain,
  isServed,
  leadsHere,
  nameDomain,
  recheckDomains,
  removeDomain,
} from './domains.server';

const DAY = 86_400_000;
let platform: TestPlatform;
/** The name service of the test: name → texts; null: it does not answer. */
let texts: Map<string, string[]> | null;
let now: Date;

beforeEach(async () => {
  now = new Date('2026-12-01T03:00:00Z');
  platform = await freshPlatform({ now, env: { PUBLIC_URL: 'https://chovuon.example', SHOP_SUBDOMAINS: '1' } });
  texts = new Map();
  platform.dns = {
    texts: (name) => Promise.resolve(texts && (texts.get(name) ?? [])),
    addresses: (name) => Promise.resolve(texts && (texts.get(`ip ${name}`) ?? [])),
  };
});

const later = (days: number) => {
  now = new Date(now.getTime() + days * DAY);
  platform.setNow(now);
};

/** A shop that has named a domain; `prove` writes its record. */
async function named(typed = 'vuonbatu.vn') {
  const shop = await storedShop(platform.db);
  const read = await nameDomain(platform, { shopId: shop.id, typed });
  if (!read.ok) throw new Error(read.problems[0]?.code);
  const { token } = (await findDomain(platform, shop.id))!;
  const prove = () =>
    texts!.set(`_chovuon.${read.value}`, [...(texts!.get(`_chovuon.${read.value}`) ?? []), proofOf(token)]);
  return { ...shop, prove, state: async () => (await findDomain(platform, shop.id))?.state };
}

describe('a domain', () => {
  it('leads nowhere until its record is there, and is the shop’s from then on', async () => {
    const shop = await named();
    expect(await checkDomain(platform, shop.id)).toMatchObject({
      ok: false,
      problems: [{ code: 'shops.domain-not-proved' }],
    });
    expect(await isServed(platform, 'vuonbatu.vn')).toBe(false);

    shop.prove();
    expect(await checkDomain(platform, shop.id)).toEqual({ ok: true, value: 'proved' });
    expect(await shop.state()).toBe('proved');
    expect(await isServed(platform, 'VUONBATU.vn')).toBe(true);
    expect(await isServed(platform, 'www.vuonbatu.vn')).toBe(true);
    expect(await isServed(platform, 'la.vuonbatu.vn')).toBe(false);
  });

  it('waits when the name service is silent, and nothing is lost by that', async () => {
    const shop = await named();
    shop.prove();
    await checkDomain(platform, shop.id);
    texts = null;
    later(30);
    expect(await checkDomain(platform, shop.id)).toMatchObject({
      ok: false,
      problems: [{ code: 'shops.domain-dns-silent' }],
    });
    expect(await shop.state()).toBe('proved');
  });

  it('goes on leading to its shop for a week without its record, then no longer; a record that comes back mends it', async () => {
    const shop = await named();
    shop.prove();
    await checkDomain(platform, shop.id);
    texts!.clear();
    later(2);
    await recheckDomains(platform);
    expect(await shop.state()).toBe('failing');
    expect(await isServed(platform, 'vuonbatu.vn')).toBe(true);

    shop.prove();
    later(2);
    await recheckDomains(platform);
    expect(await shop.state()).toBe('proved');

    texts!.clear();
    later(2);
    await recheckDomains(platform);
    later(MISSED_DAYS);
    await recheckDomains(platform);
    expect(await shop.state()).toBe('waiting');
    expect(await isServed(platform, 'vuonbatu.vn')).toBe(false);
  });

  it('goes to whoever shows the record last, and never to two', async () => {
    const [one, other] = [await named(), await named()];
    one.prove();
    expect(await checkDomain(platform, one.id)).toMatchObject({ ok: true });
    expect(await checkDomain(platform, other.id)).toMatchObject({ ok: false });
    expect(await one.state()).toBe('proved');

    other.prove();
    expect(await checkDomain(platform, other.id)).toMatchObject({ ok: true });
    expect([await one.state(), await other.state()]).toEqual(['waiting', 'proved']);

    // both records stand: pressed together, again and again
    await Promise.all(Array.from({ length: 20 }, (_, at) => checkDomain(platform, at % 2 ? one.id : other.id)));
    expect(await platform.db.shopDomain.count({ where: { provedAt: { not: null } } })).toBe(1);
  });

  it('is proved anew when another is named, keeps its proof when the same is typed again, and can be taken away', async () => {
    const shop = await named();
    shop.prove();
    await checkDomain(platform, shop.id);
    await nameDomain(platform, { shopId: shop.id, typed: 'https://vuonbatu.vn/' });
    expect(await shop.state()).toBe('proved');
    await nameDomain(platform, { shopId: shop.id, typed: 'batu.vn' });
    expect(await shop.state()).toBe('waiting');
    expect(await isServed(platform, 'vuonbatu.vn')).toBe(false);
    await removeDomain(platform, shop.id);
    expect(await findDomain(platform, shop.id)).toBeNull();
    expect(await checkDomain(platform, shop.id)).toBeNull();
  });

  it('raises the shop’s revision when it begins or ends to lead there, and not before', async () => {
    const revision = async (id: string) => (await platform.db.shop.findUniqueOrThrow({ where: { id } })).revision;
    const shop = await named();
    const before = await revision(shop.id);
    await checkDomain(platform, shop.id);
    expect(await revision(shop.id)).toBe(before);
    shop.prove();
    await checkDomain(platform, shop.id);
    const proved = await revision(shop.id);
    expect(proved).toBeGreaterThan(before);
    await removeDomain(platform, shop.id);
    expect(await revision(shop.id)).toBeGreaterThan(proved);
  });

  it('is refused where it is the installation’s, and where the installation has no name', async () => {
    const { id: shopId } = await storedShop(platform.db);
    expect(await nameDomain(platform, { shopId, typed: 'a.chovuon.example' })).toMatchObject({ ok: false });
    const nameless = { ...platform, config: { ...platform.config, publicUrl: null } };
    expect(await nameDomain(nameless, { shopId, typed: 'vuonbatu.vn' })).toMatchObject({
      problems: [{ code: 'shops.domain-no-house' }],
    });
  });

  it('leads here when it has an address of ours', async () => {
    texts!
      .set('ip chovuon.example', ['203.0.113.7'])
      .set('ip vuonbatu.vn', ['203.0.113.7'])
      .set('ip la.vn', ['198.51.100.1']);
    expect(await leadsHere(platform, 'vuonbatu.vn')).toBe(true);
    expect(await leadsHere(platform, 'la.vn')).toBe(false);
    texts = null;
    expect(await leadsHere(platform, 'vuonbatu.vn')).toBeNull();
  });
});

it('a sub-domain is served for an open shop where shops have them', async () => {
  const { slug } = await storedShop(platform.db, { state: 'published', publishedAt: new Date() });
  expect(await isServed(platform, `${slug}.chovuon.example`)).toBe(true);
  expect(await isServed(platform, 'ai-do.chovuon.example')).toBe(false);
  const without = { ...platform, config: { ...platform.config, shopSubdomains: false } };
  expect(await isServed(without, `${slug}.chovuon.example`)).toBe(false);
});
