import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { TransfersPage, type TransfersPageData } from '~/features/payments/transfers-page';
import { countWaitingTransfers, findTransfers } from '~/features/payments/transfers.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

export async function loader({ request }: LoaderFunctionArgs): Promise<TransfersPageData> {
  const { shop } = await requireShop(request);
  const query = new URL(request.url).searchParams;
  const show = query.get('show') === 'settled' ? 'settled' : 'waiting';
  const [waiting, found] = await Promise.all([
    countWaitingTransfers(platform.db, shop.id),
    findTransfers(platform, { shopId: shop.id, show, before: query.get('before') }),
  ]);
  return { show, waiting, ...found };
}

export default function Transfers() {
  const { t } = useTranslation('payments');
  return (
    <AdminPage title={t('transfers.title')} back={{ to: '/admin', label: t('transfers.back') }}>
      <TransfersPage {...useLoaderData<typeof loader>()} />
    </AdminPage>
  );
}
