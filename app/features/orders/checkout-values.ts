import { z } from 'zod';

import { DEFAULT_METHODS } from '~/features/shops/shipping-method';
import { isoDay, readDay } from '~/shared/date';
import { readPhone } from '~/shared/phone';
import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { cleanText, lengthOf } from '~/shared/text';
import { isUuid } from '~/shared/uuid';

import { PAYMENT_METHODS, type PaymentMethod } from './order-money';

/** Longest texts a buyer may write, in code points. */
export const CHECKOUT_MAX = { buyerName: 80, buyerEmail: 200, street: 200, note: 500 } as const;

/** How far ahead a day may be wished. */
export const WISH_DAYS_MAX = 366;

/** The first page: who buys, and where it goes. */
export type WhoValues = {
  buyerName: string;
  /** E.164 */
  buyerPhone: string;
  /** Empty: none. */
  buyerEmail: string;
  /** Five digits; empty: it is collected at the garden. */
  communeCode: string;
  street: string;
  note: string;
};

/** The second page: the way, the day, how it is paid. */
export type WayValues = {
  shippingMethodId: string;
  /** 2026-12-24; null: as soon as it suits. */
  wishedOn: string | null;
  paymentMethod: PaymentMethod;
  /** How the rest is paid where something is paid ahead; null: there is no rest. */
  balanceMethod: PaymentMethod | null;
};

/** Everything a buyer has said on the way to an order. */
export type CheckoutValues = WhoValues & WayValues;
/** As much of it as was said so far. */
export type CheckoutDraft = Partial<CheckoutValues>;

const method = z.enum(PAYMENT_METHODS);

const SHAPE = z
  .object({
    buyerName: z.string(),
    buyerPhone: z.string(),
    buyerEmail: z.string(),
    communeCode: z.string().regex(/^(?:\d{5})?$/),
    street: z.string(),
    note: z.string(),
    shippingMethodId: z.string(),
    wishedOn: z.string().nullable(),
    paymentMethod: method,
    balanceMethod: method.nullable(),
  })
  .partial();

/** What `checkouts.values` keeps; what cannot be read was never said. */
export const readDraft = (stored: unknown): CheckoutDraft => {
  const parsed = SHAPE.safeParse(stored);
  return parsed.success ? (parsed.data as CheckoutDraft) : {};
};

/** The first page is done. */
export const saysWho = (draft: CheckoutDraft): draft is CheckoutDraft & WhoValues =>
  draft.buyerName !== undefined && draft.buyerPhone !== undefined && draft.communeCode !== undefined;

/** Both pages are done. */
export const isComplete = (draft: CheckoutDraft): draft is CheckoutValues =>
  saysWho(draft) && draft.shippingMethodId !== undefined && draft.paymentMethod !== undefined;

const read = (form: FormData, name: string, multiline = false): string => {
  const typed = form.get(name);
  return cleanText(typeof typed === 'string' ? typed : '', { multiline });
};

/** Enough to tell an address from a slip of the thumb; whether it exists, only a message sent there can say. */
const EMAIL = /^[^\s@<>()",;:]+@[^\s@<>()",;:]+\.[^\s@<>()",;:.]{2,}$/;

/** Reads the first page. `knowsCommune` says whether there is such a commune today. */
export function readWho(form: FormData, knowsCommune: (code: string) => boolean): Result<WhoValues> {
  const problems: Problem[] = [];
  const text = (name: keyof typeof CHECKOUT_MAX, multiline = false) => {
    const value = read(form, name, multiline);
    const max = CHECKOUT_MAX[name];
    if (lengthOf(value) > max) problems.push({ code: 'orders.text-too-long', field: name, with: { max } });
    return value;
  };
  const buyerName = text('buyerName');
  if (buyerName === '') problems.push({ code: 'orders.name-missing', field: 'buyerName' });
  const phone = readPhone(read(form, 'buyerPhone'), 'buyerPhone');
  if (!phone.ok) problems.push(...phone.problems);
  const buyerEmail = text('buyerEmail');
  if (buyerEmail !== '' && !EMAIL.test(buyerEmail)) problems.push({ code: 'orders.email-bad', field: 'buyerEmail' });
  const communeCode = read(form, 'communeCode');
  if (!knowsCommune(communeCode)) problems.push({ code: 'orders.place-missing', field: 'communeCode' });
  const street = text('street');
  const note = text('note', true);
  if (problems.length > 0 || !phone.ok) return refuse(...problems);
  return ok({ buyerName, buyerPhone: phone.value, buyerEmail, communeCode, street, note });
}

/** Reads the second page. Whether the shop offers the way and the method is looked at where the order is drafted. */
export function readWay(form: FormData, now: Date): Result<WayValues> {
  const problems: Problem[] = [];
  const shippingMethodId = read(form, 'shippingMethodId');
  if (!isWay(shippingMethodId)) problems.push({ code: 'orders.way-missing', field: 'shippingMethodId' });
  const paymentMethod = PAYMENT_METHODS.find((one) => one === read(form, 'paymentMethod'));
  if (!paymentMethod) problems.push({ code: 'orders.payment-missing', field: 'paymentMethod' });
  const balanceMethod = PAYMENT_METHODS.find((one) => one === read(form, 'balanceMethod')) ?? null;
  const wished = readWish(read(form, 'wishedOn'), now, problems);
  if (problems.length > 0 || !paymentMethod) return refuse(...problems);
  return ok({ shippingMethodId, paymentMethod, balanceMethod, wishedOn: wished });
}

/** A way is named by its row, or by its kind where the shop has set up none. */
const isWay = (id: string): boolean => isUuid(id) || DEFAULT_METHODS.some((method) => method.id === id);

const DAY_MS = 86_400_000;

function readWish(text: string, now: Date, problems: Problem[]): string | null {
  if (text === '') return null;
  const day = readDay(text);
  if (!day) problems.push({ code: 'orders.day-unreadable', field: 'wishedOn' });
  else if (text < isoDay(now)) problems.push({ code: 'orders.day-over', field: 'wishedOn' });
  else if (day.getTime() > now.getTime() + WISH_DAYS_MAX * DAY_MS)
    problems.push({ code: 'orders.day-too-far', field: 'wishedOn' });
  return text;
}
