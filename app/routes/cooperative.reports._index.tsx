import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { boardPath } from '~/features/cooperatives/board-view';
import { readReportQuery } from '~/features/cooperatives/report';
import { ReportsPage, type ReportsPageData } from '~/features/cooperatives/reports-page';
import { showReport } from '~/features/cooperatives/show-report.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

/** What the members did in a month, a quarter or a year. Nothing in it is anybody's name or number. */
export async function loader({ request }: LoaderFunctionArgs): Promise<ReportsPageData> {
  const { cooperative } = await requireStaff(request, 'see-members');
  const asked = new URL(request.url).searchParams;
  const { period } = readReportQuery(asked, platform.clock.now());
  return { ...(await showReport(platform, { cooperative, period })), coop: asked.get('coop') };
}

export default function Reports() {
  const { t } = useTranslation('board');
  const data = useLoaderData<typeof loader>();
  return (
    <AdminPage
      title={t('reports.title')}
      back={{ to: boardPath('/cooperative/board', { coop: data.coop }), label: t('back') }}
      fullWidth
    >
      <ReportsPage {...data} />
    </AdminPage>
  );
}
