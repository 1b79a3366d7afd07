import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { GroupsPage } from '~/features/cooperatives/groups-page';
import { findGroups, makeGroup } from '~/features/cooperatives/groups.server';
import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { askAgain, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

/** The cooperative's hamlets and classes. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { cooperative } = await requireStaff(request, 'guide-members');
  return { groups: await findGroups(platform.db, cooperative.id) };
}

/** Makes a group, and leads to where its members are ticked. */
export async function action({ request }: ActionFunctionArgs) {
  const { cooperative } = await requireStaff(request, 'guide-members');
  const form = await request.formData();
  const made = await makeGroup(platform, {
    cooperativeId: cooperative.id,
    kind: readText(form, 'kind'),
    name: readText(form, 'name'),
  });
  return made.ok ? redirect(`/cooperative/groups/${made.value.id}`, 303) : askAgain(form, made.problems);
}

export default function Groups() {
  const { t } = useTranslation('board');
  return (
    <AdminPage title={t('groups.title')} back={{ to: '/cooperative/board', label: t('back') }}>
      <GroupsPage {...useLoaderData<typeof loader>()} />
    </AdminPage>
  );
}
