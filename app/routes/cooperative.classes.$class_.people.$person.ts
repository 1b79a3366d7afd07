import type { ActionFunctionArgs } from '@remix-run/node';

import { removeAttendee } from '~/features/training/classes.server';
import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { notFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export const loader = () => {
  throw notFound();
};

/** Somebody on a class's list; deleted to take them off. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { cooperative } = await requireStaff(request, 'guide-members');
  if (request.method !== 'DELETE') throw notFound();
  const named = { cooperativeId: cooperative.id, classId: params.class!, personId: params.person! };
  if (!(await removeAttendee(platform, named))) throw notFound();
  return { removed: params.person! };
}
