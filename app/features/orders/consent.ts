/**
 * What a buyer is asked to agree to, one box a purpose, none of them ticked beforehand (Decree 356/2025). The words
 * stand in `orders:consents.<purpose>` and are kept with the order as they were read.
 */
export const CONSENT_PURPOSES = ['terms', 'order-data', 'news', 'photo-use'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** Without these there is no order; the others are free. */
export const REQUIRED_CONSENTS = ['terms', 'order-data'] as const satisfies readonly ConsentPurpose[];

/** Grows with every change of the words. */
export const CONSENT_VERSION = '2026-11-26';

/** The boxes that were ticked, in a form that sends each purpose as `consent`. What is unknown is left out. */
export const readConsents = (form: FormData): ConsentPurpose[] => {
  const ticked = form.getAll('consent');
  return CONSENT_PURPOSES.filter((purpose) => ticked.includes(purpose));
};

/** What was not ticked and has to be. */
export const missingConsents = (given: readonly ConsentPurpose[]): ConsentPurpose[] =>
  REQUIRED_CONSENTS.filter((purpose) => !given.includes(purpose));
