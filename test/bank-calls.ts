import { createHmac } from 'node:crypto';

import { receiveTransfer } from '~/features/payments/receive-transfer.server';
import type { WebhookKind } from '~/features/payments/transfer';
import type { Platform } from '~/platform/platform.server';

import { ACCOUNT } from './money-builders';

let count = 0;

/** A transfer, as a test thinks of it. */
export type Told = {
  id?: number;
  amount: number;
  content: string;
  account?: string;
  direction?: 'in' | 'out';
  at?: string;
};

const sepayBody = ({ id = ++count, amount, content, account = ACCOUNT.number, direction = 'in', at }: Told) => ({
  id,
  gateway: 'Vietcombank',
  transactionDate: at ?? '2026-11-26 14:02:37',
  accountNumber: account,
  subAccount: null,
  code: null,
  content,
  transferType: direction,
  transferAmount: amount,
  accumulated: 19_077_000,
  referenceCode: `MBVCB.${id}`,
  description: '',
});

const cassoBody = ({ id = ++count, amount, content, account = ACCOUNT.number, direction = 'in', at }: Told) => ({
  error: 0,
  data: {
    id,
    reference: `FT${id}`,
    description: content,
    amount: direction === 'in' ? amount : -amount,
    runningBalance: 25_000_000,
    transactionDateTime: at ?? '2026-11-26 14:02:37',
    accountNumber: account,
    bankName: 'Vietcombank',
    bankAbbreviation: 'VCB',
    virtualAccountNumber: '',
    virtualAccountName: '',
    counterAccountName: 'NGUYEN VAN BAY',
    counterAccountNumber: '8888888888',
    counterAccountBankId: '970415',
    counterAccountBankName: 'VietinBank',
  },
});

const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, inner]) => [key, sorted(inner)]),
      )
    : value;

/** A call as a service sends it: its body, and the headers by which it signs. */
export type Call = { headers: Record<string, string>; body: string };

/** A transfer told by a service that has the key; `at`: its clock. */
export function callOf(kind: WebhookKind, key: string, told: Told, at = new Date()): Call {
  if (kind === 'sepay') {
    const body = JSON.stringify(sepayBody(told));
    const timestamp = String(Math.floor(at.getTime() / 1000));
    const signature = createHmac('sha256', key).update(`${timestamp}.${body}`).digest('hex');
    return { body, headers: { 'X-SePay-Timestamp': timestamp, 'X-SePay-Signature': `sha256=${signature}` } };
  }
  const call = cassoBody(told);
  const t = String(at.getTime());
  const signature = createHmac('sha512', key)
    .update(`${t}.${JSON.stringify(sorted(call))}`)
    .digest('hex');
  return { body: JSON.stringify(call), headers: { 'X-Casso-Signature': `t=${t},v1=${signature}` } };
}

/** Hands a call to the house, as its door would. */
export const hear = (
  platform: Pick<Platform, 'db' | 'config' | 'clock' | 'log'>,
  endpoint: { kind: WebhookKind; token: string },
  { headers, body }: Call,
) =>
  receiveTransfer(platform, {
    headers: new Headers(headers),
    raw: new TextEncoder().encode(body),
    endpoint: { kind: endpoint.kind, token: endpoint.token },
  });
