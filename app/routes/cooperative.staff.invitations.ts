import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';

import { inDays, STAFF_DAYS } from '~/features/cooperatives/invitation';
import { inviteStaff, joinUrl } from '~/features/cooperatives/invitations.server';
import { ROLES } from '~/features/cooperatives/permission';
import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { problemBody, readText } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';
import { formatDate } from '~/shared/date';

export const loader = async ({ request }: LoaderFunctionArgs) => {
  await requireStaff(request, 'manage-staff');
  return redirect('/cooperative/staff');
};

/** A new link for one of the staff, with the role they will have. */
export async function action({ request }: ActionFunctionArgs) {
  const { cooperative, person } = await requireStaff(request, 'manage-staff');
  const typed = readText(await request.formData(), 'role');
  const role = ROLES.find((known) => known === typed);
  if (!role) return problemBody(422, 'Say role=manager, role=trainer or role=viewer.');
  const expiresAt = inDays(platform.clock.now(), STAFF_DAYS);
  const token = await inviteStaff(platform, {
    ...{ cooperativeId: cooperative.id, personId: person.id, role, expiresAt },
  });
  return { role, url: joinUrl(siteOrigin(request, platform.config), token), goodUntil: formatDate(expiresAt) };
}
