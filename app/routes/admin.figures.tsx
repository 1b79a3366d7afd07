import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { hintOf } from '~/features/orders/figures';
import { FiguresPage } from '~/features/orders/figures-page';
import { findPlantTable, findWeek, readFiguresPage } from '~/features/orders/figures.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const page = readFiguresPage(new URL(request.url).searchParams);
  const [week, table] = await Promise.all([
    findWeek(platform, shop.id),
    findPlantTable(platform, { shopId: shop.id, page }),
  ]);
  return { week, hint: hintOf(week), table: { ...table, page }, isOpen: shop.state === 'published', garden: shop.name };
}

export default function Figures() {
  const { t } = useTranslation(['figures', 'common']);
  return (
    <AdminPage title={t('title')} subtitle={t('subtitle')} back={{ to: '/admin', label: t('common:nav.home') }}>
      <FiguresPage {...useLoaderData<typeof loader>()} />
    </AdminPage>
  );
}
