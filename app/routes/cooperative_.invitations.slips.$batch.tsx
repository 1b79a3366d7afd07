import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import printStyles from '~/features/cooperatives/invitation-print.css?url';
import { InvitationSlips } from '~/features/cooperatives/invitation-print';
import { findSlips, joinUrl } from '~/features/cooperatives/invitations.server';
import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { orNotFound } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';
import { qrSvg } from '~/platform/qr.server';
import { paperLinks } from '~/ui/paper';

export const links: LinksFunction = () => paperLinks(printStyles);
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.cooperative },
  { name: 'robots', content: 'noindex' },
];

/** A slip for each household of a list that has not come yet, to be cut apart. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { cooperative } = await requireStaff(request, 'invite-members');
  const asked = { cooperativeId: cooperative.id, batchId: params.batch! };
  const { slips, expiresOn } = orNotFound(await findSlips(platform, asked));
  const origin = siteOrigin(request, platform.config);
  return {
    cooperative: cooperative.name,
    expiresOn,
    slips: slips.map(({ token, ...slip }) => ({ ...slip, qr: qrSvg(joinUrl(origin, token)) })),
  };
}

export default function PrintedSlips() {
  return <InvitationSlips {...useLoaderData<typeof loader>()} />;
}
