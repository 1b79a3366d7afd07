import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { findQuotations } from '~/features/orders/quotations.server';
import { QuotationsPage } from '~/features/orders/quotations-page';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const query = new URL(request.url).searchParams;
  const show = query.get('show') === 'closed' ? ('closed' as const) : ('open' as const);
  return { show, ...(await findQuotations(platform, { shopId: shop.id, show, before: query.get('before') })) };
}

export default function Quotations() {
  const { t } = useTranslation('plant');
  return (
    <AdminPage title={t('asked.title')} back={{ to: '/admin', label: t('own.back') }}>
      <QuotationsPage {...useLoaderData<typeof loader>()} />
    </AdminPage>
  );
}
