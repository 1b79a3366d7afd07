import {
  data,
  type HeadersFunction,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { boardPath } from '~/features/cooperatives/board-view';
import { readReportQuery } from '~/features/cooperatives/report';
import { ReportPrint } from '~/features/cooperatives/report-print';
import styles from '~/features/cooperatives/report-print.css?url';
import { showReport } from '~/features/cooperatives/show-report.server';
import { periodKey } from '~/features/orders/books-period';
import { platform } from '~/platform/platform.server';
import { formatDate } from '~/shared/date';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.cooperative },
  { name: 'robots', content: 'noindex' },
];

/** A report as sheets of paper, in a page without scripts: `?period=2026-Q4`. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { cooperative } = await requireStaff(request, 'see-members');
  const asked = new URL(request.url).searchParams;
  const now = platform.clock.now();
  const { period } = readReportQuery(asked, now);
  const report = await showReport(platform, { cooperative, period });
  const back = boardPath('/cooperative/reports', { period: periodKey(period), coop: asked.get('coop') });
  return data({ ...report, back, madeOn: formatDate(now) }, { headers: { 'Cache-Control': 'private, no-store' } });
}

export default function PrintReport() {
  return <ReportPrint {...useLoaderData<typeof loader>()} />;
}
