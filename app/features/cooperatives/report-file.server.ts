import { daysOf, periodKey, type BookPeriod } from '~/features/orders/books-period';
import type { CellKind, CellValue } from '~/features/orders/export';
import { writeTable, xlsxAnswer } from '~/features/orders/export-file.server';
import { translator } from '~/platform/i18n.server';
import type { Platform } from '~/platform/platform.server';
import type { Lang } from '~/shared/lang';

import { FIGURES } from './report';
import { findReport } from './reports.server';

/** A report as a spreadsheet: a line for each commune with the period's days, and all together last. */
export async function answerReportFile(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { cooperative, period, lang }: { cooperative: { id: string; slug: string }; period: BookPeriod; lang: Lang },
): Promise<Response> {
  const t = translator(lang, 'board');
  const report = await findReport(db, { cooperativeId: cooperative.id, period, now: clock.now() });
  const { from, to } = daysOf(period);
  const lines = [
    ...report.rows.map(({ commune, ...row }) => ({ ...row, name: commune || t('reports.noCommune') })),
    { communeCode: '', name: t('reports.all'), figures: report.all },
  ];
  const rows = async function* (): AsyncGenerator<CellValue[]> {
    for (const { communeCode, name, figures } of lines)
      yield [name, communeCode, from, to, ...FIGURES.map((figure) => figures[figure])];
  };
  const kinds: CellKind[] = [
    'text',
    'text',
    'day',
    'day',
    ...FIGURES.map((figure): CellKind => (figure === 'revenue' ? 'amount' : 'count')),
  ];
  const headings = [
    t('reports.commune'),
    t('reports.communeCode'),
    t('reports.from'),
    t('reports.to'),
    ...FIGURES.map((figure) => t(`figures.${figure}`)),
  ];
  const file = await writeTable({ headings, kinds, rows: rows() }, t('reports.title'));
  return xlsxAnswer(file, `report_${periodKey(period)}_${cooperative.slug}.xlsx`);
}
