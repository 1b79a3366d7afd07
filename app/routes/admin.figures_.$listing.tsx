import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { findPlantWays } from '~/features/orders/figures.server';
import { PlantWaysPage } from '~/features/orders/figures-ways';
import { orNotFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  return { plant: orNotFound(await findPlantWays(platform, { shopId: shop.id, listingId: params.listing! })) };
}

export default function PlantFigures() {
  const { t } = useTranslation('figures');
  const { plant } = useLoaderData<typeof loader>();
  return (
    <AdminPage title={plant.name} subtitle={t('plantDays')} back={{ to: '/admin/figures', label: t('title') }}>
      <PlantWaysPage plant={plant} />
    </AdminPage>
  );
}
