import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { MEMBERS_MAX } from '~/features/cooperatives/board-facts.server';
import { BoardPage, type BoardPageData } from '~/features/cooperatives/board-page';
import { boardPath, readBoardQuery } from '~/features/cooperatives/board-view';
import { findBoard } from '~/features/cooperatives/board.server';
import { findGroups } from '~/features/cooperatives/groups.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

/** Who of the members is held up where, why and for how long. */
export async function loader({ request }: LoaderFunctionArgs): Promise<BoardPageData> {
  const { cooperative, role } = await requireStaff(request, 'see-members');
  const asked = new URL(request.url).searchParams;
  const query = readBoardQuery(asked);
  const [board, groups] = await Promise.all([
    findBoard(platform.db, { cooperativeId: cooperative.id, role, now: platform.clock.now(), ...query }),
    findGroups(platform.db, cooperative.id),
  ]);
  return {
    ...board,
    groups,
    query,
    membersMax: MEMBERS_MAX,
    mayCall: role !== 'viewer',
    coop: asked.get('coop'),
  };
}

export default function Board() {
  const { t } = useTranslation('board');
  const data = useLoaderData<typeof loader>();
  const { coop, mayCall } = data;
  return (
    <AdminPage
      title={t('title')}
      back={{ to: boardPath('/cooperative', { coop }), label: t('toMembers') }}
      fullWidth
      secondaryActions={[
        { content: t('progressPage.open'), url: boardPath('/cooperative/board/progress', { coop }) },
        { content: t('reports.open'), url: boardPath('/cooperative/reports', { coop }) },
        ...(mayCall ? [{ content: t('groups.title'), url: '/cooperative/groups' }] : []),
      ]}
    >
      <BoardPage {...data} />
    </AdminPage>
  );
}
