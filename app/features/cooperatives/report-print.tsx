import { useTranslation } from 'react-i18next';

import { usePeriodName } from '~/features/orders/books-page';

import { BarChart } from './bar-chart';
import { FIGURES } from './report';
import { figureText, useReportBars, type ReportData } from './report-text';

/** A report as pages of paper, without scripts: the table, its charts, and how each figure was counted. */
export function ReportPrint({ back, madeOn, ...data }: ReportData & { back: string; madeOn: string }) {
  const { t } = useTranslation(['board', 'books']);
  const nameOf = usePeriodName();
  const { communes, year } = useReportBars(data);
  const { cooperative, period, from, to, rows, all, isPartOfChannels } = data;
  const charts = [
    ['revenue-communes', t('charts.revenueByCommune'), communes.revenue],
    ['orders-communes', t('charts.ordersByCommune'), communes.orders],
    ['revenue-months', t('charts.revenueByMonth', { year: period.year }), year.revenue],
    ['orders-months', t('charts.ordersByMonth', { year: period.year }), year.orders],
  ] as const;
  return (
    <>
      <nav className="report-nav">
        <a href={back}>{t('reports.backToPage')}</a>
        <p>{t('books:printPage.how')}</p>
      </nav>
      <main className="report">
        <p>{cooperative}</p>
        <h1>{t('reports.paperTitle', { period: nameOf(period) })}</h1>
        <p>{t('reports.paperDays', { from, to, madeOn })}</p>
        {/* wider than a phone: it moves sideways, and is reached by keyboard */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className="report-scroll" role="region" aria-label={t('reports.title')} tabIndex={0}>
          <table>
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
              {[...rows, { communeCode: 'all', commune: t('reports.all'), figures: all }].map((row) => (
                <tr key={row.communeCode}>
                  <th scope="row">{row.commune || t('reports.noCommune')}</th>
                  {FIGURES.map((figure) => (
                    <td key={figure}>{figureText(figure, row.figures[figure])}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {isPartOfChannels && <p>{t('reports.partOfChannels')}</p>}
        <div className="report-charts">
          {charts.map(([id, title, bars]) => (
            <section key={id}>
              <h2>{title}</h2>
              <BarChart id={id} title={title} bars={bars} />
            </section>
          ))}
        </div>
        <h2>{t('reports.how')}</h2>
        <dl>
          {FIGURES.map((figure) => (
            <div key={figure}>
              <dt>{t(`figures.${figure}`)}</dt>
              <dd>{t(`meanings.${figure}`)}</dd>
            </div>
          ))}
        </dl>
      </main>
    </>
  );
}
