import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { ALWAYS, findReview, pinNote, takeNoteBack } from '~/features/cooperatives/review-listing.server';
import { ReviewPage } from '~/features/cooperatives/review-page';
import { noteField, REVIEWS_PATH } from '~/features/cooperatives/review-view';
import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { useReviewDone } from '~/features/cooperatives/use-review-done';
import { askAgain, orNotFound, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

const REFUSALS = ['changed', 'nothing-said', 'not-ready'] as const;

/** A member's listing before buyers see it. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const { cooperative } = await requireStaff(request, 'review-listings');
  const named = { cooperativeId: cooperative.id, reviewId: params.review! };
  const review = orNotFound(await findReview(platform.db, named));
  const refused = new URL(request.url).searchParams.get('refused');
  const code = REFUSALS.find((one) => one === refused);
  return { review, always: ALWAYS, problem: code ? { code: `review.${code}` } : null };
}

/** A comment, pinned (`pin`) or taken back (`remove`). */
export async function action({ params, request }: ActionFunctionArgs) {
  const { cooperative, person } = await requireStaff(request, 'review-listings');
  const named = { cooperativeId: cooperative.id, reviewId: params.review! };
  const form = await request.formData();
  const here = redirect(`${REVIEWS_PATH}/${named.reviewId}`, 303);
  const noteId = readText(form, 'remove');
  if (noteId !== '') {
    orNotFound(await takeNoteBack(platform, { ...named, noteId }));
    return here;
  }
  const pin = readText(form, 'pin');
  const text = readText(form, noteField(pin));
  const pinned = orNotFound(await pinNote(platform, { ...named, personId: person.id, pin, text }));
  return pinned.ok ? here : askAgain(form, pinned.problems);
}

export default function Review() {
  const { t } = useTranslation('review');
  const data = useLoaderData<typeof loader>();
  const { garden, sentAt, name, id } = data.review;
  useReviewDone();
  return (
    <AdminPage
      title={name}
      subtitle={t('subtitle', { garden: garden.name, date: sentAt })}
      back={{ to: REVIEWS_PATH, label: t('toQueue') }}
    >
      <ReviewPage key={id} {...data} />
    </AdminPage>
  );
}
