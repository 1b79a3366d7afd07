import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { turnoverByTrade } from '~/features/orders/books';
import { BooksPage, type BooksPageData } from '~/features/orders/books-page';
import { daysOf, periodKey, quarterOf, readPeriod, shiftPeriod } from '~/features/orders/books-period';
import { percentText, ratesOn, thresholdOf, turnoverOf } from '~/features/orders/books-tax';
import { BOOK_LINES_MAX, findTurnover } from '~/features/orders/books.server';
import { EXPORT_XLSX_MAX } from '~/features/orders/export';
import { countExported } from '~/features/orders/export.server';
import { noteBookOpened } from '~/features/orders/note-book.server';
import { platform } from '~/platform/platform.server';
import { formatWhole } from '~/shared/number';
import { AdminPage } from '~/ui/polaris';

/** What was turned over, how near the year is to the untaxed billion, and the books of Circular 152/2025 to take away. */
export async function loader({ request }: LoaderFunctionArgs): Promise<BooksPageData> {
  const { shop, role } = await requireShop(request);
  await noteBookOpened(platform, { shopId: shop.id });
  const asked = new URL(request.url).searchParams.get('period') ?? '';
  const period = readPeriod(asked) ?? quarterOf(platform.clock.now());
  const [before, after] = [shiftPeriod(period, -1), shiftPeriod(period, 1)];
  const [found, orders] = await Promise.all([
    findTurnover(platform.db, { shopId: shop.id, period }),
    role === 'owner' ? countExported(platform.db, { shopId: shop.id, ...daysOf(period) }) : null,
  ]);
  const { rows, all } = turnoverByTrade(found.period);
  return {
    period,
    before: before && periodKey(before),
    after: after && periodKey(after),
    rows: rows.map((row) => ({ ...row, rates: percentsOf(ratesOn(row.trade, daysOf(period).to)) })),
    all,
    threshold: thresholdOf(period.year, turnoverOf(found.year)),
    isTooLong: found.lines > BOOK_LINES_MAX,
    linesMax: formatWhole(BOOK_LINES_MAX),
    exports: orders === null ? null : { isTooLong: orders > EXPORT_XLSX_MAX, max: formatWhole(EXPORT_XLSX_MAX) },
  };
}

const percentsOf = (rates: { vat: number; pit: number } | null) =>
  rates && { vat: percentText(rates.vat), pit: percentText(rates.pit) };

export default function Books() {
  const { t } = useTranslation('books');
  return (
    <AdminPage title={t('title')} back={{ to: '/admin', label: t('back') }}>
      <BooksPage {...useLoaderData<typeof loader>()} />
    </AdminPage>
  );
}
