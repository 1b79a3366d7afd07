import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';

import { INVITATION_LIMITS } from '~/features/cooperatives/invitation';
import { inviteList } from '~/features/cooperatives/invite-list.server';
import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { cleanText, cutText } from '~/shared/text';

export const loader = async ({ request }: LoaderFunctionArgs) => {
  await requireStaff(request, 'invite-members');
  return redirect('/cooperative/invitations/list');
};

/** Invites everybody of a list who can be invited, and leads to their slips. */
export async function action({ request }: ActionFunctionArgs) {
  const { cooperative, person } = await requireStaff(request, 'invite-members');
  const form = await request.formData();
  const batch = await inviteList(platform, {
    cooperativeId: cooperative.id,
    personId: person.id,
    text: readText(form, 'list'),
    label: cutText(cleanText(readText(form, 'label')), INVITATION_LIMITS.label),
  });
  return redirect(batch ? `/cooperative/invitations/slips/${batch.batchId}` : '/cooperative/invitations', 303);
}
