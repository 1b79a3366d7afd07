import { readPhone, type Phone, type PhoneProblem } from '~/shared/phone';
import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { slugify } from '~/shared/slug';
import { cleanText, lengthOf } from '~/shared/text';

/** The questions of the opening wizard, in the order in which they are asked. */
export const SETUP_STEPS = ['name', 'place', 'contact', 'listing', 'publish'] as const;
export type SetupStep = (typeof SETUP_STEPS)[number];

export const isSetupStep = (text: unknown): text is SetupStep => SETUP_STEPS.some((step) => step === text);

/** Where the wizard goes on: the stored step; a first listing that was saved meanwhile answers its step. */
export function currentStep({ setupStep, listings }: { setupStep: string | null; listings: number }): SetupStep | null {
  if (setupStep === null) return null;
  if (!isSetupStep(setupStep)) return 'name';
  return setupStep === 'listing' && listings > 0 ? 'publish' : setupStep;
}

/** The step to store when one was answered. Mending an earlier answer does not lose the way already gone. */
export function stepAfter(answered: SetupStep, stored: SetupStep | null): SetupStep | null {
  if (stored === null) return null;
  const next = SETUP_STEPS.indexOf(answered) + 1;
  return SETUP_STEPS[Math.max(next, SETUP_STEPS.indexOf(stored))] ?? stored;
}

/** A step may be opened when all before it are answered. */
export const mayOpenStep = (wanted: SetupStep, current: SetupStep): boolean =>
  SETUP_STEPS.indexOf(wanted) <= SETUP_STEPS.indexOf(current);

/** Limits in characters: what still fits a phone's screen, a social card, a search result. */
export const SHOP_LIMITS = { name: 60, tagline: 100, story: 3000, hamlet: 120 } as const;

export type ShopTextProblem = Problem<
  | 'shops.name-missing'
  | 'shops.name-too-long'
  | 'shops.tagline-too-long'
  | 'shops.story-too-long'
  | 'shops.hamlet-too-long'
>;

/** Reads the name of a garden. */
export function readShopName(text: string, field = 'name'): Result<string, ShopTextProblem> {
  const name = cleanText(text);
  if (name === '') return refuse({ code: 'shops.name-missing', field });
  return readShopText('name', text, field);
}

/** Reads one of a shop's texts; an empty one is allowed. */
export function readShopText(
  what: keyof typeof SHOP_LIMITS,
  text: string,
  field: string = what,
): Result<string, ShopTextProblem> {
  const clean = cleanText(text, { multiline: what === 'story' });
  const max = SHOP_LIMITS[what];
  return lengthOf(clean) > max ? refuse({ code: `shops.${what}-too-long`, field, with: { max } }) : ok(clean);
}

export type Contact = { phone: Phone; zalo: Phone | null };

/** Reads how buyers reach a shop. Zalo is the same number, another one, or none. */
export function readContact(given: { phone: string; sameZalo: boolean; zalo: string }): Result<Contact, PhoneProblem> {
  const phone = readPhone(given.phone, 'phone');
  const wantsOther = !given.sameZalo && given.zalo.trim() !== '';
  const other = wantsOther ? readPhone(given.zalo, 'zalo') : null;
  if (!phone.ok || (other && !other.ok))
    return refuse(...(phone.ok ? [] : phone.problems), ...(other && !other.ok ? other.problems : []));
  return ok({ phone: phone.value, zalo: other ? other.value : given.sameZalo ? phone.value : null });
}

export type OpenProblem = Problem<
  'shops.name-missing' | 'shops.place-missing' | 'shops.phone-missing' | 'shops.listing-missing'
>;

/** What stands between a shop and its first buyer; all of it at once. */
export function missingToOpen(shop: {
  name: string;
  communeCode: string | null;
  phone: string | null;
  /** Listings that are offered, not those still being written. */
  offered: number;
}): OpenProblem[] {
  const problems: OpenProblem[] = [];
  if (shop.name.trim() === '') problems.push({ code: 'shops.name-missing', field: 'name' });
  if (shop.communeCode === null) problems.push({ code: 'shops.place-missing', field: 'communeCode' });
  if (shop.phone === null) problems.push({ code: 'shops.phone-missing', field: 'phone' });
  if (shop.offered === 0) problems.push({ code: 'shops.listing-missing' });
  return problems;
}

/** Words that would make an address look like a part of this site. */
const RESERVED = new Set([
  'admin',
  'api',
  'cart',
  'checkout',
  'cho-vuon',
  'chovuon',
  'coop',
  'cooperative',
  'feeds',
  'help',
  'join',
  'login',
  'new',
  'order',
  'photos',
  'search',
  'shop',
  'signup',
  'static',
  'support',
  'www',
]);

/** What an address is called when its name has no letter that fits an address. */
const NAMELESS = 'vuon';

/** A shop's name as the beginning of its address. */
export const slugBase = (name: string): string => slugify(name, { max: 50 }) || NAMELESS;

/** The first address that nobody has: vuon-ba-tu, vuon-ba-tu-2, … */
export function freeSlug(name: string, isTaken: (slug: string) => boolean): string {
  const base = slugBase(name);
  if (!RESERVED.has(base) && !isTaken(base)) return base;
  let number = 2;
  while (isTaken(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}

/** True when an address was made from this name, with or without a number behind it. */
export const slugFits = (slug: string, name: string): boolean => {
  const base = slugBase(name);
  return slug === base || (slug.startsWith(`${base}-`) && /^\d+$/.test(slug.slice(base.length + 1)));
};
