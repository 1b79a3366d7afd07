import type { ActionFunctionArgs } from '@remix-run/node';

import { PAYOUT_STATES } from '~/features/cooperatives/payout';
import { dropPayout, movePayout } from '~/features/cooperatives/payouts.server';
import { requireTreasurer } from '~/features/cooperatives/treasurer.server';
import { orNotFound, problemBody, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

/** One payout: put as paid or open again, or deleted while it is open. */
export async function action({ params, request }: ActionFunctionArgs) {
  const { cooperative, person } = await requireTreasurer(request);
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
