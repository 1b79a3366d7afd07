import { redirect, redirectDocument, type ActionFunctionArgs } from '@remix-run/node';

import { requirePerson } from '~/features/accounts/guard.server';
import { endSession, endSessions } from '~/features/accounts/session.server';
import { readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export const loader = () => redirect('/');

/** Signs out: this device, or with `everywhere` all of them. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.clone().formData();
  if (readText(form, 'everywhere') !== '') {
    const { person } = await requirePerson(request);
    await endSessions(platform, { personId: person.id });
  }
  return redirectDocument('/login', { status: 303, headers: { 'Set-Cookie': await endSession(platform, request) } });
}
