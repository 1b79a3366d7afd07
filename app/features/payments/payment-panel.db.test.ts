import { beforeAll, describe, expect, it } from 'vitest';

import { dong } from '~/shared/dong';

import { storedOrder, storedPayShop } from '../../../test/money-builders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { findPaymentPanel } from './payment-panel.server';
import { startPayment } from './start-payment.server';

let platform: TestPlatform;
let shop: Awaited<ReturnType<typeof storedPayShop>>;
beforeAll(async () => {
  platform = await freshPlatform();
  shop = await storedPayShop(platform.db);
}, 60_000);

const anOrder = (given: Partial<Parameters<typeof storedOrder>[1]> = {}) =>
  storedOrder(platform.db, { shopId: shop.id, ...given });
const panelOf = (order: { id: string }, asked = '') => findPaymentPanel(platform, order, new URLSearchParams(asked));

describe('what a buyer can pay', () => {
  it('is the whole by transfer, to the shop’s account, with the order’s code', async () => {
    const order = await anOrder();
    expect(await panelOf(order)).toMatchObject({
      amount: 1_000_000,
      purpose: 'full',
      page: `/order/${order.code}?key=${order.trackingKey}`,
      others: [],
      way: { method: 'vietqr', transfer: { bank: 'Vietcombank', account: '0071001234567', reference: order.code } },
    });
  });

  it('is the deposit first or everything at once, and never the door for what is due ahead', async () => {
    const order = await anOrder({ depositDue: 300_000n, balanceMethod: 'cod' });
    expect(await panelOf(order)).toMatchObject({ amount: 300_000, purpose: 'deposit', all: 1_000_000, others: [] });
    expect(await panelOf(order, 'whole=1')).toMatchObject({ amount: 1_000_000, purpose: 'full', all: null });
    expect(await panelOf(order, 'pay=cod')).toMatchObject({ way: { method: 'vietqr' } });
    const atDoor = { order, method: 'cod' as const, origin: 'https://x.example' };
    expect(await startPayment(platform, atDoor)).toMatchObject({ problems: [{ code: 'payments.method-closed' }] });
  });

  it('is the rest at the door, or by transfer for whoever has no cash', async () => {
    const order = await anOrder({ paymentMethod: 'cod' });
    expect(await panelOf(order)).toMatchObject({ way: { method: 'cod' }, others: ['vietqr'] });
    expect(await panelOf(order, 'pay=vietqr')).toMatchObject({ way: { method: 'vietqr' }, others: ['cod'] });
  });

  it('goes to the cooperative’s account where it collects', async () => {
    const { db } = platform;
    const coop = await db.cooperative.create({ data: { slug: 'htx-cai-mon', name: 'HTX Cái Mơn' } });
    const mine = await storedPayShop(db, { collector: 'cooperative' });
    await db.shop.update({ where: { id: mine.id }, data: { cooperativeId: coop.id } });
    const order = await anOrder({ shopId: mine.id });
    expect(await panelOf(order)).toMatchObject({ way: { method: null } }); // it has written down none yet
    const account = { bin: '970405', number: '1900000000001', holder: 'HTX CAI MON' };
    await db.bankAccount.create({ data: { cooperativeId: coop.id, ...account } });
    expect(await panelOf(order)).toMatchObject({ way: { transfer: { bank: 'Agribank', account: '1900000000001' } } });
  });

  it('has no code to scan from 500 million on', async () => {
    const order = await anOrder({ total: 500_000_000 });
    expect(await panelOf(order)).toMatchObject({ amount: dong(500_000_000), way: { transfer: { qr: null } } });
  });

  it.each([
    ['once it has ended', { state: 'cancelled', endedAt: new Date() }],
    ['before the fee is agreed', { quote: 'offered' }],
  ] as const)('is nothing %s', async (_what, given) => {
    expect(await panelOf(await anOrder(given as object))).toBeNull();
  });

  it('says why the last try came to nothing, in words of ours alone', async () => {
    const order = await anOrder();
    expect(await panelOf(order, 'problem=payments.card-unreachable')).toMatchObject({
      problem: 'payments.card-unreachable',
    });
    expect(await panelOf(order, 'problem=%3Cscript%3E')).toMatchObject({ problem: null });
  });
});
