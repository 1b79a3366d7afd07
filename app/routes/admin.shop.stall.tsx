import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { findAlbum } from '~/features/storefront/stall.server';
import { StallPage } from '~/features/storefront/stall-page';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  return { isOpen: shop.state === 'published', count: (await findAlbum(platform, shop.id)).length };
}

export default function Stall() {
  const { t } = useTranslation(['share', 'shops']);
  return (
    <AdminPage title={t('stall.title')} back={{ to: '/admin/shop', label: t('shops:profile.title') }}>
      <StallPage {...useLoaderData<typeof loader>()} />
    </AdminPage>
  );
}
