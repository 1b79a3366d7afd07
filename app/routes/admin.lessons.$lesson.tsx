import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { LessonPage } from '~/features/training/lesson-page';
import { findLessonPage } from '~/features/training/lesson-pages.server';
import { orNotFound } from '~/platform/answers.server';
import { readLang } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { person, shop } = await requireShop(request);
  const asked = { shopId: shop.id, personId: person.id, lang: readLang(request), slug: params.lesson! };
  return orNotFound(await findLessonPage(platform, asked));
}

/** One lesson. */
export default function OneLesson() {
  const { t } = useTranslation('training');
  const page = useLoaderData<typeof loader>();
  return (
    <AdminPage title={page.lesson.title} back={{ to: '/admin/lessons', label: t('back') }}>
      <LessonPage key={page.lesson.slug} {...page} />
    </AdminPage>
  );
}
