import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { ClassPage, type ClassPageData } from '~/features/training/class-page';
import { CLASSES_PATH } from '~/features/training/classes-page';
import { addAttendee, findClass } from '~/features/training/classes.server';
import { findLessons } from '~/features/training/lessons.server';
import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { attendPath, initialsOf } from '~/features/training/training-class';
import { askAgain, orNotFound, readText } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import { readLang, translator } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';
import { qrSvg } from '~/platform/qr.server';
import { formatDate, formatDateTime } from '~/shared/date';
import { formatPhone } from '~/shared/phone';
import { AdminPage } from '~/ui/polaris';

export async function loader({ params, request }: LoaderFunctionArgs): Promise<ClassPageData & { subtitle: string }> {
  const { cooperative, role } = await requireStaff(request, 'see-members');
  const found = orNotFound(await findClass(platform, { cooperativeId: cooperative.id, id: params.class! }));
  const lessons = await findLessons(platform, readLang(request));
  const mayTeach = role !== 'viewer';
  const code = siteOrigin(request, platform.config) + attendPath(found.token);
  return {
    id: found.id,
    title: found.title,
    subtitle: [formatDate(found.heldOn), found.place].filter(Boolean).join(', '),
    lessons: lessons.filter(({ slug }) => found.lessons.includes(slug)).map(({ title }) => title),
    people: found.people,
    attendees: found.attendees.map(({ personId, name, phone, shopName, at }) => ({
      personId: mayTeach ? personId : initialsOf(name) + at.getTime(),
      name: mayTeach ? name : initialsOf(name),
      phone: mayTeach ? formatPhone(phone) : '',
      shopName,
      at: formatDateTime(at),
    })),
    qr: mayTeach ? qrSvg(code, { title: translator(readLang(request), 'training')('classes.scan') }) : null,
  };
}

/** Puts a member on the list who came without a phone. */
export async function action({ params, request }: ActionFunctionArgs) {
  const { cooperative } = await requireStaff(request, 'guide-members');
  const form = await request.formData();
  const wish = { cooperativeId: cooperative.id, classId: params.class!, phone: readText(form, 'phone') };
  const added = orNotFound(await addAttendee(platform, wish));
  return added.ok ? redirect(`${CLASSES_PATH}/${params.class}`, 303) : askAgain(form, added.problems);
}

export default function OneClass() {
  const { t } = useTranslation('training');
  const page = useLoaderData<typeof loader>();
  return (
    <AdminPage title={page.title} subtitle={page.subtitle} back={{ to: CLASSES_PATH, label: t('classes.title') }}>
      <ClassPage {...page} />
    </AdminPage>
  );
}
