import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { GroupPage } from '~/features/cooperatives/groups-page';
import { dropGroup, fillGroup, findGroup, findTicks, renameGroup } from '~/features/cooperatives/groups.server';
import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { places } from '~/features/shops/places.server';
import { askAgain, orNotFound, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

/** One group with all members to tick. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const { cooperative } = await requireStaff(request, 'guide-members');
  const named = { cooperativeId: cooperative.id, groupId: params.group! };
  const group = orNotFound(await findGroup(platform.db, named));
  const members = await findTicks(platform.db, named);
  return {
    group,
    members: members.map(({ communeCode, ...member }) => ({
      ...member,
      commune: (communeCode && places.commune(communeCode)?.name) || '',
    })),
  };
}

/** Posted it says who is in the group, put it gets another name, deleted it goes. */
export async function action({ params, request }: ActionFunctionArgs) {
  const { cooperative } = await requireStaff(request, 'guide-members');
  const named = { cooperativeId: cooperative.id, groupId: params.group! };
  if (request.method === 'DELETE') {
    orNotFound(await dropGroup(platform, named));
    return redirect('/cooperative/groups', 303);
  }
  const form = await request.formData();
  if (request.method === 'PUT') {
    const given = { kind: readText(form, 'kind'), name: readText(form, 'name') };
    const renamed = orNotFound(await renameGroup(platform, { ...named, ...given }));
    return renamed.ok ? { saved: given.name } : askAgain(form, renamed.problems);
  }
  const all = (name: string) => form.getAll(name).filter((value) => typeof value === 'string');
  return orNotFound(await fillGroup(platform, { ...named, shown: all('shown'), ticked: all('ticked') }));
}

export default function GroupOfMembers() {
  const data = useLoaderData<typeof loader>();
  const { t } = useTranslation('board');
  return (
    <AdminPage title={data.group.name} back={{ to: '/cooperative/groups', label: t('groups.title') }}>
      <GroupPage {...data} />
    </AdminPage>
  );
}
