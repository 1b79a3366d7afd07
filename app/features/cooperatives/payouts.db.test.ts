import { readSheet } from 'read-excel-file/node';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { storedListing, storedPerson } from '../../../test/builders';
import { aCart, moved, placed, sellingShop } from '../../../test/orders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import type { Collector, LedgerKind } from '~/platform/prisma-client/client';
import type { SellingShop } from '~/features/orders/selling';

import { answerPayoutFile } from './payout-file.server';
import { transfersOf } from './payout';
import { drawUpPayouts, dropPayout, findDues, findPayouts, movePayout } from './payouts.server';

let platform: TestPlatform;
let manager: string;
let coop: { id: string; slug: string };
let shop: SellingShop;
let sku: string;
let count = 0;

beforeAll(async () => {
  platform = await freshPlatform({ now: new Date('2026-12-01T02:00:00Z') });
  manager = (await storedPerson(platform.db)).id;
});

beforeEach(async () => {
  coop = await platform.db.cooperative.create({ data: { slug: `htx-${++count}`, name: 'Hợp tác xã' } });
  shop = await sellingShop(platform, { cooperativeId: coop.id });
  await platform.db.shopSelling.create({ data: { shopId: shop.id, collector: 'cooperative' } });
  await platform.db.bankAccount.create({
    data: { shopId: shop.id, bin: '970436', number: '0123456789', holder: 'TRAN THI TU' },
  });
  sku = (await storedListing(platform.db, { shopId: shop.id, stock: 5_000, price: 100_000n })).variants[0]!.sku;
});

/** An order of 500.000 on which money moved: who took or gave how much. */
async function order(
  to: 'placed' | 'handed_over' | 'returned' | 'cancelled',
  ...money: [Collector, LedgerKind, number][]
) {
  const { db } = platform;
  const { orderId } = await placed(platform, shop, aCart([sku, 5]));
  for (const [collector, kind, amount] of money)
    await db.ledgerEntry.create({
      data: {
        ...{ shopId: shop.id, orderId, kind, collector, amount: BigInt(amount) },
        method: 'vietqr',
        uniqueKey: `test:${++count}`,
        actor: 'provider',
      },
    });
  if (to === 'cancelled') await moved(platform, orderId, 'cancelled', { reason: 'sold-out' });
  if (to === 'handed_over' || to === 'returned')
    for (const step of ['accepted', 'handed_over'] as const) await moved(platform, orderId, step);
  if (to === 'returned') await moved(platform, orderId, 'returned');
  return orderId;
}
const due = async () => (await findDues(platform.db, coop.id)).find(({ shopId }) => shopId === shop.id)?.due ?? 0;

describe('what a cooperative owes a member', () => {
  it.each([
    [
      'all of a transfer, once the plants are handed over',
      'handed_over',
      [['cooperative', 'received', 500_000]],
      500_000,
    ],
    ['nothing before that', 'placed', [['cooperative', 'received', 500_000]], 0],
    ['nothing of what the household took itself', 'handed_over', [['shop', 'received', 500_000]], 0],
    [
      'the deposit, when the rest was paid at the door',
      'handed_over',
      [
        ['cooperative', 'received', 150_000],
        ['shop', 'received', 350_000],
      ],
      150_000,
    ],
    ['not what the buyer sent too much', 'handed_over', [['cooperative', 'received', 600_000]], 500_000],
    [
      'less what went back to the buyer',
      'handed_over',
      [
        ['cooperative', 'received', 500_000],
        ['cooperative', 'refunded', 120_000],
      ],
      380_000,
    ],
    ['nothing of what came back, as long as it is the buyer’s', 'returned', [['cooperative', 'received', 500_000]], 0],
    [
      'what the household gave back out of its own pocket',
      'returned',
      [
        ['cooperative', 'received', 500_000],
        ['shop', 'refunded', 500_000],
      ],
      500_000,
    ],
    [
      'nothing of a cancelled order',
      'cancelled',
      [
        ['cooperative', 'received', 500_000],
        ['cooperative', 'refunded', 500_000],
      ],
      0,
    ],
  ] as [string, Parameters<typeof order>[0], [Collector, LedgerKind, number][], number][])(
    '%s',
    async (_what, to, money, owed) => {
      await order(to, ...money);
      expect(await due()).toBe(owed);
    },
  );

  it('adds up over orders, and falls by what was drawn up', async () => {
    await order('handed_over', ['cooperative', 'received', 500_000]);
    await order('handed_over', ['cooperative', 'received', 500_000]);
    expect(await due()).toBe(1_000_000);
    expect(await drawUpPayouts(platform, { cooperativeId: coop.id })).toBe(1);
    expect(await due()).toBe(0);
  });

  it('turns below zero when something comes back after it was paid out, and comes off the next payout', async () => {
    const back = await order('handed_over', ['cooperative', 'received', 500_000]);
    await drawUpPayouts(platform, { cooperativeId: coop.id });
    await moved(platform, back, 'returned');
    expect(await due()).toBe(-500_000);
    expect(await drawUpPayouts(platform, { cooperativeId: coop.id })).toBe(0);
    await order('handed_over', ['cooperative', 'received', 500_000]);
    await order('handed_over', ['cooperative', 'received', 500_000]);
    expect(await due()).toBe(500_000);
  });
});

describe('a payout', () => {
  it('is drawn up once, though two managers press together', async () => {
    await order('handed_over', ['cooperative', 'received', 500_000]);
    const press = () => drawUpPayouts(platform, { cooperativeId: coop.id });
    const drawn = await Promise.all([press(), press(), press()]);
    expect(drawn.sort()).toEqual([0, 0, 1]);
  });

  it('carries a VietQR of the member’s account, exact to the đồng', async () => {
    await order('handed_over', ['cooperative', 'received', 500_000]);
    await drawUpPayouts(platform, { cooperativeId: coop.id });
    const { payouts } = await findPayouts(platform.db, { cooperativeId: coop.id, state: 'open', after: null });
    expect(payouts).toMatchObject([
      {
        shop: 'Vườn Bà Tư',
        amount: 500_000,
        account: { bank: 'Vietcombank', number: '0123456789', holder: 'TRAN THI TU' },
      },
    ]);
    expect(payouts[0]!.reference).toMatch(/^PO[2-9A-HJ-NP-Z]{6}$/);
    expect(payouts[0]!.qr).toMatch(/^data:image\/svg\+xml/);
  });

  it('is divided where a bank takes no more at once', () => {
    expect(transfersOf(1_200_000_000)).toEqual([499_999_999, 499_999_999, 200_000_002]);
    expect(transfersOf(0)).toEqual([]);
    expect(transfersOf(-5)).toEqual([]);
  });

  it('is marked, taken back, thrown away; a paid one stays', async () => {
    await order('handed_over', ['cooperative', 'received', 500_000]);
    await drawUpPayouts(platform, { cooperativeId: coop.id });
    const { id } = await platform.db.payout.findFirstOrThrow({ where: { cooperativeId: coop.id } });
    const move = (to: 'open' | 'paid') =>
      movePayout(platform, { cooperativeId: coop.id, payoutId: id, to, personId: manager });
    await move('paid');
    await move('paid');
    expect(await platform.db.payout.findUnique({ where: { id } })).toMatchObject({ state: 'paid', personId: manager });
    expect(await dropPayout(platform, { cooperativeId: coop.id, payoutId: id })).toBeNull();
    await move('open');
    expect(await dropPayout(platform, { cooperativeId: coop.id, payoutId: id })).toBe(true);
    expect(await due()).toBe(500_000);
  });

  it('is nobody else’s: another cooperative finds none', async () => {
    await order('handed_over', ['cooperative', 'received', 500_000]);
    await drawUpPayouts(platform, { cooperativeId: coop.id });
    const { id } = await platform.db.payout.findFirstOrThrow({ where: { cooperativeId: coop.id } });
    const other = await platform.db.cooperative.create({ data: { slug: `la-${++count}`, name: 'Hợp tác xã lạ' } });
    const named = { cooperativeId: other.id, payoutId: id };
    expect(await movePayout(platform, { ...named, to: 'paid', personId: manager })).toBeNull();
    expect(await dropPayout(platform, named)).toBeNull();
    expect(await findDues(platform.db, other.id)).toEqual([]);
    expect((await findPayouts(platform.db, { cooperativeId: other.id, state: 'open', after: null })).payouts).toEqual(
      [],
    );
  });

  it('goes to the treasurer as a spreadsheet, account numbers as text', async () => {
    await order('handed_over', ['cooperative', 'received', 500_000]);
    await drawUpPayouts(platform, { cooperativeId: coop.id });
    const answer = await answerPayoutFile(platform, { cooperative: coop, lang: 'vi' });
    expect(answer.headers.get('Content-Disposition')).toBe(
      `attachment; filename="payouts_2026-12-01_${coop.slug}.xlsx"`,
    );
    const rows = await readSheet(Buffer.from(await answer.arrayBuffer()), 'Chi trả');
    expect(rows[1]!.slice(0, 5)).toEqual(['Vườn Bà Tư', 'TRAN THI TU', 'Vietcombank', '0123456789', 500_000]);
  });
});
