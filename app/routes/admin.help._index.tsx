import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireOwner } from '~/features/accounts/guard.server';
import { HELP_MINUTES, HELP_SCOPES } from '~/features/accounts/help-scope';
import { findHelpActs } from '~/features/cooperatives/help-acts.server';
import { HelpPage } from '~/features/cooperatives/help-page';
import { readTerms } from '~/features/cooperatives/help-terms';
import { findHelps, offerHelp } from '~/features/cooperatives/help.server';
import { askAgain } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { formatDateTime } from '~/shared/date';
import { AdminPage } from '~/ui/polaris';

/** Who may help in the shop, and what those who helped have done there. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireOwner(request);
  const before = new URL(request.url).searchParams.get('before');
  const [helps, { acts, next }] = await Promise.all([
    findHelps(platform, { shopId: shop.id }),
    findHelpActs(platform, { shopId: shop.id, before }),
  ]);
  return {
    helps: helps.map(({ until, ...help }) => ({ ...help, until: until && formatDateTime(until) })),
    acts: acts.map(({ at, ...act }) => ({ ...act, at: formatDateTime(at) })),
    next,
    isLater: before !== null,
    scopes: [...HELP_SCOPES],
    minutes: [...HELP_MINUTES],
  };
}

/** Makes the code that a member reads aloud. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireOwner(request);
  const form = await request.formData();
  const terms = readTerms(form);
  if (!terms.ok) return askAgain(form, terms.problems);
  const offered = await offerHelp(platform, { shopId: shop.id, ...terms.value });
  return offered.ok
    ? { code: offered.value.code, until: formatDateTime(offered.value.until) }
    : askAgain(form, offered.problems);
}

export default function Help() {
  const { t } = useTranslation(['help', 'accounts']);
  return (
    <AdminPage title={t('title')} back={{ to: '/admin/account', label: t('accounts:account.title') }}>
      <HelpPage {...useLoaderData<typeof loader>()} />
    </AdminPage>
  );
}
