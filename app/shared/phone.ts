import { ok, refuse, type Problem, type Result } from './result';

declare const phoneBrand: unique symbol;

/** A Vietnamese mobile number in E.164, as the database keeps it: +84901000001. */
export type Phone = string & { readonly [phoneBrand]: true };

export const PHONE_PROBLEMS = [
  'common.phone-missing',
  'common.phone-unreadable',
  'common.phone-length',
  'common.phone-not-mobile',
] as const;
export type PhoneProblem = Problem<(typeof PHONE_PROBLEMS)[number]>;

/** Reads a mobile number the way people write it: 0901 000 001, 0901.000.001, +84 901 000 001, 84901000001. */
export function readPhone(text: string, field?: string): Result<Phone, PhoneProblem> {
  const refused = (code: PhoneProblem['code']) => refuse<PhoneProblem>({ code, ...(field && { field }) });

  const typed = text.normalize('NFKC').replace(/[\s.\-–()\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '');
  if (typed === '') return refused('common.phone-missing');
  if (!/^\+?\d+$/.test(typed)) return refused('common.phone-unreadable');
  // some keep the zero behind the country code, so +840901… is understood too
  const local = typed.replace(/^(?:\+|00)?84(?=0?\d{9}$)0?/, '0');
  if (!/^0\d{9}$/.test(local)) return refused('common.phone-length');
  if (!/^0[35789]/.test(local)) return refused('common.phone-not-mobile');
  return ok(`+84${local.slice(1)}` as Phone);
}

const localDigits = (phone: string): string => phone.replace(/^\+84/, '0');

/** 0901 000 001, as people read a number to each other. */
export const formatPhone = (phone: string): string => localDigits(phone).replace(/^(\d{4})(\d{3})(\d{3})$/, '$1 $2 $3');

/** Opens the telephone. */
export const telHref = (phone: string): string => `tel:${phone}`;

/** Opens a Zalo conversation with the number's owner. */
export const zaloHref = (phone: string): string => `https://zalo.me/${localDigits(phone)}`;
