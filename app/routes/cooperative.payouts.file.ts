import type { LoaderFunctionArgs } from '@remix-run/node';

import { answerPayoutFile } from '~/features/cooperatives/payout-file.server';
import { requireTreasurer } from '~/features/cooperatives/treasurer.server';
import { readLang } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';

/** The payout sheet as a spreadsheet. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const { cooperative } = await requireTreasurer(request);
  return answerPayoutFile(platform, { cooperative, lang: readLang(request) });
}
