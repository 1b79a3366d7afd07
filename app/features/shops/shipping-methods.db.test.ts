import { beforeAll, describe, expect, it } from 'vitest';

import { storedShop } from '../../../test/builders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { findSelling, saveSelling } from './selling.server';
import type { TypedSelling } from './selling';
import { addWay, changeWay, findWay, findWaysOf, moveWay, removeWay, WAYS_MAX } from './shipping-methods.server';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await freshPlatform({ now: new Date('2026-11-26T03:00:00Z') });
});

const formOf = (fields: Record<string, string> = {}): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ active: 'on', ...fields })) form.set(name, value);
  return form;
};
const added = async (shopId: string, name: string) => {
  const way = await addWay(platform, { shopId, kind: 'pickup', form: formOf({ name }) });
  if (!way.ok) throw new Error(JSON.stringify(way.problems));
  return way.value.id;
};
const names = async (shopId: string) => (await findWaysOf(platform.db, shopId)).map(({ name }) => name);

describe('the ways of a shop', () => {
  it('stand in the order they were added, and are moved up and down', async () => {
    const { id: shopId } = await storedShop(platform.db);
    const [one] = [await added(shopId, 'một'), await added(shopId, 'hai'), await added(shopId, 'ba')];
    expect(await names(shopId)).toEqual(['một', 'hai', 'ba']);
    expect(await moveWay(platform, { shopId, id: one, by: 1 })).toBe(true);
    expect(await names(shopId)).toEqual(['hai', 'một', 'ba']);
    await moveWay(platform, { shopId, id: one, by: -1 });
    await moveWay(platform, { shopId, id: one, by: -1 });
    expect(await names(shopId)).toEqual(['một', 'hai', 'ba']);
  });

  it('have places without gaps, though two telephones add and move at once', async () => {
    const { id: shopId } = await storedShop(platform.db);
    const ids = await Promise.all(['a', 'b', 'c', 'd'].map((name) => added(shopId, name)));
    await Promise.all(ids.map((id) => moveWay(platform, { shopId, id, by: 1 })));
    const rows = await platform.db.shippingMethod.findMany({ where: { shopId }, orderBy: { position: 'asc' } });
    expect(rows.map(({ position }) => position)).toEqual([0, 1, 2, 3]);
  });

  it('are at most twelve, though twenty are added together', async () => {
    const { id: shopId } = await storedShop(platform.db);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => addWay(platform, { shopId, kind: 'quote', form: formOf() })),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(WAYS_MAX);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ problems: [{ code: 'shops.too-many-ways' }] });
  });

  it('belong to one shop', async () => {
    const [own, foreign] = [await storedShop(platform.db), await storedShop(platform.db)];
    const id = await added(own.id, 'của tôi');
    expect(await findWay(platform.db, { shopId: foreign.id, id })).toBeNull();
    expect(await changeWay(platform, { shopId: foreign.id, id, form: formOf({ name: 'lạ' }) })).toBeNull();
    expect(await moveWay(platform, { shopId: foreign.id, id, by: 1 })).toBe(false);
    expect(await removeWay(platform, { shopId: foreign.id, id })).toBe(false);
    expect(await findWay(platform.db, { shopId: own.id, id: 'không phải mã' })).toBeNull();
    expect(await changeWay(platform, { shopId: own.id, id, form: formOf({ name: 'mới', active: '' }) })).toEqual({
      ok: true,
      value: null,
    });
    expect(await findWay(platform.db, { shopId: own.id, id })).toMatchObject({ name: 'mới', active: false });
    expect(await removeWay(platform, { shopId: own.id, id })).toBe(true);
  });

  it('show on the shop’s pages at once', async () => {
    const shop = await storedShop(platform.db);
    const revision = async () => (await platform.db.shop.findUniqueOrThrow({ where: { id: shop.id } })).revision;
    const before = await revision();
    await added(shop.id, 'một');
    expect(await revision()).toBeGreaterThan(before);
  });

  it('that cannot be read any more are shown as such, and do not break the list', async () => {
    const { id: shopId } = await storedShop(platform.db);
    await platform.db.shippingMethod.create({ data: { shopId, kind: 'depot', rules: { vehicle: 'tàu ngầm' } } });
    expect(await findWaysOf(platform.db, shopId)).toMatchObject([{ kind: 'depot', rules: null }]);
  });
});

const typed = (given: Partial<TypedSelling> = {}): TypedSelling => ({
  takesOrders: true,
  legalName: 'Trần Thị Tư',
  representative: '',
  legalAddress: 'Ấp Sơn Châu',
  taxCode: '083165000123',
  registrationNo: '',
  registrationPlace: '',
  registeredOn: '2025-03-01',
  email: 'tu@example.vn',
  answerHours: '12',
  payHours: '24',
  claimHours: '48',
  depositPercent: '30',
  returnPolicy: 'Cây chết thì đổi.',
  earlyBloomRule: '',
  noShowRule: '',
  stormRule: '',
  ...given,
});

describe('how a shop sells', () => {
  it('is told once, kept, and told anew', async () => {
    const { id: shopId } = await storedShop(platform.db);
    expect(await findSelling(platform.db, shopId)).toMatchObject({ isTold: false, selling: { answerHours: 24 } });
    expect(await saveSelling(platform, { shopId, typed: typed() })).toMatchObject({ ok: true });
    await added(shopId, 'một');
    expect(await findSelling(platform.db, shopId)).toMatchObject({
      isTold: true,
      selling: { answerHours: 12, registeredOn: '2025-03-01', legalName: 'Trần Thị Tư' },
      gaps: [],
    });
    await saveSelling(platform, { shopId, typed: typed({ takesOrders: false, email: '' }) });
    expect(await findSelling(platform.db, shopId)).toMatchObject({ selling: { takesOrders: false }, gaps: ['email'] });
  });

  it('leaves alone how money is taken, which is another page’s', async () => {
    const { id: shopId } = await storedShop(platform.db);
    await platform.db.shopSelling.create({ data: { shopId, takesCash: false, takesCard: true } });
    await saveSelling(platform, { shopId, typed: typed() });
    expect(await platform.db.shopSelling.findUniqueOrThrow({ where: { shopId } })).toMatchObject({
      takesCash: false,
      takesCard: true,
    });
    expect((await findSelling(platform.db, shopId)).gaps).toContain('payment');
  });

  it('is refused whole when something has to be mended', async () => {
    const { id: shopId } = await storedShop(platform.db);
    expect(await saveSelling(platform, { shopId, typed: typed({ taxCode: '12' }) })).toMatchObject({ ok: false });
    expect(await platform.db.shopSelling.count({ where: { shopId } })).toBe(0);
  });
});
