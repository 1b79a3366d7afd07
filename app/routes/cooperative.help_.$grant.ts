import { redirect, type ActionFunctionArgs } from '@remix-run/node';

import { beginHelping, endHelp } from '~/features/cooperatives/help.server';
import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { notFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export const loader = () => {
  throw notFound();
};

/** A help from the cooperative's side: posted by its helper to go into the member's shop, deleted to end it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { cooperative, person, sessionId } = await requireStaff(request, 'guide-members');
  const grantId = params.grant ?? '';
  if (request.method === 'POST') {
    if (!(await beginHelping(platform, { sessionId, personId: person.id, grantId }))) throw notFound();
    return redirect('/admin', 303);
  }
  if (request.method !== 'DELETE' || !(await endHelp(platform, { grantId, cooperativeId: cooperative.id })))
    throw notFound();
  return { ended: grantId };
}
