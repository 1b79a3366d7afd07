import { fold } from '~/shared/fold';

/** Letters and digits that nobody takes for another, on paper or on the telephone: no I, O, 0, 1. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LENGTH = 6;

/** An order's code, which is also what its transfer says. The database holds the same form. */
export const ORDER_CODE = /^CV[2-9A-HJ-NP-Z]{6}$/;

/** A text of a transfer is far shorter; what lies behind this is not looked at. */
const TEXT_MAX = 2000;

/**
 * A new code: CV7K3P9Q. `random` gives numbers from 0 up to, but not, 1, from a source that cannot be guessed.
 * There are a billion of them; two alike are possible, so who writes one asks again when the database refuses it.
 */
export const makeOrderCode = (random: () => number): string => `CV${letters(random)}`;

/** What a cooperative's transfer to a member says: PO and six letters or digits, made like an order's code. */
export const makePayoutCode = (random: () => number): string => `PO${letters(random)}`;

const letters = (random: () => number): string =>
  Array.from({ length: LENGTH }, () => ALPHABET[Math.floor(random() * ALPHABET.length)] ?? ALPHABET[0]).join('');

/**
 * Everything in a transfer's text, or in what a buyer typed, that could be an order's code, in the order it stands
 * there. Banks write in capitals or not, put their own numbers around it, glue it to its neighbours, break it with
 * spaces, dots and dashes: all of that is looked through. So a window of other letters may look like a code too;
 * the caller asks the database which of them the shop really has.
 */
export function findOrderCodes(text: string): string[] {
  const plain = fold(text.slice(0, TEXT_MAX).normalize('NFKC'))
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  const windows = plain.matchAll(/(?=(CV[2-9A-HJ-NP-Z]{6}))/g);
  return [...new Set(Array.from(windows, ([, code = '']) => code))];
}
