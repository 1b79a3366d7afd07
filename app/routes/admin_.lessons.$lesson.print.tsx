import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { findLesson } from '~/features/training/lessons.server';
import { lessonPath } from '~/features/training/lessons-view';
import styles from '~/features/training/paper.css?url';
import { LessonPaper, PaperHow } from '~/features/training/papers';
import { orNotFound } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import { readLang } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';
import { qrSvg } from '~/platform/qr.server';
import { paperLinks } from '~/ui/paper';

export const links: LinksFunction = () => paperLinks(styles);
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.lesson.title },
  { name: 'robots', content: 'noindex' },
];

/** A lesson as one or two sheets of paper, in a page without scripts. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  await requireShop(request);
  const lesson = orNotFound(await findLesson(platform, readLang(request), params.lesson!));
  return { lesson, qr: qrSvg(siteOrigin(request, platform.config) + lessonPath(lesson.slug)) };
}

export default function PrintLesson() {
  const { t } = useTranslation('training');
  const { lesson, qr } = useLoaderData<typeof loader>();
  return (
    <>
      <PaperHow back={lessonPath(lesson.slug)} label={t('back')} />
      <LessonPaper lesson={lesson} qr={qr} />
    </>
  );
}
