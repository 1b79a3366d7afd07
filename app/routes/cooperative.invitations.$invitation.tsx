import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { InvitationPage } from '~/features/cooperatives/invitation-page';
import { findInvitation, joinUrl, revokeInvitation } from '~/features/cooperatives/invitations.server';
import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { notFound, orNotFound } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';
import { qrDataUri } from '~/platform/qr.server';
import { AdminPage } from '~/ui/polaris';

/** One invitation: its link and code, and who came by it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { cooperative } = await requireStaff(request, 'invite-members');
  const asked = { cooperativeId: cooperative.id, id: params.invitation! };
  const { token, ...invitation } = orNotFound(await findInvitation(platform, asked));
  const isOpen = invitation.standing === 'open';
  const url = isOpen && token ? joinUrl(siteOrigin(request, platform.config), token) : null;
  return { invitation, url, qr: url && qrDataUri(url), cooperative: cooperative.name };
}

/** Deleted to take it back: its link lets nobody in any more. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { cooperative, may } = await requireStaff(request, 'invite-members');
  if (request.method !== 'DELETE') throw notFound();
  const named = { cooperativeId: cooperative.id, id: params.invitation! };
  orNotFound(await revokeInvitation(platform, { ...named, withStaff: may('manage-staff') }));
  return redirect('/cooperative/invitations', 303);
}

export default function Invitation() {
  const { t } = useTranslation('cooperatives');
  const page = useLoaderData<typeof loader>();
  const { label, personName } = page.invitation;
  return (
    <AdminPage
      title={personName || label || t('invitations.unnamed')}
      back={{ to: '/cooperative/invitations', label: t('invitations.title') }}
    >
      <InvitationPage {...page} />
    </AdminPage>
  );
}
