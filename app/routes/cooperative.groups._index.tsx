import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { GroupsPage } from '~/features/cooperatives/groups-page';
import { findGroups, makeGroup } from '~/features/cooperatives/groups.server';
import { requireTrainer } from '~/features/cooperatives/trainer.server';
import { askAgain, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

/** The cooperative's hamlets and classes. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { cooperative } = await requireTrainer(request);
  return { groups: await findGroups(platform.db, cooperative.id) };
}

/** Makes a group, and leads to where its members are ticked. */
export async function action({ request }: ActionFunctionArgs) {
  const { cooperative } = await requireTrainer(request);
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
