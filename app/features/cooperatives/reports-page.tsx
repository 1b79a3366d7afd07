import { BlockStack, Box, Button, ButtonGroup, Card, InlineGrid, Link, Text, useBreakpoints } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { asKind, periodKey, shiftPeriod } from '~/features/orders/books-period';
import { usePeriodName } from '~/features/orders/books-page';

import { BarChart } from './bar-chart';
import { boardPath } from './board-view';
import styles from './board.module.css';
import { FIGURES, type Figures } from './report';
import { countedPath, figureText, useReportBars, type ReportData } from './report-text';

export type ReportsPageData = ReportData & { coop: string | null };

const REPORTS = '/cooperative/reports';
const KINDS = ['month', 'quarter', 'year'] as const;

/** What the members did in a period, by commune and in all; each figure leads to what it counts. */
export function ReportsPage(data: ReportsPageData) {
  const { t } = useTranslation('board');
  const { smDown } = useBreakpoints();
  const { period, coop, all, isPartOfChannels } = data;
  const kept = { period: periodKey(period), coop };
  return (
    <BlockStack gap="400">
      <PeriodCard {...data} />
      {all.members === 0 ? (
        <Box paddingInline={{ xs: '200', sm: '0' }}>
          <Text as="p">{t('none')}</Text>
        </Box>
      ) : (
        <>
          {smDown ? <FigureCards {...data} /> : <FigureTable {...data} />}
          {isPartOfChannels && <Text as="p">{t('reports.partOfChannels')}</Text>}
          <Charts {...data} />
          <InlineGrid columns={{ xs: 1, sm: 2 }} gap="200">
            <Button size="large" fullWidth download url={boardPath(`${REPORTS}/file`, kept)}>
              {t('reports.download')}
            </Button>
            <Button size="large" fullWidth url={boardPath(`${REPORTS}/print`, kept)}>
              {t('reports.print')}
            </Button>
          </InlineGrid>
          <Meanings />
        </>
      )}
    </BlockStack>
  );
}

function PeriodCard({ period, coop }: ReportsPageData) {
  const { t } = useTranslation(['board', 'books']);
  const nameOf = usePeriodName();
  const [before, after] = [shiftPeriod(period, -1), shiftPeriod(period, 1)];
  const to = (other: typeof period) => boardPath(REPORTS, { period: periodKey(other), coop });
  return (
    <Card>
      <BlockStack gap="300">
        <ButtonGroup variant="segmented" fullWidth>
          {KINDS.map((kind) => (
            <Button
              key={kind}
              size="large"
              variant={period.kind === kind ? 'primary' : 'secondary'}
              url={to(asKind(period, kind))}
              accessibilityLabel={`${t(`books:kinds.${kind}`)}: ${nameOf(asKind(period, kind))}`}
            >
              {t(`books:kinds.${kind}`)}
            </Button>
          ))}
        </ButtonGroup>
        <Text as="h2" variant="headingMd" alignment="center">
          {nameOf(period)}
        </Text>
        <InlineGrid columns={2} gap="200">
          <Button size="large" fullWidth url={before ? to(before) : undefined} disabled={!before}>
            {t('books:period.before')}
          </Button>
          <Button size="large" fullWidth url={after ? to(after) : undefined} disabled={!after}>
            {t('books:period.after')}
          </Button>
        </InlineGrid>
      </BlockStack>
    </Card>
  );
}

function FigureTable({ rows, all, period, coop }: ReportsPageData) {
  const { t } = useTranslation('board');
  const cells = (figures: Figures, communeCode?: string | null) =>
    FIGURES.map((figure) => (
      <td key={figure}>
        <span className={styles.link}>
          <Link url={countedPath(figure, period, { communeCode, coop })}>{figureText(figure, figures[figure])}</Link>
        </span>
      </td>
    ));
  return (
    <Card>
      {/* a table that moves sideways has to be reached by keyboard */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.scroll} role="region" aria-label={t('reports.title')} tabIndex={0}>
        <table className={styles.figures}>
          <thead>
            <tr>
              <th scope="col">{t('reports.commune')}</th>
              {FIGURES.map((figure) => (
                <th key={figure} scope="col">
                  {t(`figures.${figure}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ communeCode, commune, figures }) => (
              <tr key={communeCode}>
                <th scope="row">{commune || t('reports.noCommune')}</th>
                {cells(figures, communeCode)}
              </tr>
            ))}
            <tr>
              <th scope="row">{t('reports.all')}</th>
              {cells(all)}
            </tr>
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function FigureCards({ rows, all, period, coop }: ReportsPageData) {
  const { t } = useTranslation('board');
  const list = (figures: Figures, communeCode?: string | null) => (
    <dl className={styles.pairs}>
      {FIGURES.map((figure) => (
        <div key={figure}>
          <dt>{t(`figures.${figure}`)}</dt>
          <dd>
            <span className={styles.link}>
              <Link url={countedPath(figure, period, { communeCode, coop })}>
                {figureText(figure, figures[figure])}
              </Link>
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
  return (
    <>
      <Card>
        <Text as="h2" variant="headingMd">
          {t('reports.all')}
        </Text>
        {list(all)}
      </Card>
      <Card>
        {rows.map(({ communeCode, commune, figures }) => (
          <details key={communeCode}>
            <summary className={styles.summary}>
              <Text as="h2" variant="headingSm">
                {commune || t('reports.noCommune')}
              </Text>
            </summary>
            {list(figures, communeCode)}
          </details>
        ))}
      </Card>
    </>
  );
}

function Charts(data: ReportsPageData) {
  const { t } = useTranslation('board');
  const { communes, year } = useReportBars(data);
  const charts = [
    ['revenue-communes', t('charts.revenueByCommune'), communes.revenue],
    ['orders-communes', t('charts.ordersByCommune'), communes.orders],
    ['revenue-months', t('charts.revenueByMonth', { year: data.period.year }), year.revenue],
    ['orders-months', t('charts.ordersByMonth', { year: data.period.year }), year.orders],
  ] as const;
  return (
    <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
      {charts.map(([id, title, bars]) => (
        <Card key={id}>
          <BlockStack gap="200">
            <Text as="h2" variant="headingMd">
              {title}
            </Text>
            <BarChart id={id} className={styles.chart} title={title} bars={bars} />
          </BlockStack>
        </Card>
      ))}
    </InlineGrid>
  );
}

function Meanings() {
  const { t } = useTranslation('board');
  return (
    <Card>
      <details>
        <summary className={styles.summary}>
          <Text as="h2" variant="headingMd">
            {t('reports.how')}
          </Text>
        </summary>
        <dl className={styles.meanings}>
          {FIGURES.map((figure) => (
            <div key={figure}>
              <dt>{t(`figures.${figure}`)}</dt>
              <dd>{t(`meanings.${figure}`)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </Card>
  );
}
