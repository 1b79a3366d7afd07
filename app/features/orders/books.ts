import { formatWhole } from '~/shared/number';

import { taxesOf, turnoverOf, type TradeTax, type TradeTotals } from './books-tax';
import { TRADES, type Trade } from './books-trade';

/**
 * The revenue books of Circular 152/2025/TT-BTC that a household keeps here. `S1a-HKD` is for one below the untaxed
 * billion, `S2a-HKD` for one that pays VAT and PIT as a percentage of turnover.
 */
export const BOOK_FORMS = ['S1a-HKD', 'S2a-HKD'] as const;
export type BookForm = (typeof BOOK_FORMS)[number];

export const isBookForm = (text: unknown): text is BookForm => BOOK_FORMS.some((form) => form === text);

/** One line of turnover: `on` is a day (2026-11-26), `amount` đồng, below zero for what came back or was let off. */
export type BookLine = { on: string; code: string; text: string; trade: Trade; amount: number };

/** One trade's part of S2a-HKD. */
export type BookBlock = { trade: Trade; lines: BookLine[]; total: number; tax: TradeTax };

export type S1aBook = { form: 'S1a-HKD'; lines: BookLine[]; total: number };
export type S2aBook = { form: 'S2a-HKD'; blocks: BookBlock[]; vat: number | null; pit: number | null };
export type Book = S1aBook | S2aBook;

const totalOf = (lines: readonly BookLine[]): number => lines.reduce((sum, { amount }) => sum + amount, 0);

/** The book of a household that pays neither VAT nor PIT: every line of the period and what they come to. */
export const s1aBook = (lines: readonly BookLine[]): S1aBook => ({
  form: 'S1a-HKD',
  lines: [...lines],
  total: totalOf(lines),
});

/** Sums of lines by trade. */
export function totalsOf(lines: readonly BookLine[]): TradeTotals {
  const totals = { grown: 0, resale: 0, making: 0, service: 0 };
  for (const { trade, amount } of lines) totals[trade] += amount;
  return totals;
}

/**
 * The book of a household that pays by percentage: a block for each trade that had turnover, with its taxes. `before`
 * is the turnover of the same year up to the period, `lastDay` the period's end.
 */
export function s2aBook(
  lines: readonly BookLine[],
  { before, lastDay }: { before: TradeTotals; lastDay: string },
): S2aBook {
  const taxes = taxesOf({ before, during: totalsOf(lines), lastDay });
  const blocks = TRADES.map((trade) => {
    const own = lines.filter((line) => line.trade === trade);
    return { trade, lines: own, total: totalOf(own), tax: taxes[trade] };
  }).filter((block) => block.lines.length > 0);
  return {
    form: 'S2a-HKD',
    blocks,
    vat: sumOfKnown(blocks.map(({ tax }) => tax.vat)),
    pit: sumOfKnown(blocks.map(({ tax }) => tax.pit)),
  };
}

/** Null when nothing of it is known: an open line stays open in the sum. */
function sumOfKnown(amounts: readonly (number | null)[]): number | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length > 0 ? known.reduce((sum, amount) => sum + amount, 0) : null;
}

/** What the page shows of a period: each trade's part, and all of it. */
export const turnoverByTrade = (totals: TradeTotals): { rows: { trade: Trade; amount: number }[]; all: number } => ({
  rows: TRADES.map((trade) => ({ trade, amount: totals[trade] })),
  all: turnoverOf(totals),
});

/** An amount that may be below zero, as people here write it: -1.250.000. */
export const formatSigned = (amount: number): string => (amount < 0 ? `-${formatWhole(-amount)}` : formatWhole(amount));
