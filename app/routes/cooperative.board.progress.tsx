import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { boardPath, readBoardQuery } from '~/features/cooperatives/board-view';
import { findProgress } from '~/features/cooperatives/board.server';
import { GroupFilter } from '~/features/cooperatives/group-filter';
import { findGroups } from '~/features/cooperatives/groups.server';
import { ProgressPage } from '~/features/cooperatives/progress-page';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

/** How a class came on, week by week. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { cooperative } = await requireStaff(request, 'see-members');
  const asked = new URL(request.url).searchParams;
  const { group } = readBoardQuery(asked);
  const [progress, groups] = await Promise.all([
    findProgress(platform.db, { cooperativeId: cooperative.id, group, now: platform.clock.now() }),
    findGroups(platform.db, cooperative.id),
  ]);
  return { progress, groups, group, coop: asked.get('coop') };
}

export default function BoardProgress() {
  const { t } = useTranslation('board');
  const { progress, groups, group, coop } = useLoaderData<typeof loader>();
  return (
    <AdminPage
      title={t('progressPage.title')}
      back={{ to: boardPath('/cooperative/board', { coop }), label: t('back') }}
    >
      <BlockStack gap="400">
        <GroupFilter action="/cooperative/board/progress" groups={groups} group={group} coop={coop} />
        <ProgressPage {...progress} />
      </BlockStack>
    </AdminPage>
  );
}
