import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { MemberPage } from '~/features/cooperatives/member-page';
import { findMember } from '~/features/cooperatives/members.server';
import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { orNotFound } from '~/platform/answers.server';
import { readLang } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

/** One member of the cooperative. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { cooperative, may } = await requireStaff(request, 'see-members');
  const asked = { cooperativeId: cooperative.id, shopId: params.shop!, lang: readLang(request) };
  const member = orNotFound(await findMember(platform.db, { ...asked, contacts: may('see-contacts') }));
  // an operator who looks in goes back to the same cooperative
  const coop = new URL(request.url).searchParams.get('coop');
  const back = coop ? `/cooperative?${new URLSearchParams({ coop })}` : '/cooperative';
  return { member, invites: may('invite-members'), removes: may('remove-members'), helps: may('guide-members'), back };
}

export default function Member() {
  const { t } = useTranslation('shops');
  const { back, ...page } = useLoaderData<typeof loader>();
  return (
    <AdminPage title={page.member.name} back={{ to: back, label: t('members.title') }}>
      <MemberPage {...page} />
    </AdminPage>
  );
}
