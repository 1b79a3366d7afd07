import { problemBody } from '~/platform/answers.server';
import { translator } from '~/platform/i18n.server';
import type { Platform } from '~/platform/platform.server';

import { daysOf, quarterOf, readPeriod, type BookPeriod } from './books-period';
import { percentText, ratesOn, type TradeTotals } from './books-tax';
import { TRADES } from './books-trade';
import { bookXlsx, type NoteSheet } from './books-xlsx.server';
import { BOOK_LINES_MAX, bookFileName, findBook, readForm } from './books.server';
import { xlsxAnswer } from './export-file.server';

/** The spreadsheet of the book that an address asks for; 413 when the period has more lines than one file takes. */
export async function answerBookFile(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  shop: { id: string; slug: string },
  asked: URLSearchParams,
): Promise<Response> {
  const form = readForm(asked.get('form'));
  const period = readPeriod(asked.get('period') ?? '') ?? quarterOf(clock.now());
  const found = await findBook(db, { shopId: shop.id, form, period });
  if (!found) return problemBody(413, `This period has more than ${BOOK_LINES_MAX} lines. Ask for a shorter one.`);
  const file = await bookXlsx(found.sheet, notesOf(period, found.year));
  return xlsxAnswer(file, bookFileName(form, period, shop.slug));
}

/** How the book was made, for whoever checks it; beside the form, to which nothing may be added. */
function notesOf(period: BookPeriod, year: TradeTotals): NoteSheet {
  const t = translator('vi', 'books');
  const lastDay = daysOf(period).to;
  const rates = TRADES.flatMap((trade): [string, string][] => {
    const rate = ratesOn(trade, lastDay);
    return rate ? [[t(`trades.${trade}`), `${percentText(rate.vat)}, ${percentText(rate.pit)}`]] : [];
  });
  return {
    name: t('notes.sheet'),
    title: t('notes.title'),
    rows: [
      t('notes.when'),
      t('notes.trades'),
      t('notes.grown'),
      t('notes.rates'),
      ...rates,
      t('notes.cut'),
      t('notes.pit'),
      t('notes.open'),
      t('notes.year', { year: period.year }),
      ...TRADES.map((trade): [string, number] => [t(`trades.${trade}`), year[trade]]),
    ],
  };
}
