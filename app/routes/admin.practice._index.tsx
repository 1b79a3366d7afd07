import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { PracticeIntro, PracticePage } from '~/features/training/practice-page';
import { findPracticePage } from '~/features/training/practice-page.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const isOutside = new URL(request.url).searchParams.has('outside');
  if (shop.practiceOfId === null) return { page: null, isOutside };
  return { page: await findPracticePage(platform, { shopId: shop.id, realShopId: shop.practiceOfId }), isOutside };
}

/** Practising with pretend buyers: the way in, or what there is to do. */
export default function Practice() {
  const { t } = useTranslation(['training', 'common']);
  const { page, isOutside } = useLoaderData<typeof loader>();
  return (
    <AdminPage title={t('practice.title')} back={{ to: '/admin', label: t('common:nav.home') }}>
      {page ? <PracticePage {...page} isOutside={isOutside} /> : <PracticeIntro />}
    </AdminPage>
  );
}
