import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { ObjectionPage } from '~/features/orders/objection-page';
import { findObjectionable, objectToReview } from '~/features/orders/objections.server';
import { objectionPath, readObjection } from '~/features/orders/review-objection';
import { askAgain, orNotFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const reviewId = params.review!;
  const review = orNotFound(await findObjectionable(platform, { shopId: shop.id, reviewId }));
  return { review: { ...review, id: reviewId } };
}

/** The grower says what is wrong with a review. */
export async function action({ params, request }: ActionFunctionArgs) {
  const { shop, person } = await requireShop(request);
  const [reviewId, shopId] = [params.review!, shop.id];
  orNotFound(await findObjectionable(platform, { shopId, reviewId }));
  const form = await request.formData();
  const wish = readObjection(form);
  if (!wish.ok) return askAgain(form, wish.problems);
  const done = orNotFound(await objectToReview(platform, { ...wish.value, shopId, reviewId, personId: person.id }));
  return done.ok ? redirect(objectionPath(reviewId), 303) : askAgain(form, done.problems);
}

export default function Objection() {
  const { t } = useTranslation('plant');
  const { review } = useLoaderData<typeof loader>();
  return (
    <AdminPage
      title={t('objection.title')}
      subtitle={review.listing}
      back={{ to: '/admin/reviews', label: t('own.title') }}
    >
      <ObjectionPage review={review} />
    </AdminPage>
  );
}
