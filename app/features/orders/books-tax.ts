import type { Trade } from './books-trade';
import { TRADES } from './books-trade';

/**
 * Turnover of a year up to which a household pays neither VAT nor PIT, in đồng: Decree 141/2026/NĐ-CP, which raised
 * the 500 million of Decree 68/2026/NĐ-CP from 2026-01-01 on.
 */
export const UNTAXED_TURNOVER = 1_000_000_000;

/** Turnover by trade, in đồng; below zero when more came back than was sold. */
export type TradeTotals = Record<Trade, number>;

export const noTurnover = (): TradeTotals => ({ grown: 0, resale: 0, making: 0, service: 0 });

export const turnoverOf = (totals: TradeTotals): number => TRADES.reduce((sum, trade) => sum + totals[trade], 0);

/**
 * Percent of turnover, in hundredths of a percent. VAT: Law 48/2024/QH15 article 12(2)(b); PIT: Law 109/2025/QH15
 * article 7. Null where the law asks for none by percentage.
 */
const RATES: Record<Trade, { vat: number; pit: number } | null> = {
  grown: null,
  resale: { vat: 100, pit: 50 },
  making: { vat: 300, pit: 150 },
  service: { vat: 500, pit: 200 },
};

/** The last day on which VAT rates are cut by a fifth: Resolution 204/2025/QH15, Decree 174/2025/NĐ-CP. */
const CUT_UNTIL = '2026-12-31';

/** What is reckoned with in a period that ends on this day, in hundredths of a percent; null: not by percentage. */
export function ratesOn(trade: Trade, lastDay: string): { vat: number; pit: number } | null {
  const rates = RATES[trade];
  return rates && { ...rates, vat: lastDay <= CUT_UNTIL ? (rates.vat * 4) / 5 : rates.vat };
}

/** What a trade comes to; null: the book leaves the line open. */
export type TradeTax = { vat: number | null; pit: number | null };

/**
 * The two tax lines of each trade for a period. `before` is the turnover of the same year up to the period, `during`
 * that of the period, `lastDay` its end. As long as the year has not passed the untaxed billion every line stays open:
 * whether something is owed is for the tax office to say, never for a zero of ours.
 *
 * PIT falls on what lies above the billion. Where a household has several trades, the billion is spread over them in
 * proportion to their turnover; the law as far as it is known here leaves that open, so the sheet beside the book says
 * how it was done. The periods of a year always add up to the year.
 */
export function taxesOf({
  before,
  during,
  lastDay,
}: {
  before: TradeTotals;
  during: TradeTotals;
  lastDay: string;
}): Record<Trade, TradeTax> {
  const until = Object.fromEntries(TRADES.map((trade) => [trade, before[trade] + during[trade]])) as TradeTotals;
  const isTaxed = turnoverOf(until) > UNTAXED_TURNOVER;
  const taxOf = (trade: Trade): TradeTax => {
    const rates = ratesOn(trade, lastDay);
    if (!isTaxed || !rates) return { vat: null, pit: null };
    return {
      vat: partOf(during[trade], rates.vat, 10_000),
      pit: pitOf(until, trade, rates.pit) - pitOf(before, trade, rates.pit),
    };
  };
  return Object.fromEntries(TRADES.map((trade) => [trade, taxOf(trade)])) as Record<Trade, TradeTax>;
}

/** PIT of a trade from the first of January on. */
function pitOf(totals: TradeTotals, trade: Trade, rate: number): number {
  const all = turnoverOf(totals);
  const above = all - UNTAXED_TURNOVER;
  if (above <= 0) return 0;
  return rounded(BigInt(above) * BigInt(totals[trade]) * BigInt(rate), BigInt(all) * 10_000n);
}

/** `amount` × `times` ÷ `by` to whole đồng, halves away from zero; exact for the largest amounts too. */
const partOf = (amount: number, times: number, by: number): number =>
  rounded(BigInt(amount) * BigInt(times), BigInt(by));

function rounded(amount: bigint, by: bigint): number {
  const half = amount < 0n ? -by : by;
  return Number((2n * amount + half) / (2n * by));
}

/** How near a year's turnover is to the untaxed billion. */
export type Threshold = { year: number; turnover: number; left: number; percent: number; isPassed: boolean };

/** `percent` is cut off, not rounded, so that 100 is only said of what has been reached. */
export function thresholdOf(year: number, turnover: number): Threshold {
  const percent = Math.max(0, Math.min(100, Math.floor((turnover / UNTAXED_TURNOVER) * 100)));
  return {
    year,
    turnover,
    left: Math.max(0, UNTAXED_TURNOVER - turnover),
    percent,
    isPassed: turnover > UNTAXED_TURNOVER,
  };
}

/** A rate in hundredths of a percent as people here write it: 80 → 0,8%. */
export const percentText = (rate: number): string => `${String(rate / 100).replace('.', ',')}%`;
