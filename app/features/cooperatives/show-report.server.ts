import { daysOf, type BookPeriod } from '~/features/orders/books-period';
import type { Platform } from '~/platform/platform.server';
import { formatDate, readDay } from '~/shared/date';

import { findMonths, findReport } from './reports.server';

/** Everything that the page of a report and its paper show. */
export async function showReport(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { cooperative, period }: { cooperative: { id: string; name: string }; period: BookPeriod },
) {
  const { from, to } = daysOf(period);
  const [report, months] = await Promise.all([
    findReport(db, { cooperativeId: cooperative.id, period, now: clock.now() }),
    findMonths(db, { cooperativeId: cooperative.id, year: period.year }),
  ]);
  return {
    ...report,
    months,
    cooperative: cooperative.name,
    period,
    from: formatDate(readDay(from)!),
    to: formatDate(readDay(to)!),
  };
}
