import type { ActionFunctionArgs } from '@remix-run/node';

import { PAYOUT_STATES } from '~/features/cooperatives/payout';
import { dropPayout, movePayout } from '~/features/cooperatives/payouts.server';
import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { orNotFound, problemBody, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

/** One payout: put as paid or open again, or deleted while it is open. */
export async function action({ params, request }: ActionFunctionArgs) {
  const { cooperative, person } = await requireStaff(request, 'handle-money');
  const named = { cooperativeId: cooperative.id, payoutId: params.payout! };
  if (request.method === 'DELETE') {
    orNotFound(await dropPayout(platform, named));
    return { dropped: true };
  }
  if (request.method !== 'PUT') return problemBody(405, 'A payout is put or deleted here.');
  const typed = readText(await request.formData(), 'state');
  const to = PAYOUT_STATES.find((state) => state === typed);
  if (!to) return problemBody(422, 'Say state=paid or state=open.');
  return orNotFound(await movePayout(platform, { ...named, to, personId: person.id }));
}
