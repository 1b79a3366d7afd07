import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { ClassesPage, CLASSES_PATH, lessonBox, type ClassesPageData } from '~/features/training/classes-page';
import { findClasses, openClass } from '~/features/training/classes.server';
import { findLessons } from '~/features/training/lessons.server';
import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { readClass } from '~/features/training/training-class';
import { askAgain, readText } from '~/platform/answers.server';
import { readLang } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';
import { formatDate, isoDay } from '~/shared/date';
import { AdminPage } from '~/ui/polaris';

export async function loader({ request }: LoaderFunctionArgs): Promise<ClassesPageData> {
  const { cooperative, role } = await requireStaff(request, 'see-members');
  const before = new URL(request.url).searchParams.get('before');
  const [{ classes, next }, lessons] = await Promise.all([
    findClasses(platform, { cooperativeId: cooperative.id, before }),
    findLessons(platform, readLang(request)),
  ]);
  return {
    classes: classes.map(({ id, title, place, heldOn, people }) => ({
      ...{ id, title, place, people },
      day: formatDate(heldOn),
    })),
    next: next && `${CLASSES_PATH}?before=${next}`,
    isFirst: before === null,
    form:
      role === 'viewer'
        ? null
        : {
            today: isoDay(platform.clock.now()),
            lessons: lessons.map(({ slug, title }) => ({ slug, title })),
          },
  };
}

/** Opens a class. */
export async function action({ request }: ActionFunctionArgs) {
  const { cooperative, person } = await requireStaff(request, 'guide-members');
  const form = await request.formData();
  const known = (await findLessons(platform, readLang(request))).map(({ slug }) => slug);
  const draft = readClass(
    {
      title: readText(form, 'title'),
      place: readText(form, 'place'),
      heldOn: readText(form, 'heldOn'),
      lessons: known.filter((slug) => form.has(lessonBox(slug))),
    },
    known,
  );
  if (!draft.ok) return askAgain(form, draft.problems);
  const opened = { cooperativeId: cooperative.id, personId: person.id, draft: draft.value };
  return redirect(`${CLASSES_PATH}/${await openClass(platform, opened)}`, 303);
}

export default function Classes() {
  const { t } = useTranslation('training');
  return (
    <AdminPage title={t('classes.title')} back={{ to: '/cooperative', label: t('classes.backHome') }}>
      <ClassesPage {...useLoaderData<typeof loader>()} />
    </AdminPage>
  );
}
