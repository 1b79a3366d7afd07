import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { findLessonsPage } from '~/features/training/lesson-pages.server';
import { LessonsPage } from '~/features/training/lessons-page';
import { readLang } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

export async function loader({ request }: LoaderFunctionArgs) {
  const { person, shop } = await requireShop(request);
  return findLessonsPage(platform, { shopId: shop.id, personId: person.id, lang: readLang(request) });
}

/** The lessons, and how far one is. */
export default function Lessons() {
  const { t } = useTranslation(['training', 'common']);
  return (
    <AdminPage title={t('title')} back={{ to: '/admin', label: t('common:nav.home') }}>
      <LessonsPage {...useLoaderData<typeof loader>()} />
    </AdminPage>
  );
}
