import { checkLedger } from '~/features/payments/check-ledger.server';
import { tetOf } from '~/shared/lunar';

import { at, readEmvCo } from '../emvco';
import { ACCOUNT, storedEndpoint } from '../money-builders';
import { buy, growerMoves, openGarden, untilDelivered } from './buyer';
import { expect, scanned, tellOfTransfer, test } from './paying';

const DAY_MS = 86_400_000;

/** A day before the next Tết that people fetch their plants on, at least a month from now. */
function dayBeforeTet(): Date {
  const year = new Date().getUTCFullYear();
  const days = [year, year + 1, year + 2].map((one) => Date.parse(tetOf(one)) - 9 * DAY_MS);
  return new Date(days.find((day) => day > Date.now() + 30 * DAY_MS)!);
}

test.slow(); // every page on the way is measured

const WORDS = {
  vi: { paid: 'Đã trả', tet: 'tháng Chạp' },
  en: { paid: 'Paid', tet: '12th lunar month' },
} as const;

for (const lang of ['vi', 'en'] as const) {
  const words = WORDS[lang];

  test(`a transfer that the bank tells of pays an order, through to “delivered”, without a script (${lang})`, async ({
    page,
    platform,
    house,
    judge,
  }) => {
    const garden = await openGarden(platform, { sku: `QR-${lang}`, stock: 3, selling: {} });
    const endpoint = await storedEndpoint(platform, garden.shop.id, 'sepay');
    const order = await buy(page, platform, garden, { lang, pay: 'vietqr' });
    await judge(page, `to be paid by transfer ${lang}`);
    const code = readEmvCo((await scanned(page))!);
    expect([at(code, '38', '01', '00'), at(code, '38', '01', '01')]).toEqual([ACCOUNT.bin, ACCOUNT.number]);
    expect([at(code, '54'), at(code, '62', '08')]).toEqual(['350000', order.code]);

    await tellOfTransfer(house, endpoint, { amount: 350_000, content: `IBFT ${order.code} chuyen tien` });
    await page.reload();
    await expect(page.locator('#payment')).toHaveCount(0);
    await expect(page.locator('dl.sum').getByText(words.paid)).toBeVisible();
    await judge(page, `paid by transfer ${lang}`);
    await growerMoves(platform, order.id, 'accepted');
    await untilDelivered(page, platform, order.id, lang);
    expect(await checkLedger(platform.db)).toEqual([]);
  });

  test(`a card pays an order at Stripe, through to “delivered”, without a script (${lang})`, async ({
    page,
    platform,
    stripe,
    judge,
  }) => {
    const garden = await openGarden(platform, { sku: `THE-${lang}`, stock: 3, selling: { takesCard: true } });
    const order = await buy(page, platform, garden, { lang, pay: 'stripe' });
    await judge(page, `to be paid by card ${lang}`);
    await page.locator('#payment form button').tap();
    await expect(page.locator('h1')).toHaveText('Stripe Checkout');
    expect(page.url()).toContain(stripe.base);
    await expect(page.getByText('350000 vnd')).toBeVisible();
    await page.getByRole('button', { name: 'Pay' }).tap();

    await expect(page).toHaveURL(new RegExp(`/order/${order.code}\\?key=.*&card=back`));
    await expect(page.locator('#payment')).toHaveCount(0);
    await expect(page.locator('dl.sum').getByText(words.paid)).toBeVisible();
    await judge(page, `paid by card ${lang}`);
    await growerMoves(platform, order.id, 'accepted');
    await untilDelivered(page, platform, order.id, lang);
    expect(await checkLedger(platform.db)).toEqual([]);
  });

  test(`a plant for Tết is bought with a deposit and the rest before it is fetched, without a script (${lang})`, async ({
    page,
    platform,
    house,
    judge,
  }) => {
    const garden = await openGarden(platform, {
      sku: `TET-${lang}`,
      stock: 3,
      preorderOn: dayBeforeTet(),
      selling: { depositPercent: 30, earlyBloomRule: 'Nở sớm quá năm ngày thì đổi cây khác hoặc trả cọc.' },
    });
    const endpoint = await storedEndpoint(platform, garden.shop.id, 'casso');
    const order = await buy(page, platform, garden, { lang, pay: 'vietqr', rest: 'vietqr' });
    expect(order).toMatchObject({ total: 350_000n, depositDue: 105_000n });
    await expect(page.getByText(words.tet).first()).toBeVisible();
    await judge(page, `deposit ${lang}`);
    expect(at(readEmvCo((await scanned(page))!), '54')).toBe('105000');

    await tellOfTransfer(house, endpoint, { amount: 105_000, content: order.code });
    await growerMoves(platform, order.id, 'accepted');
    await page.reload();
    await judge(page, `balance ${lang}`);
    expect(at(readEmvCo((await scanned(page))!), '54')).toBe('245000');
    await tellOfTransfer(house, endpoint, { amount: 245_000, content: order.code });
    await page.reload();
    await expect(page.locator('#payment')).toHaveCount(0);
    await untilDelivered(page, platform, order.id, lang);
    const rows = await platform.db.ledgerEntry.findMany({ where: { orderId: order.id }, orderBy: { id: 'asc' } });
    expect(rows.map(({ amount }) => amount)).toEqual([105_000n, 245_000n]);
    expect(await checkLedger(platform.db)).toEqual([]);
  });
}
