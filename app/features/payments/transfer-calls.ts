import { z } from 'zod';

import { dong, type Dong } from '~/shared/dong';
import { cleanText, cutText } from '~/shared/text';

import type { ReadCall } from './transfer';

const CONTENT_MAX = 500;

const id = z.union([z.string().min(1).max(100), z.number().int()]).transform(String);
const words = z
  .string()
  .nullish()
  .transform((text) => cutText(cleanText(text ?? ''), CONTENT_MAX));
const account = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((number) => String(number ?? '').slice(0, 50));
/** "2026-11-26 08:30:00", Vietnam's clock. */
const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}$/)
  .transform((text) => new Date(`${text.replace(' ', 'T')}+07:00`))
  .refine((date) => !Number.isNaN(date.getTime()));

/** SePay: https://docs.sepay.vn/tich-hop-webhooks.html */
const sepay = z.object({
  id,
  transactionDate: moment,
  accountNumber: account,
  subAccount: account,
  code: words,
  content: words,
  transferType: z.enum(['in', 'out']),
  transferAmount: z.number(),
  referenceCode: words,
});

/** What SePay tells in a call. Money that goes out is nothing to us. */
export function readSepay(body: unknown): ReadCall {
  const { data: call } = sepay.safeParse(body);
  if (!call) return { tells: 'unreadable' };
  const amount = wholeDong(call.transferAmount);
  if (call.transferType === 'out') return { tells: 'nothing' };
  if (amount === null) return { tells: 'unreadable' };
  // SePay takes out the code it was told to look for; a bank may have torn the text around it
  const content = call.code && !call.content.includes(call.code) ? `${call.content} ${call.code}` : call.content;
  return {
    tells: {
      externalId: call.id,
      amount,
      content,
      bankRef: call.referenceCode,
      accounts: [call.accountNumber, call.subAccount].filter(Boolean),
      happenedAt: call.transactionDate,
    },
  };
}

/** Casso's webhook, version 2: https://developer.casso.vn/webhook/webhook-v2 */
const casso = z.object({
  error: z.literal(0),
  data: z.object({
    id,
    reference: words,
    description: words,
    amount: z.number(),
    transactionDateTime: moment,
    accountNumber: account,
    virtualAccountNumber: account,
  }),
});

/** What Casso tells in a call. An amount below zero went out, and zero is its own try of the address. */
export function readCasso(body: unknown): ReadCall {
  const { data: call } = casso.safeParse(body);
  if (!call) return { tells: 'unreadable' };
  const { data } = call;
  if (data.amount <= 0) return { tells: 'nothing' };
  const amount = wholeDong(data.amount);
  if (amount === null) return { tells: 'unreadable' };
  return {
    tells: {
      externalId: data.id,
      amount,
      content: data.description,
      bankRef: data.reference,
      accounts: [data.accountNumber, data.virtualAccountNumber].filter(Boolean),
      happenedAt: data.transactionDateTime,
    },
  };
}

const wholeDong = (amount: number): Dong | null => (Number.isSafeInteger(amount) && amount > 0 ? dong(amount) : null);
