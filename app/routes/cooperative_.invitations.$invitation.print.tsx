import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import printStyles from '~/features/cooperatives/invitation-print.css?url';
import { InvitationSheet } from '~/features/cooperatives/invitation-print';
import { findInvitation, joinUrl } from '~/features/cooperatives/invitations.server';
import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { notFound, orNotFound } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';
import { qrSvg } from '~/platform/qr.server';
import { paperLinks } from '~/ui/paper';

export const links: LinksFunction = () => paperLinks(printStyles);
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.cooperative },
  { name: 'robots', content: 'noindex' },
];

/** The sheet for the wall of the class: a code as large as the paper takes, and how to scan it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { cooperative } = await requireStaff(request, 'invite-members');
  const asked = { cooperativeId: cooperative.id, id: params.invitation! };
  const { token, standing, id, label, personName, expiresOn } = orNotFound(await findInvitation(platform, asked));
  if (standing !== 'open' || !token) throw notFound();
  const qr = qrSvg(joinUrl(siteOrigin(request, platform.config), token));
  return { cooperative: cooperative.name, id, label, personName, expiresOn, qr };
}

export default function PrintedInvitation() {
  return <InvitationSheet {...useLoaderData<typeof loader>()} />;
}
