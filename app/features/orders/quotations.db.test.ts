import { beforeEach, describe, expect, it } from 'vitest';

import { storedListing, storedPerson, storedShop } from '../../../test/builders';
import { freshPlatform } from '../../../test/platform';
import { readQuotation, type QuotationWish } from './quotation';
import {
  answerQuotation,
  askQuotation,
  closeQuotation,
  countNewQuotations,
  eraseQuotation,
  findOwnQuotation,
  findQuotations,
  forgetQuotations,
} from './quotations.server';
import { tellQuotations } from './tell-quotations.server';

const NOW = new Date('2026-11-27T03:00:00Z');
const DAY = 24 * 3_600_000;
const platform = await freshPlatform({ now: NOW });
const { db } = platform;

let phone = 10;
const wish = (): QuotationWish => ({
  ...{ quantity: 2000, size: 'Bầu 20', wanted: 'đầu tháng Chạp', place: 'xã Tân Phú', note: '' },
  ...{ name: 'Nguyễn Văn Nam', phone: `+849123456${phone++}` },
});
let shopId: string;
let listing: { id: string; name: string; unit: string };
beforeEach(async () => {
  platform.setNow(NOW);
  shopId = (await storedShop(db)).id;
  listing = await storedListing(db, { shopId });
});
const ask = async (given: Partial<QuotationWish> = {}, address: string = crypto.randomUUID()) =>
  askQuotation(platform, { shopId, listing, wish: { ...wish(), ...given }, lang: 'vi', address });
const asked = async () => {
  const own = await ask();
  if (!own.ok) throw new Error('refused');
  return own.value;
};
const list = async (show: 'open' | 'closed' = 'open') =>
  (await findQuotations(platform, { shopId, show, before: null })).quotations;

describe('a request for the price of many', () => {
  it('lies in the garden’s list until it is put away, and its writer reads the answer', async () => {
    const own = await asked();
    expect(await countNewQuotations(platform, shopId)).toBe(1);
    const answered = await answerQuotation(platform, { shopId, id: own.id, price: '45k', answer: 'Giao hai đợt.' });
    expect(answered).toMatchObject({ ok: true });
    expect(await findOwnQuotation(platform, own)).toMatchObject({ state: 'answered', price: 45_000 });
    expect(await countNewQuotations(platform, shopId)).toBe(0);
    expect(await closeQuotation(platform, { shopId, id: own.id })).toBe(true);
    expect([await list(), await list('closed')]).toMatchObject([[], [{ id: own.id }]]);
  });

  it('is nobody else’s: not another garden’s, not without its key', async () => {
    const own = await asked();
    const other = (await storedShop(db)).id;
    expect(await answerQuotation(platform, { shopId: other, id: own.id, price: '1k', answer: '' })).toBeNull();
    expect(await closeQuotation(platform, { shopId: other, id: own.id })).toBe(false);
    expect(await findOwnQuotation(platform, { id: own.id, key: 'wrong' })).toBeNull();
    await eraseQuotation(platform, { id: own.id, key: 'wrong' });
    expect(await list()).toHaveLength(1);
  });

  it('goes whole on a word of its writer, and by itself after 90 days', async () => {
    await eraseQuotation(platform, await asked());
    expect(await list()).toEqual([]);
    const own = await asked();
    platform.setNow(new Date(NOW.getTime() + 60 * DAY));
    await answerQuotation(platform, { shopId, id: own.id, price: '', answer: 'Hết rồi.' });
    platform.setNow(new Date(NOW.getTime() + 100 * DAY));
    await forgetQuotations(platform);
    expect(await list()).toHaveLength(1);
    platform.setNow(new Date(NOW.getTime() + 151 * DAY));
    await forgetQuotations(platform);
    expect(await list()).toEqual([]);
  });

  it('needs a price or a word as its answer, in đồng', async () => {
    const { id } = await asked();
    for (const price of ['', '0', '5 usd'])
      expect(await answerQuotation(platform, { shopId, id, price, answer: '' })).toMatchObject({ ok: false });
  });

  it('is refused from a telephone that asks all day', async () => {
    const outcomes = [];
    for (let number = 0; number < 11; number++) outcomes.push((await ask({ phone: '+84999999999' })).ok);
    expect(outcomes).toEqual([...Array.from({ length: 10 }, () => true), false]);
  });

  it('does not exist in a shop for practising', async () => {
    const practice = await db.shop.create({ data: { slug: `tap-${phone}`, name: 'Tập', practiceOfId: shopId } });
    const asking = askQuotation(platform, { shopId: practice.id, listing, wish: wish(), lang: 'vi', address: 'x' });
    await expect(asking).rejects.toThrow(/practice/);
  });

  it('is told once to the grower’s phones, without a word of who asks', async () => {
    await tellQuotations(platform); // what other tests left
    const person = await storedPerson(db);
    await db.shopMember.create({ data: { shopId, personId: person.id, role: 'helper' } });
    await db.pushSubscription.create({
      data: { personId: person.id, endpoint: 'https://push.test/1', p256dh: 'p', auth: 'a' },
    });
    await asked();
    const notes: string[] = [];
    let isDown = true;
    const send = (_target: unknown, note: object) => {
      if (isDown) return Promise.reject(new Error('no answer'));
      notes.push(JSON.stringify(note));
      return Promise.resolve('sent' as const);
    };
    const tools = { ...platform, push: { ...platform.push, send } };
    await tellQuotations(tools);
    isDown = false;
    await tellQuotations(tools);
    await tellQuotations(tools);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toContain('2000');
    expect(notes[0]).not.toMatch(/Nam|9123456/);
  });
});

it('asks for what is missing, and for a yes that nobody ticks beforehand', () => {
  const read = readQuotation(new FormData());
  const fields = read.ok ? [] : read.problems.map(({ field }) => field);
  expect(fields).toEqual(['quantity', 'place', 'name', 'phone', 'consent']);
});
