import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';

import { ROLES } from '~/features/cooperatives/permission';
import { changeRole, endWork } from '~/features/cooperatives/staff.server';
import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { askAgain, orNotFound, problemBody, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export const loader = async ({ request }: LoaderFunctionArgs) => {
  await requireStaff(request, 'manage-staff');
  return redirect('/cooperative/staff');
};

/** One of the staff: put with another role, or deleted to end their work here. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { cooperative } = await requireStaff(request, 'manage-staff');
  const named = { cooperativeId: cooperative.id, personId: params.person! };
  const form = await request.formData();
  if (request.method === 'DELETE') {
    const ended = orNotFound(await endWork(platform, named));
    return ended.ok ? { ended: true } : askAgain(form, ended.problems);
  }
  if (request.method !== 'PUT') return problemBody(405, 'One of the staff is put or deleted here.');
  const typed = readText(form, 'role');
  const role = ROLES.find((known) => known === typed);
  if (!role) return problemBody(422, 'Say role=manager, role=trainer or role=viewer.');
  const changed = orNotFound(await changeRole(platform, { ...named, role }));
  return changed.ok ? { role } : askAgain(form, changed.problems);
}
