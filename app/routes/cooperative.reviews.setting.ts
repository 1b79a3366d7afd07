import { redirect, type ActionFunctionArgs } from '@remix-run/node';

import { REVIEWS_PATH } from '~/features/cooperatives/review-view';
import { chooseReview } from '~/features/cooperatives/reviews.server';
import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export async function loader({ request }: ActionFunctionArgs) {
  await requireStaff(request, 'choose-review');
  return redirect(REVIEWS_PATH, 303);
}

/** Whether the cooperative looks at what members sell before buyers do: `on`, or nothing. */
export async function action({ request }: ActionFunctionArgs) {
  const { cooperative } = await requireStaff(request, 'choose-review');
  const form = await request.formData();
  await chooseReview(platform, cooperative.id, readText(form, 'on') === 'on');
  return redirect(REVIEWS_PATH, 303);
}
