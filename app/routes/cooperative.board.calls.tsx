import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { readBoardQuery } from '~/features/cooperatives/board-view';
import { findCalls } from '~/features/cooperatives/board.server';
import { CallsPage } from '~/features/cooperatives/calls-page';
import { markCalled, unmarkCalled } from '~/features/cooperatives/calls.server';
import { GroupFilter } from '~/features/cooperatives/group-filter';
import { findGroups } from '~/features/cooperatives/groups.server';
import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { askAgain, orNotFound, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

/** Whom to call this morning, in order, and what to say. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { cooperative, role } = await requireStaff(request, 'guide-members');
  const { group } = readBoardQuery(new URL(request.url).searchParams);
  const [list, groups] = await Promise.all([
    findCalls(platform.db, { cooperativeId: cooperative.id, role, now: platform.clock.now(), group }),
    findGroups(platform.db, cooperative.id),
  ]);
  return { ...list, groups, group };
}

/** A call that was made: posted to note it down, deleted to take that back. */
export async function action({ request }: ActionFunctionArgs) {
  const { cooperative, person } = await requireStaff(request, 'guide-members');
  const form = await request.formData();
  if (request.method === 'DELETE') {
    orNotFound(await unmarkCalled(platform, { cooperativeId: cooperative.id, callId: readText(form, 'call') }));
    return { callId: null };
  }
  const shopId = readText(form, 'shop');
  const marked = orNotFound(
    await markCalled(platform, {
      cooperativeId: cooperative.id,
      shopId,
      personId: person.id,
      note: readText(form, `note-${shopId}`),
    }),
  );
  return marked.ok ? { callId: marked.value.callId } : askAgain(form, marked.problems);
}

export default function Calls() {
  const { t } = useTranslation('board');
  const { groups, group, ...list } = useLoaderData<typeof loader>();
  return (
    <AdminPage title={t('calls.title')} back={{ to: '/cooperative/board', label: t('back') }}>
      <BlockStack gap="400">
        <GroupFilter action="/cooperative/board/calls" groups={groups} group={group} coop={null} />
        <CallsPage {...list} />
      </BlockStack>
    </AdminPage>
  );
}
