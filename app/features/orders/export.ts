import type { MarkedChannel } from '~/features/storefront/visit';

import type { OrderState } from './order';
import type { PaymentMethod } from './order-money';

/** What a shop may take away as a table. */
export const EXPORTS = ['orders', 'buyers'] as const;
export type ExportKind = (typeof EXPORTS)[number];

export const EXPORT_FORMATS = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What a spreadsheet program takes without complaint; a longer table goes as csv, which is written row by row. */
export const EXPORT_XLSX_MAX = 10_000;

/**
 * What a cell holds. `text` stays text in every program, `amount` is whole đồng, `count` a whole number, `day` is
 * 2026-11-26, `moment` a point in time, shown as it was in Vietnam.
 */
export type CellKind = 'text' | 'amount' | 'count' | 'day' | 'moment';
export type CellValue = string | number | Date | null;

/** A table's columns in order; the heading of each stands in `books:export.<table>.<name>`. */
export const ORDER_COLUMNS = {
  code: 'text',
  placedAt: 'moment',
  state: 'text',
  buyer: 'text',
  phone: 'text',
  email: 'text',
  address: 'text',
  goods: 'text',
  goodsTotal: 'amount',
  shippingFee: 'amount',
  rounding: 'amount',
  total: 'amount',
  deposit: 'amount',
  paid: 'amount',
  refunded: 'amount',
  payment: 'text',
  shipping: 'text',
  wishedOn: 'day',
  handedOverAt: 'moment',
  endedAt: 'moment',
  note: 'text',
  // last, so that whoever reads the table by its columns' places still does
  channel: 'text',
} as const satisfies Record<string, CellKind>;

export const BUYER_COLUMNS = {
  buyer: 'text',
  phone: 'text',
  email: 'text',
  address: 'text',
  orders: 'count',
  bought: 'amount',
  firstAt: 'moment',
  lastAt: 'moment',
  wantsNews: 'text',
} as const satisfies Record<string, CellKind>;

export type OrderColumn = keyof typeof ORDER_COLUMNS;
export type BuyerColumn = keyof typeof BUYER_COLUMNS;

/** An order as the export reads it: nothing worked out yet. */
export type ExportedOrder = {
  code: string;
  placedAt: Date;
  state: OrderState;
  buyer: string;
  /** E.164, empty once anonymised. */
  phone: string;
  email: string;
  address: string;
  lines: { name: string; size: string; quantity: number; unit: string }[];
  goodsTotal: number;
  shippingFee: number | null;
  rounding: number;
  total: number;
  deposit: number;
  paid: number;
  refunded: number;
  payment: PaymentMethod;
  shipping: string;
  wishedOn: string | null;
  handedOverAt: Date | null;
  endedAt: Date | null;
  note: string;
  /** Which marked link it came by; null: not known. */
  channel: MarkedChannel | null;
};

/** A buyer as the export reads it; `bought` is what was handed over and not returned, đồng. */
export type ExportedBuyer = {
  buyer: string;
  phone: string;
  email: string;
  address: string;
  orders: number;
  bought: number;
  firstAt: Date;
  lastAt: Date;
  /** Agreed to news and has not taken it back. */
  wantsNews: boolean;
};

/**
 * Begins of a text that a spreadsheet program takes for a formula when it opens a csv file, also in the wide forms
 * that some programs read alike (OWASP, CSV injection).
 */
const FORMULA = /^[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/** A text as a csv file may carry it: what looks like a formula gets an apostrophe before it, and stays a text. */
export const safeForCsv = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** orders_2026-10-01_2026-12-31_vuon-ba-tu.csv: says what, of when and of whom, and sorts by itself. */
export const exportFileName = (
  kind: ExportKind,
  { from, to, slug, format }: { from: string; to: string; slug: string; format: ExportFormat },
): string => `${kind}_${from}_${to}_${slug}.${format}`;
