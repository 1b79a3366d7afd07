import { writeTable, xlsxAnswer } from '~/features/orders/export-file.server';
import type { CellKind, CellValue } from '~/features/orders/export';
import { translator } from '~/platform/i18n.server';
import type { Platform } from '~/platform/platform.server';
import { isoDay } from '~/shared/date';
import type { Lang } from '~/shared/lang';

import { findPayoutsForFile, type PayoutView } from './payouts.server';

const COLUMNS = {
  shop: 'text',
  holder: 'text',
  bank: 'text',
  number: 'text',
  amount: 'amount',
  reference: 'text',
  state: 'text',
  createdAt: 'moment',
  paidAt: 'moment',
} as const satisfies Record<string, CellKind>;
type Column = keyof typeof COLUMNS;

/** A cooperative's payouts as a spreadsheet, for its treasurer and its bank. */
export async function answerPayoutFile(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { cooperative, lang }: { cooperative: { id: string; slug: string }; lang: Lang },
): Promise<Response> {
  const t = translator(lang, 'books');
  const names = Object.keys(COLUMNS) as Column[];
  const payouts = await findPayoutsForFile(db, cooperative.id);
  const cells = ({ account, qr: _qr, id: _id, state, ...payout }: PayoutView): Record<Column, CellValue> => ({
    ...payout,
    holder: account?.holder ?? '',
    bank: account?.bank ?? '',
    number: account?.number ?? '',
    state: t(`payouts.states.${state}`),
  });
  const rows = async function* () {
    for (const payout of payouts) {
      const filled = cells(payout);
      yield names.map((name) => filled[name]);
    }
  };
  const table = {
    headings: names.map((name) => t(`payouts.columns.${name}`)),
    kinds: Object.values(COLUMNS),
    rows: rows(),
  };
  const file = await writeTable(table, t('payouts.sheet'));
  return xlsxAnswer(file, `payouts_${isoDay(clock.now())}_${cooperative.slug}.xlsx`);
}
