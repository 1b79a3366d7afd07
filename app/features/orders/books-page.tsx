import { BlockStack, Button, ButtonGroup, Card, InlineGrid, InlineStack, ProgressBar, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { BOOK_FORMS, formatSigned, type BookForm } from './books';
import { asKind, periodKey, type BookPeriod } from './books-period';
import { EXPORT_FORMATS, EXPORTS, type ExportFormat, type ExportKind } from './export';
import type { Threshold } from './books-tax';
import type { Trade } from './books-trade';

/** What the page of the books shows, ready to show. */
export type BooksPageData = {
  period: BookPeriod;
  /** Addresses of the periods beside this one; null: there is none. */
  before: string | null;
  after: string | null;
  /** Đồng by trade; rates as people write them (0,8%), null where the law asks for none. */
  rows: { trade: Trade; amount: number; rates: { vat: string; pit: string } | null }[];
  all: number;
  threshold: Threshold;
  /** The period has more lines than one file takes. */
  isTooLong: boolean;
  linesMax: string;
  /** Null: the visitor is not the shop's owner. `isTooLong`: more orders than a spreadsheet takes. */
  exports: { isTooLong: boolean; max: string } | null;
};

const KINDS = ['month', 'quarter', 'year'] as const;
const SHORT: Record<BookForm, 's1a' | 's2a'> = { 'S1a-HKD': 's1a', 'S2a-HKD': 's2a' };
const dongs = (amount: number): string => `${formatSigned(amount)}\u00a0₫`;

/** The household's turnover of a period, how near the year is to the untaxed billion, and the books to take away. */
export function BooksPage(data: BooksPageData) {
  const { t } = useTranslation('books');
  return (
    <BlockStack gap="400">
      <Text as="p">{t('intro')}</Text>
      <PeriodChooser {...data} />
      <TurnoverCard {...data} />
      <ThresholdCard threshold={data.threshold} />
      <FilesCard {...data} />
      {data.exports && <ExportCard period={data.period} {...data.exports} />}
      <Text as="p">{t('ask')}</Text>
    </BlockStack>
  );
}

/** "Quý 4 năm 2026" in the reader's language. */
export function usePeriodName(): (period: BookPeriod) => string {
  const { t } = useTranslation('books');
  return (period) => {
    if (period.kind === 'month') return t('period.month', { month: period.month, year: period.year });
    return period.kind === 'quarter'
      ? t('period.quarter', { quarter: period.quarter, year: period.year })
      : t('period.year', { year: period.year });
  };
}

function PeriodChooser({ period, before, after }: Pick<BooksPageData, 'period' | 'before' | 'after'>) {
  const { t } = useTranslation('books');
  const nameOf = usePeriodName();
  const to = (key: string) => `/admin/books?period=${key}`;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('period.choose')}
        </Text>
        <ButtonGroup variant="segmented" fullWidth>
          {KINDS.map((kind) => (
            <Button
              key={kind}
              size="large"
              variant={period.kind === kind ? 'primary' : 'secondary'}
              url={to(periodKey(asKind(period, kind)))}
              accessibilityLabel={`${t(`kinds.${kind}`)}: ${nameOf(asKind(period, kind))}`}
            >
              {t(`kinds.${kind}`)}
            </Button>
          ))}
        </ButtonGroup>
        <Text as="p" variant="headingMd" alignment="center">
          {nameOf(period)}
        </Text>
        <InlineGrid columns={2} gap="200">
          <Button size="large" fullWidth url={to(before ?? '')} disabled={!before}>
            {t('period.before')}
          </Button>
          <Button size="large" fullWidth url={to(after ?? '')} disabled={!after}>
            {t('period.after')}
          </Button>
        </InlineGrid>
      </BlockStack>
    </Card>
  );
}

function TurnoverCard({ period, rows, all }: Pick<BooksPageData, 'period' | 'rows' | 'all'>) {
  const { t } = useTranslation('books');
  const nameOf = usePeriodName();
  const shown = rows.filter(({ amount }) => amount !== 0);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('turnover.title', { period: nameOf(period) })}
        </Text>
        {shown.length === 0 && <Text as="p">{t('turnover.none')}</Text>}
        {shown.map(({ trade, amount, rates }) => (
          <BlockStack key={trade} gap="050">
            <InlineStack align="space-between" gap="200">
              <Text as="h3" variant="headingSm">
                {t(`trades.${trade}`)}
              </Text>
              <Text as="p" numeric fontWeight="semibold">
                {dongs(amount)}
              </Text>
            </InlineStack>
            <Text as="p" tone="subdued">
              {t(`tradeHints.${trade}`, rates ?? {})}
            </Text>
          </BlockStack>
        ))}
        {shown.length > 0 && (
          <InlineStack align="space-between" gap="200">
            <Text as="p" variant="headingMd">
              {t('turnover.all')}
            </Text>
            <Text as="p" variant="headingMd" numeric>
              {dongs(all)}
            </Text>
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}

function ThresholdCard({ threshold: { year, turnover, left, percent, isPassed } }: { threshold: Threshold }) {
  const { t } = useTranslation('books');
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('threshold.title', { year })}
        </Text>
        <Text as="p" id="books-threshold">
          {t('threshold.bar', { percent })}
        </Text>
        <ProgressBar progress={percent} tone={isPassed ? 'critical' : 'primary'} ariaLabelledBy="books-threshold" />
        <Text as="p">
          {isPassed
            ? t('threshold.passed', { year, turnover: dongs(turnover) })
            : t('threshold.below', { year, turnover: dongs(turnover), left: dongs(left) })}
        </Text>
        <Text as="p" tone="subdued">
          {t('threshold.open')}
        </Text>
      </BlockStack>
    </Card>
  );
}

function FilesCard({ period, isTooLong, linesMax }: Pick<BooksPageData, 'period' | 'isTooLong' | 'linesMax'>) {
  const { t } = useTranslation('books');
  const query = (form: BookForm) => `?${new URLSearchParams({ form, period: periodKey(period) })}`;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('files.title')}
        </Text>
        {isTooLong && <Text as="p">{t('files.tooLong', { max: linesMax })}</Text>}
        {!isTooLong &&
          BOOK_FORMS.map((form) => (
            <BlockStack key={form} gap="200">
              <Text as="h3" variant="headingSm">
                {t(`files.${SHORT[form]}`)}
              </Text>
              <Button
                size="large"
                fullWidth
                download
                url={`/admin/books/file${query(form)}`}
                accessibilityLabel={t('files.downloadOf', { form })}
              >
                {t('files.download')}
              </Button>
              <Button
                size="large"
                fullWidth
                url={`/admin/books/print${query(form)}`}
                external
                accessibilityLabel={t('files.printOf', { form })}
              >
                {t('files.print')}
              </Button>
            </BlockStack>
          ))}
        <Text as="p" tone="subdued">
          {t('files.hint')}
        </Text>
      </BlockStack>
    </Card>
  );
}

const EXPORT_LABELS = {
  orders: { xlsx: 'export.ordersXlsx', csv: 'export.ordersCsv' },
  buyers: { xlsx: 'export.buyersXlsx', csv: 'export.buyersCsv' },
} as const satisfies Record<ExportKind, Record<ExportFormat, string>>;

/** Orders and buyers as tables. */
function ExportCard({ period, isTooLong, max }: { period: BookPeriod; isTooLong: boolean; max: string }) {
  const { t } = useTranslation('books');
  const nameOf = usePeriodName();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('export.title')}
        </Text>
        <Text as="p">{t('export.lead', { period: nameOf(period) })}</Text>
        {isTooLong && <Text as="p">{t('export.tooLong', { max })}</Text>}
        {EXPORTS.flatMap((what) =>
          EXPORT_FORMATS.filter((format) => format === 'csv' || !isTooLong).map((format) => (
            <Button
              key={`${what}.${format}`}
              size="large"
              fullWidth
              download
              url={`/admin/orders/export?${new URLSearchParams({ what, format, period: periodKey(period) })}`}
            >
              {t(EXPORT_LABELS[what][format])}
            </Button>
          )),
        )}
      </BlockStack>
    </Card>
  );
}
