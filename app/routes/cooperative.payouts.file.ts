import type { LoaderFunctionArgs } from '@remix-run/node';

import { answerPayoutFile } from '~/features/cooperatives/payout-file.server';
import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { readLang } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';

/** The payout sheet as a spreadsheet. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const { cooperative } = await requireStaff(request, 'handle-money');
  return answerPayoutFile(platform, { cooperative, lang: readLang(request) });
}
