import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { boardPath } from '~/features/cooperatives/board-view';
import { CountedPage, type CountedPageData } from '~/features/cooperatives/counted-page';
import { NO_COMMUNE, readReportQuery } from '~/features/cooperatives/report';
import { findCounted, nameOf } from '~/features/cooperatives/reports.server';
import { periodKey } from '~/features/orders/books-period';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

/** The things that one figure of a report counts: `?what=orders&period=2026-Q4&commune=28870`. */
export async function loader({ request }: LoaderFunctionArgs): Promise<CountedPageData & { coop: string | null }> {
  const { cooperative } = await requireStaff(request, 'see-members');
  const asked = new URL(request.url).searchParams;
  const now = platform.clock.now();
  const query = readReportQuery(asked, now);
  const { what, period, commune, after } = query;
  const coop = asked.get('coop');
  const found = await findCounted(platform.db, { cooperativeId: cooperative.id, now, ...query });
  const page = (key: string | null) =>
    boardPath('/cooperative/reports/counted', { what, period: periodKey(period), commune, coop, after: key });
  return {
    what,
    period,
    commune: commune === NO_COMMUNE ? '' : commune && nameOf(commune),
    sum: found.sum,
    counted: found.counted,
    next: found.next && page(found.next),
    first: after && page(null),
    coop,
  };
}

export default function Counted() {
  const { t } = useTranslation('board');
  const { coop, ...data } = useLoaderData<typeof loader>();
  return (
    <AdminPage
      title={t(`figures.${data.what}`)}
      back={{
        to: boardPath('/cooperative/reports', { period: periodKey(data.period), coop }),
        label: t('reports.title'),
      }}
    >
      <CountedPage {...data} />
    </AdminPage>
  );
}
