import { beforeAll, describe, expect, it } from 'vitest';

import { storedListing, storedPerson, storedShop } from '../../../test/builders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { addCertificate, findCertificates, removeCertificate } from './certificates.server';
import { findColleagues, findInvitation, inviteHelper, joinShop, letHelperGo } from './people.server';
import { closeShop, openShop } from './publication.server';
import { renameShop } from './rename-shop.server';
import { saveContact, savePlace } from './save-answers.server';
import { findSetupStep } from './shops.server';
import { startShop } from './start-shop.server';

const NOW = new Date('2026-11-23T02:00:00Z');
const DAY = 86_400_000;

let platform: TestPlatform;
beforeAll(async () => {
  platform = await freshPlatform({ now: NOW });
});

const shopOf = (id: string) => platform.db.shop.findUniqueOrThrow({ where: { id } });
async function started(name = 'Vườn Bà Tư') {
  const person = await storedPerson(platform.db);
  const shop = await startShop(platform, { personId: person.id, name });
  if (!shop.ok) throw new Error(JSON.stringify(shop.problems));
  return { personId: person.id, shopId: shop.value.shopId };
}

describe('opening a shop', () => {
  it('gives ten gardens of one name ten addresses, though all press together', async () => {
    const shops = await Promise.all(Array.from({ length: 10 }, () => started('Vườn Mai Mười')));
    const slugs = await Promise.all(shops.map(async ({ shopId }) => (await shopOf(shopId)).slug));
    expect(new Set(slugs).size).toBe(10);
    expect(slugs).toContain('vuon-mai-muoi');
    expect(slugs).toContain('vuon-mai-muoi-10');
  });

  it('makes one shop of two presses', async () => {
    const person = await storedPerson(platform.db);
    const press = () => startShop(platform, { personId: person.id, name: 'Vườn Hai Lần' });
    const [one, two] = await Promise.all([press(), press()]);
    expect(one).toEqual(two);
    expect(await platform.db.shopMember.count({ where: { personId: person.id } })).toBe(1);
  });

  it('goes on where it was left, on whatever phone', async () => {
    const { shopId } = await started();
    const step = async () => findSetupStep(platform.db, await shopOf(shopId));
    expect(await step()).toBe('place');
    await savePlace(platform, { shopId, communeCode: '28870', hamlet: 'Ấp Sơn Châu' });
    expect(await step()).toBe('contact');
    await saveContact(platform, { shopId, phone: '0901000001', sameZalo: true, zalo: '' });
    expect(await step()).toBe('listing');
    await savePlace(platform, { shopId, communeCode: '28894', hamlet: '' });
    expect(await step()).toBe('listing');
    await storedListing(platform.db, { shopId });
    expect(await step()).toBe('publish');
    expect(await openShop(platform, { shopId })).toMatchObject({ ok: true });
    expect(await step()).toBeNull();
    expect(await shopOf(shopId)).toMatchObject({
      state: 'published',
      provinceCode: '86',
      communeCode: '28894',
      zalo: '+84901000001',
      publishedAt: NOW,
    });
  });

  it('is refused while something is missing, and nothing changes', async () => {
    const { shopId } = await started();
    await storedListing(platform.db, { shopId, state: 'draft' });
    expect(await openShop(platform, { shopId })).toMatchObject({
      problems: [{ code: 'shops.place-missing' }, { code: 'shops.phone-missing' }, { code: 'shops.listing-missing' }],
    });
    expect((await shopOf(shopId)).state).toBe('draft');
    expect(await savePlace(platform, { shopId, communeCode: '00000', hamlet: '' })).toMatchObject({ ok: false });
  });

  it('is closed and opened again, also with all listings at rest', async () => {
    const { id: shopId } = await storedShop(platform.db);
    await closeShop(platform, { shopId });
    expect((await shopOf(shopId)).state).toBe('paused');
    expect(await openShop(platform, { shopId })).toMatchObject({ ok: true });
    expect((await shopOf(shopId)).publishedAt).toEqual(new Date('2026-10-01T00:00:00Z'));
  });
});

describe('a new name', () => {
  it('keeps the old address alive', async () => {
    const shop = await storedShop(platform.db, { name: 'Vườn Cũ', slug: 'vuon-cu' });
    expect(await renameShop(platform, { shopId: shop.id, name: 'Vườn Mới' })).toEqual({
      ok: true,
      value: { slug: 'vuon-moi' },
    });
    expect(await platform.db.shopOldSlug.findUnique({ where: { slug: 'vuon-cu' } })).toMatchObject({ shopId: shop.id });
    const other = await started('Vườn Cũ');
    expect((await shopOf(other.shopId)).slug).toBe('vuon-cu-2');
  });

  it('gives a shop its own old address back', async () => {
    const shop = await storedShop(platform.db, { name: 'Vườn Đi Về', slug: 'vuon-di-ve' });
    await renameShop(platform, { shopId: shop.id, name: 'Vườn Xa' });
    await renameShop(platform, { shopId: shop.id, name: 'Vườn Đi Về' });
    expect((await shopOf(shop.id)).slug).toBe('vuon-di-ve');
    const old = await platform.db.shopOldSlug.findMany({ where: { shopId: shop.id } });
    expect(old.map(({ slug }) => slug)).toEqual(['vuon-xa']);
  });

  it('leaves an address that still fits', async () => {
    const shop = await storedShop(platform.db, { name: 'Vuon Ba Sau', slug: 'vuon-ba-sau' });
    await renameShop(platform, { shopId: shop.id, name: 'Vườn Bà Sáu' });
    expect(await shopOf(shop.id)).toMatchObject({ name: 'Vườn Bà Sáu', slug: 'vuon-ba-sau' });
  });

  it('is no redirect for an address nobody has ever seen', async () => {
    const { shopId } = await started('Vườn Nháp');
    await renameShop(platform, { shopId, name: 'Vườn Thật' });
    expect(await platform.db.shopOldSlug.count({ where: { shopId } })).toBe(0);
  });
});

describe('an invitation', () => {
  it('brings in one helper, once, though several press together', async () => {
    const shop = await storedShop(platform.db);
    const { token } = await inviteHelper(platform, { shopId: shop.id });
    expect(await findInvitation(platform, token)).toEqual({ shopName: 'Vườn Bà Tư', ownerName: 'Trần Thị Tư' });
    const people = await Promise.all(Array.from({ length: 5 }, () => storedPerson(platform.db)));
    const outcomes = await Promise.all(people.map(({ id }) => joinShop(platform, { token, personId: id })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await findColleagues(platform.db, shop.id)).map(({ role }) => role)).toEqual(['owner', 'helper']);
    expect(await findInvitation(platform, token)).toBeNull();
  });

  it('does not bring back who was let go', async () => {
    const shop = await storedShop(platform.db);
    const { token } = await inviteHelper(platform, { shopId: shop.id });
    const { id: personId } = await storedPerson(platform.db);
    await joinShop(platform, { token, personId });
    expect(await letHelperGo(platform, { shopId: shop.id, personId })).toBe(true);
    expect(await joinShop(platform, { token, personId })).toMatchObject({
      problems: [{ code: 'shops.invitation-gone' }],
    });
  });

  it('ends after seven days', async () => {
    const shop = await storedShop(platform.db);
    const { token } = await inviteHelper(platform, { shopId: shop.id });
    const { id: personId } = await storedPerson(platform.db);
    platform.setNow(new Date(NOW.getTime() + 7 * DAY));
    try {
      expect(await findInvitation(platform, token)).toBeNull();
      expect(await joinShop(platform, { token, personId })).toMatchObject({ ok: false });
    } finally {
      platform.setNow(NOW);
    }
    expect(await joinShop(platform, { token, personId })).toMatchObject({ ok: true });
  });

  it('leaves the owner the owner, and is not used up by them', async () => {
    const owner = await storedPerson(platform.db);
    const shop = await storedShop(platform.db, { ownerId: owner.id });
    const { token } = await inviteHelper(platform, { shopId: shop.id });
    expect(await joinShop(platform, { token, personId: owner.id })).toMatchObject({ ok: true });
    expect(await letHelperGo(platform, { shopId: shop.id, personId: owner.id })).toBe(false);
    expect(await findColleagues(platform.db, shop.id)).toMatchObject([{ id: owner.id, role: 'owner' }]);
    expect(await findInvitation(platform, token)).not.toBeNull();
  });

  it('is not in the table', async () => {
    const shop = await storedShop(platform.db);
    const { token } = await inviteHelper(platform, { shopId: shop.id });
    expect(JSON.stringify(await platform.db.shopInvitation.findMany())).not.toContain(token);
  });
});

describe('papers', () => {
  it('keep their days, and belong to one shop', async () => {
    const [own, foreign] = [await storedShop(platform.db), await storedShop(platform.db)];
    const typed = {
      kind: 'ocop',
      stars: '3',
      ocopGroup: 'ornamental',
      product: 'Cúc mâm xôi',
      certificateNo: '7/QĐ',
      issuer: '',
      issuedOn: '2025-12-08',
      expiresOn: '',
    };
    const added = await addCertificate(platform, { shopId: own.id, typed });
    expect(await findCertificates(platform.db, own.id)).toMatchObject([
      { stars: 3, issuedOn: '2025-12-08', expiresOn: '2028-12-08' },
    ]);
    const id = added.ok ? added.value.id : '';
    expect(await removeCertificate(platform, { shopId: foreign.id, id })).toBe(false);
    expect(await removeCertificate(platform, { shopId: own.id, id })).toBe(true);
  });
});
