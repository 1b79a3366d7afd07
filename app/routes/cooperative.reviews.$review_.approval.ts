import type { ActionFunctionArgs } from '@remix-run/node';

import { afterDecision } from '~/features/cooperatives/after-decision.server';
import { approveListing } from '~/features/cooperatives/review-listing.server';
import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { orNotFound, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

/** Lets buyers see a listing as it was looked at (`seen`), and leads on to the next that waits. */
export async function action({ params, request }: ActionFunctionArgs) {
  const { cooperative, person } = await requireStaff(request, 'review-listings');
  const named = { cooperativeId: cooperative.id, reviewId: params.review! };
  const seen = readText(await request.formData(), 'seen');
  const decided = orNotFound(await approveListing(platform, { ...named, personId: person.id, seen }));
  return afterDecision(platform, { ...named, decided, done: 'approved' });
}
