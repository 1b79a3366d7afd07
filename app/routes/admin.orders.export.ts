import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireOwner } from '~/features/accounts/guard.server';
import { answerExport } from '~/features/orders/export.server';
import { readLang } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';

/** Orders or buyers of a period as a table; all buyers at once are the owner's business alone. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const { person, shop } = await requireOwner(request);
  const asked = new URL(request.url).searchParams;
  return answerExport(platform, { shop, personId: person.id, asked, lang: readLang(request) });
}
