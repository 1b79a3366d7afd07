import { wholeFromDigits } from '~/shared/number';
import { readPhone } from '~/shared/phone';
import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { cleanText, lengthOf } from '~/shared/text';
import type { Dong } from '~/shared/dong';

/** Longest texts, code points; the table has the same. */
export const QUOTATION_MAX = { name: 120, size: 80, wanted: 120, place: 200, note: 1_000, answer: 1_000 } as const;
/** More plants than all gardens have. */
const MOST = 10_000_000;

/** Grows with every change of the words in `plant:quotation.consent`. */
export const QUOTATION_CONSENT_VERSION = '2026-11-27';
/** Days after which a request is forgotten, counted from its last word. */
export const QUOTATION_DAYS = 90;

/** What somebody asks for. */
export type QuotationWish = {
  quantity: number;
  size: string;
  wanted: string;
  place: string;
  name: string;
  /** E.164 */
  phone: string;
  note: string;
};

/** Reads the form, or says everything to mend. The consent is never ticked beforehand. */
export function readQuotation(form: FormData): Result<QuotationWish> {
  const problems: Problem[] = [];
  const text = (name: 'name' | 'size' | 'wanted' | 'place' | 'note') => {
    const typed = form.get(name);
    const value = cleanText(typeof typed === 'string' ? typed : '', { multiline: name === 'note' });
    const max = QUOTATION_MAX[name];
    if (lengthOf(value) > max) problems.push({ code: 'orders.text-too-long', field: name, with: { max } });
    return value;
  };
  const typed = form.get('quantity');
  const quantity = wholeFromDigits(typeof typed === 'string' ? typed.trim() : '');
  if (quantity === null || quantity < 1 || quantity > MOST)
    problems.push({ code: 'plant.quantity-unreadable', field: 'quantity' });
  const [size, wanted, place] = [text('size'), text('wanted'), text('place')];
  if (place === '') problems.push({ code: 'plant.place-missing', field: 'place' });
  const name = text('name');
  if (name === '') problems.push({ code: 'orders.name-missing', field: 'name' });
  const phone = readPhone(typeof form.get('phone') === 'string' ? String(form.get('phone')) : '', 'phone');
  if (!phone.ok) problems.push(...phone.problems);
  const note = text('note');
  if (form.get('consent') !== 'on') problems.push({ code: 'plant.quotation-consent-missing', field: 'consent' });
  if (problems.length > 0 || !phone.ok || quantity === null) return refuse(...problems);
  return ok({ quantity, size, wanted, place, name, phone: phone.value, note });
}

export const QUOTATION_STATES = ['new', 'answered', 'closed'] as const;
export type QuotationState = (typeof QUOTATION_STATES)[number];

/** A request as both sides see it. */
export type QuotationView = QuotationWish & {
  id: string;
  listingName: string;
  unit: string;
  state: QuotationState;
  /** Đồng for one unit. */
  price: Dong | null;
  answer: string;
  createdAt: Date;
};

/** The fields of an answer, where a page has several requests. */
export const priceField = (id: string): string => `price-${id}`;
export const replyField = (id: string): string => `reply-${id}`;

/** The address of a request for whoever wrote it. */
export const quotationKeyPath = ({ id, key }: { id: string; key: string }, part = ''): string =>
  `/quotation/${id}${part}?key=${encodeURIComponent(key)}`;
