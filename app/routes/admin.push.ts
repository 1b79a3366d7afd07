import type { ActionFunctionArgs } from '@remix-run/node';

import { requirePerson } from '~/features/accounts/guard.server';
import { addDevice, removeDevice } from '~/features/orders/message-devices.server';
import { problemBody, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

/** This browser's subscription to news of orders: posted by the switch, deleted by it. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const { person } = await requirePerson(request);
  const form = await request.formData();
  const endpoint = readText(form, 'endpoint');
  if (request.method === 'DELETE') {
    await removeDevice(platform, { personId: person.id, endpoint });
    return new Response(null, { status: 204 });
  }
  if (request.method !== 'POST') return problemBody(405, 'A subscription is posted or deleted here.');
  const keys = { p256dh: readText(form, 'p256dh'), auth: readText(form, 'auth') };
  const added = await addDevice(platform, { personId: person.id, endpoint, ...keys });
  if (added.ok) return new Response(null, { status: 201 });
  return problemBody(422, 'This is no subscription of a browser’s push service.', { problems: added.problems });
}
