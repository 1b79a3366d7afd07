import { readDay } from '~/shared/date';
import { fold } from '~/shared/fold';
import { readWhole, type NumberProblem } from '~/shared/number';
import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { cleanText, lengthOf } from '~/shared/text';

/** Who stands behind a shop, one line each (Decree 248/2026, article 4). */
export const LEGAL_TEXTS = [
  'legalName',
  'representative',
  'legalAddress',
  'taxCode',
  'registrationNo',
  'registrationPlace',
] as const;
/** The rules of both sides, in the grower's own words: shown before paying and kept with each order. */
export const RULE_TEXTS = ['returnPolicy', 'earlyBloomRule', 'noShowRule', 'stormRule'] as const;
/** Limits in characters. */
export const SELLING_LIMITS = { line: 160, rule: 1000, email: 120 } as const;

/** What a promise of hours may be chosen from, shortest first; the database takes any number between the bounds. */
export const HOURS = {
  answerHours: [2, 6, 12, 24, 48, 72],
  payHours: [6, 12, 24, 48, 72, 168],
  claimHours: [0, 12, 24, 48, 72, 168],
} as const;
const BOUNDS = {
  answerHours: { min: 1, max: 168 },
  payHours: { min: 1, max: 168 },
  claimHours: { min: 0, max: 720 },
  depositPercent: { min: 0, max: 100 },
} as const;

type LegalText = (typeof LEGAL_TEXTS)[number];
type RuleText = (typeof RULE_TEXTS)[number];
type SellingNumber = keyof typeof BOUNDS;

/** How a shop sells: whether it takes orders, who it is, what it promises. `registeredOn` is a Vietnamese day. */
export type Selling = Record<LegalText | RuleText, string> &
  Record<SellingNumber, number> & { takesOrders: boolean; email: string; registeredOn: string | null };

/** What a shop that has said nothing promises; the same numbers as the database's own. */
export const UNTOLD: Selling = {
  takesOrders: true,
  legalName: '',
  representative: '',
  legalAddress: '',
  taxCode: '',
  registrationNo: '',
  registrationPlace: '',
  registeredOn: null,
  email: '',
  answerHours: 24,
  payHours: 24,
  claimHours: 48,
  depositPercent: 30,
  returnPolicy: '',
  earlyBloomRule: '',
  noShowRule: '',
  stormRule: '',
};

export type SellingProblem =
  | NumberProblem
  | Problem<
      | 'shops.selling-text-too-long'
      | 'shops.tax-code-unreadable'
      | 'shops.email-unreadable'
      | 'shops.registered-on-unreadable'
      | 'shops.registered-in-future'
    >;

export type TypedSelling = Record<LegalText | RuleText | SellingNumber | 'email' | 'registeredOn', string> & {
  takesOrders: boolean;
};

/** Ten digits of a business, with three more for a branch, or the owner's twelve digits (Circular 86/2024/TT-BTC). */
const TAX_CODE = /^(?:\d{10}(?:-?\d{3})?|\d{12})$/;
const EMAIL = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/;

/** Reads how a shop sells from its form. Everything may be left empty but the numbers; `today` is 2026-12-01. */
export function readSelling(typed: TypedSelling, today: string): Result<Selling, SellingProblem> {
  const problems: SellingProblem[] = [];
  const text = (field: LegalText | RuleText | 'email', max: number, multiline = false) => {
    const clean = cleanText(typed[field], { multiline });
    if (lengthOf(clean) > max) problems.push({ code: 'shops.selling-text-too-long', field, with: { max } });
    return clean;
  };
  const count = (field: SellingNumber) => {
    const read = readWhole(typed[field], { ...BOUNDS[field], field });
    if (read.ok) return read.value;
    problems.push(...read.problems);
    return UNTOLD[field];
  };
  const lines = Object.fromEntries(LEGAL_TEXTS.map((field) => [field, text(field, SELLING_LIMITS.line)]));
  const rules = Object.fromEntries(RULE_TEXTS.map((field) => [field, text(field, SELLING_LIMITS.rule, true)]));
  const numbers = Object.fromEntries(Object.keys(BOUNDS).map((field) => [field, count(field as SellingNumber)]));
  const email = text('email', SELLING_LIMITS.email);
  if (email !== '' && !EMAIL.test(email)) problems.push({ code: 'shops.email-unreadable', field: 'email' });
  const taxCode = (lines.taxCode ?? '').replace(/[\s.]/g, '');
  if (taxCode !== '' && !TAX_CODE.test(taxCode)) problems.push({ code: 'shops.tax-code-unreadable', field: 'taxCode' });

  const registeredOn = typed.registeredOn.trim() === '' ? null : typed.registeredOn.trim();
  if (registeredOn && !readDay(registeredOn))
    problems.push({ code: 'shops.registered-on-unreadable', field: 'registeredOn' });
  else if (registeredOn && registeredOn > today)
    problems.push({ code: 'shops.registered-in-future', field: 'registeredOn' });

  if (problems.length > 0) return refuse(...problems);
  return ok({
    ...UNTOLD,
    ...lines,
    ...rules,
    ...numbers,
    takesOrders: typed.takesOrders,
    taxCode,
    email,
    registeredOn,
  });
}

/** Names of owners that are more than one person: a company, a cooperative, a registered household business. */
const ORGANISATION = /^(cong ty|cty|doanh nghiep|dntn|hop tac xa|htx|lien hiep|to hop tac|ho kinh doanh|hkd|co so)\b/;

/** Whether somebody has to speak for this owner; a grower who sells under her own name speaks for herself. */
export const needsRepresentative = (legalName: string): boolean => ORGANISATION.test(fold(legalName));

/**
 * What the law still misses before somebody may order: the owner's particulars (Decree 248/2026, article 4), how goods
 * are delivered (article 13), paid (article 10) and given back (article 14). A household that sells what it grows needs
 * no registration; one that gives a number also says where and when it got it.
 */
export const LAW_GAPS = [
  'legalName',
  'representative',
  'legalAddress',
  'taxCode',
  'phone',
  'email',
  'registrationPlace',
  'registeredOn',
  'returnPolicy',
  'shipping',
  'payment',
] as const;
export type LawGap = (typeof LAW_GAPS)[number];

/** The gaps of a shop, in the order of its form. */
export function lawGaps(selling: Selling, shop: { phone: string | null; ways: number; takesMoney: boolean }): LawGap[] {
  const isRegistered = selling.registrationNo !== '';
  const said: Record<LawGap, boolean> = {
    legalName: selling.legalName !== '',
    representative: selling.representative !== '' || !needsRepresentative(selling.legalName),
    legalAddress: selling.legalAddress !== '',
    taxCode: selling.taxCode !== '',
    phone: shop.phone !== null,
    email: selling.email !== '',
    registrationPlace: !isRegistered || selling.registrationPlace !== '',
    registeredOn: !isRegistered || selling.registeredOn !== null,
    returnPolicy: selling.returnPolicy !== '',
    shipping: shop.ways > 0,
    payment: shop.takesMoney,
  };
  return LAW_GAPS.filter((gap) => !said[gap]);
}
