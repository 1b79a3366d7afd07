import { createHmac } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import type { OrderState } from '~/features/orders/order';
import type { OrderMoney } from '~/features/orders/order-money';
import { dong } from '~/shared/dong';

import { refuseCasso, refuseSepay } from './call-signature.server';
import { judgeTransfer, sameAccount } from './transfer';
import { readCasso, readSepay } from './transfer-calls';

const anOrder = (given: Partial<OrderMoney & { state: OrderState }> = {}): OrderMoney & { state: OrderState } => ({
  state: 'placed',
  total: dong(1_000_000),
  depositDue: dong(0),
  paid: dong(0),
  refunded: dong(0),
  reduced: dong(0),
  paymentMethod: 'vietqr',
  balanceMethod: null,
  ...given,
});
const withDeposit = { depositDue: dong(300_000), balanceMethod: 'cod' } as const;

it.each([
  ['all of it', 1_000_000, anOrder(), 'matched'],
  ['a đồng less', 999_999, anOrder(), 'under'],
  ['a đồng more', 1_000_001, anOrder(), 'over'],
  ['the deposit', 300_000, anOrder(withDeposit), 'matched'],
  ['everything instead of the deposit', 1_000_000, anOrder(withDeposit), 'matched'],
  ['between deposit and everything', 500_000, anOrder(withDeposit), 'over'],
  ['the rest after the deposit', 700_000, anOrder({ ...withDeposit, paid: dong(300_000) }), 'matched'],
  ['the deposit a second time', 300_000, anOrder({ ...withDeposit, paid: dong(300_000) }), 'under'],
  ['what is paid already', 1_000_000, anOrder({ paid: dong(1_000_000) }), 'over'],
  ['what was paid and given back', 1_000_000, anOrder({ paid: dong(1_000_000), refunded: dong(1_000_000) }), 'matched'],
  ['ahead what could be paid at the door', 1_000_000, anOrder({ paymentMethod: 'cod' }), 'matched'],
  ['a cancelled order', 1_000_000, anOrder({ state: 'cancelled' }), 'late'],
  ['an order that is done', 1_000_000, anOrder({ state: 'done' }), 'late'],
  ['no order of ours', 1_000_000, null, 'unmatched'],
] as const)('a transfer of %s is %s', (_what, amount, order, verdict) =>
  expect(judgeTransfer(dong(amount), order)).toBe(verdict),
);

it('knows an account however it is written', () => {
  expect(sameAccount('0071 0012 34567', '0071001234567')).toBe(true);
  expect(sameAccount('vqrq0001abc', 'VQRQ0001ABC')).toBe(true);
  expect(sameAccount('', '')).toBe(false);
  expect(sameAccount('0071001234567', '071001234567')).toBe(false);
});

const SEPAY = {
  id: 92704,
  gateway: 'Vietcombank',
  transactionDate: '2026-11-26 14:02:37',
  accountNumber: '0123499999',
  subAccount: null,
  code: null,
  content: 'CV7K3P9A chuyen tien',
  transferType: 'in',
  transferAmount: 2_277_000,
  accumulated: 19_077_000,
  referenceCode: 'MBVCB.3278907687',
  description: '',
};

describe('a call of SePay', () => {
  it('tells of money that came in', () =>
    expect(readSepay(SEPAY)).toEqual({
      tells: {
        externalId: '92704',
        amount: 2_277_000,
        content: 'CV7K3P9A chuyen tien',
        bankRef: 'MBVCB.3278907687',
        accounts: ['0123499999'],
        happenedAt: new Date('2026-11-26T07:02:37Z'),
      },
    }));
  it('keeps the code that SePay found where the text is torn', () =>
    expect(readSepay({ ...SEPAY, content: 'CV7K 3P9A', code: 'CV7K3P9A', subAccount: 'VQR1' })).toMatchObject({
      tells: { content: 'CV7K 3P9A CV7K3P9A', accounts: ['0123499999', 'VQR1'] },
    }));
  it.each([
    ['money that goes out', { transferType: 'out' }, 'nothing'],
    ['half a đồng', { transferAmount: 0.5 }, 'unreadable'],
    ['nothing at all', { transferAmount: 0 }, 'unreadable'],
    ['less than nothing', { transferAmount: -5 }, 'unreadable'],
    ['an amount in words', { transferAmount: '100' }, 'unreadable'],
    ['more than money can be', { transferAmount: 2 ** 60 }, 'unreadable'],
    ['no number of its own', { id: undefined }, 'unreadable'],
    ['a day that is none', { transactionDate: '2026-13-40 00:00:00' }, 'unreadable'],
  ])('with %s is not booked', (_what, change, tells) => expect(readSepay({ ...SEPAY, ...change })).toEqual({ tells }));
});

/** Casso's own example, with the key and the signature it publishes beside it. */
const CASSO = {
  error: 0,
  data: {
    id: 0,
    reference: 'MA_GIAO_DICH_THU_NGHIEM',
    description: 'giao dich thu nghiem',
    amount: 599000,
    runningBalance: 25000000,
    transactionDateTime: '2024-10-03 15:06:37',
    accountNumber: '88888888',
    bankName: 'VPBank',
    bankAbbreviation: 'VPB',
    virtualAccountNumber: '',
    virtualAccountName: '',
    counterAccountName: 'NGUYEN VAN A',
    counterAccountNumber: '8888888888',
    counterAccountBankId: '970415',
    counterAccountBankName: 'VietinBank',
  },
};
const CASSO_KEY = 'mgExMrjj4i7a1p8Cs6LmFbpCd8lbw4sSX4LZXPag7TKazeIogtR90tvWYTkwQbvs';
const CASSO_SIGNATURE =
  't=1727948258788,v1=ed0a4bd2e826d5cb69988cdb141e6c1a080e21f3b57eb72cd78192220042b9e7dde0868fc667faea8e224900fa7904e7c88dfa098032fb2d6b6996856e8b7ff3';

describe('a call of Casso', () => {
  it('tells of money that came in', () =>
    expect(readCasso(CASSO)).toEqual({
      tells: {
        externalId: '0',
        amount: 599_000,
        content: 'giao dich thu nghiem',
        bankRef: 'MA_GIAO_DICH_THU_NGHIEM',
        accounts: ['88888888'],
        happenedAt: new Date('2024-10-03T08:06:37Z'),
      },
    }));
  it.each([
    ['money that goes out', { amount: -1000 }, 'nothing'],
    ['a try', { amount: 0 }, 'nothing'],
    ['half a đồng', { amount: 1.5 }, 'unreadable'],
    ['no number of its own', { id: undefined }, 'unreadable'],
  ])('with %s is not booked', (_what, change, tells) =>
    expect(readCasso({ ...CASSO, data: { ...CASSO.data, ...change } })).toEqual({ tells }),
  );
  it('of an error is unreadable', () => expect(readCasso({ error: 1, data: null })).toEqual({ tells: 'unreadable' }));
});

const NOW = new Date('2026-11-26T07:03:00Z');
const bytes = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

describe('the signature of Casso', () => {
  const check = (signature: string | null, raw = bytes(CASSO), secret = CASSO_KEY) =>
    refuseCasso({ headers: new Headers(signature ? { 'X-Casso-Signature': signature } : {}), raw, secret, now: NOW });

  it('is the published one for the published example', () => expect(check(CASSO_SIGNATURE)).toBeNull());
  it('is the same however the keys are ordered', () =>
    expect(check(CASSO_SIGNATURE, bytes({ data: { ...CASSO.data, id: 0 }, error: 0 }))).toBeNull());
  it.each([
    ['none', null, undefined, 'unsigned'],
    ['another amount', CASSO_SIGNATURE, bytes({ ...CASSO, data: { ...CASSO.data, amount: 1 } }), 'signature'],
    ['another time', CASSO_SIGNATURE.replace('t=17', 't=18'), undefined, 'signature'],
    ['no hash', 't=1727948258788,v1=', undefined, 'signature'],
    ['no JSON', CASSO_SIGNATURE, bytes('{'), 'unreadable'],
  ])('with %s is refused', (_what, signature, raw, why) => expect(check(signature, raw)).toBe(why));
  it('with another key is refused', () => expect(check(CASSO_SIGNATURE, undefined, 'other')).toBe('signature'));
});

describe('the signature of SePay', () => {
  const secret = 'whsec_bac_tu';
  const raw = bytes(SEPAY);
  const at = Math.floor(NOW.getTime() / 1000);
  const sign = (timestamp: number | string, key = secret, body = raw) => ({
    'X-SePay-Timestamp': String(timestamp),
    'X-SePay-Signature': `sha256=${createHmac('sha256', key).update(`${timestamp}.`).update(body).digest('hex')}`,
  });
  const check = (headers: Record<string, string>) =>
    refuseSepay({ headers: new Headers(headers), raw, secret, now: NOW });

  it.each([
    ['signed', sign(at)],
    ['signed almost five minutes ago', sign(at - 299)],
    ['signed by a clock that is ahead', sign(at + 299)],
    ['naming the key', { Authorization: `Apikey ${secret}` }],
    ['naming the key in capitals', { Authorization: `APIKEY ${secret}` }],
  ])('%s is taken', (_what, headers) => expect(check(headers)).toBeNull());

  it.each([
    ['nothing', {}, 'unsigned'],
    ['another word for the key', { Authorization: `Bearer ${secret}` }, 'unsigned'],
    ['a wrong key', { Authorization: 'Apikey khac' }, 'signature'],
    ['an empty key', { Authorization: 'Apikey ' }, 'unsigned'],
    ['the signature of another key', sign(at, 'khac'), 'signature'],
    ['the signature of another body', sign(at, secret, bytes({ ...SEPAY, transferAmount: 1 })), 'signature'],
    ['another time than was signed', { ...sign(at), 'X-SePay-Timestamp': String(at + 1) }, 'signature'],
    ['no time', { 'X-SePay-Signature': sign(at)['X-SePay-Signature'] }, 'signature'],
    ['a signature five minutes old', sign(at - 301), 'stale'],
    ['a signature of the future', sign(at + 301), 'stale'],
    // a wrong signature must not be saved by a right key beside it
    ['a wrong signature and the key', { ...sign(at, 'khac'), Authorization: `Apikey ${secret}` }, 'signature'],
  ])('with %s is refused', (_what, headers, why) => expect(check(headers as Record<string, string>)).toBe(why));
});
