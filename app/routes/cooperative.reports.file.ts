import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { readReportQuery } from '~/features/cooperatives/report';
import { answerReportFile } from '~/features/cooperatives/report-file.server';
import { readLang } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';

/** A report as a spreadsheet: `?period=2026-Q4`. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const { cooperative } = await requireStaff(request, 'see-members');
  const { period } = readReportQuery(new URL(request.url).searchParams, platform.clock.now());
  return answerReportFile(platform, { cooperative, period, lang: readLang(request) });
}
