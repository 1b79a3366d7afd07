import type { ActionFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { answerReview } from '~/features/orders/answer-reviews.server';
import { answerField } from '~/features/orders/review-form';
import { askAgain, notFound, orNotFound, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export const loader = () => {
  throw notFound();
};

/** The grower's answer to one review, put there once. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const form = await request.formData();
  const reviewId = params.review!;
  const answer = readText(form, answerField(reviewId));
  const answered = orNotFound(await answerReview(platform, { shopId: shop.id, reviewId, answer }));
  return answered.ok ? { answered: true as const } : askAgain(form, answered.problems);
}
