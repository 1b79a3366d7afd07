import { useTranslation } from 'react-i18next';

import { formatSigned } from '~/features/orders/books';
import { periodKey, type BookPeriod } from '~/features/orders/books-period';
import { formatWhole } from '~/shared/number';

import type { Bar } from './bar-chart';
import { NO_COMMUNE, type Figure, type Figures } from './report';

/** A report, ready to show. */
export type ReportData = {
  cooperative: string;
  period: BookPeriod;
  /** dd/MM/yyyy, both in the period. */
  from: string;
  to: string;
  rows: { communeCode: string | null; commune: string; figures: Figures }[];
  all: Figures;
  /** Orders and đồng of each month of the period's year. */
  months: { orders: number; revenue: number }[];
  isPartOfChannels: boolean;
};

/** A figure as people write it: 1.200 or 1.200.000 ₫. */
export const figureText = (figure: Figure, amount: number): string =>
  figure === 'revenue' ? `${formatSigned(amount)}\u00a0₫` : formatWhole(amount);

/** Where the things are that a figure counts; `communeCode` null: members without a commune, left out: all. */
export function countedPath(
  what: Figure,
  period: BookPeriod,
  { communeCode, coop }: { communeCode?: string | null; coop?: string | null } = {},
): string {
  const search = new URLSearchParams({ what, period: periodKey(period) });
  if (communeCode !== undefined) search.set('commune', communeCode ?? NO_COMMUNE);
  if (coop) search.set('coop', coop);
  return `/cooperative/reports/counted?${search}`;
}

/** The bars of a report's charts. */
export function useReportBars({ rows, months, period }: Pick<ReportData, 'rows' | 'months' | 'period'>): {
  communes: { orders: Bar[]; revenue: Bar[] };
  year: { orders: Bar[]; revenue: Bar[] };
} {
  const { t } = useTranslation('board');
  const barsOf =
    <Row,>(from: readonly Row[], label: (row: Row, place: number) => string, value: (row: Row) => number) =>
    (figure: 'orders' | 'revenue'): Bar[] =>
      from.map((row, place) => ({
        label: label(row, place),
        value: value(row),
        text: figureText(figure, value(row)),
      }));
  const communeName = (row: ReportData['rows'][number]) => row.commune || t('reports.noCommune');
  const month = (_row: unknown, place: number) => t('reports.month', { month: place + 1, year: period.year });
  return {
    communes: {
      orders: barsOf(rows, communeName, ({ figures }) => figures.orders)('orders'),
      revenue: barsOf(rows, communeName, ({ figures }) => figures.revenue)('revenue'),
    },
    year: {
      orders: barsOf(months, month, ({ orders }) => orders)('orders'),
      revenue: barsOf(months, month, ({ revenue }) => revenue)('revenue'),
    },
  };
}
