import { useTranslation } from 'react-i18next';

import { reviewPhotoPath } from '~/features/storefront/reviews';
import { problemOf, useAskedAgain } from '~/ui/asked-again';

import { PhotosField, Picks, ProblemSummary, TextArea, useBuyerProblem } from './form-parts';
import { orderPath } from './order-path';
import type { OrderView } from './order-view';
import { REVIEW_PHOTOS_MAX, REVIEW_TEXT_MAX } from './review-form';
import type { SaidOfLine } from './said';
import { TrackingFrame } from './tracking-frame';

const STARS = [5, 4, 3, 2, 1] as const;

/** Says how one thing was: stars, words, photos. The same page changes it and takes it back. */
export function ReviewPage({ order, said }: { order: OrderView; said: SaidOfLine }) {
  const { t } = useTranslation('plant');
  const { review, lineId } = said;
  const left = REVIEW_PHOTOS_MAX - (review?.photos.length ?? 0);
  return (
    <TrackingFrame order={order} title={t('review.title', { name: said.name })}>
      {review?.isHidden ? (
        <div className="tip">
          <p>{t('problems.review-hidden')}</p>
        </div>
      ) : (
        <>
          <p>{t('review.lead')}</p>
          <ProblemSummary />
          <form method="post" encType="multipart/form-data" action={orderPath(order, `/reviews/${lineId}`)} noValidate>
            <Picks
              name="stars"
              legend={t('review.stars')}
              value={review ? String(review.stars) : ''}
              picks={STARS.map((stars) => ({
                value: String(stars),
                title: `${'★'.repeat(stars)}${'☆'.repeat(5 - stars)}`,
                note: t(`review.starNotes.${stars}`),
              }))}
            />
            <TextArea
              name="text"
              label={t('review.text')}
              hint={t('review.textHint')}
              optional
              value={review?.text}
              maxLength={REVIEW_TEXT_MAX}
              rows={4}
            />
            {review && review.photos.length > 0 && (
              <p className="shots">
                {review.photos.map(({ id, width, height }, index) => (
                  <img
                    key={id}
                    src={reviewPhotoPath(id)}
                    width={width}
                    height={height}
                    alt={t('reviews.photo', { number: index + 1 })}
                  />
                ))}
              </p>
            )}
            {left > 0 && <ReviewPhotos left={left} />}
            <div className="go">
              <button className="button">{t('review.send')}</button>
            </div>
          </form>
        </>
      )}
      {review && (
        <form method="post" action={orderPath(order, `/reviews/${lineId}/withdrawal`)} className="sheet">
          <p>{t('review.withdrawHint')}</p>
          <p>
            <button className="button soft">{t('review.withdraw')}</button>
          </p>
        </form>
      )}
    </TrackingFrame>
  );
}

/** Photos, and the yes that they need and that nobody ticks beforehand. */
function ReviewPhotos({ left }: { left: number }) {
  const { t } = useTranslation('plant');
  const say = useBuyerProblem();
  const asked = useAskedAgain();
  const unasked = problemOf(asked, 'photoConsent');
  return (
    <>
      <PhotosField
        label={t('review.photos', { count: left })}
        hint={t(asked ? 'review.photosAgain' : 'review.photosHint')}
      />
      <div className="field">
        {unasked && (
          <p className="wrong" id="photoConsent-problem">
            {say(unasked)}
          </p>
        )}
        <label className="agree" htmlFor="photoConsent">
          <input
            id="photoConsent"
            type="checkbox"
            name="photoConsent"
            aria-invalid={unasked ? true : undefined}
            aria-describedby={unasked ? 'photoConsent-problem' : undefined}
          />
          <span>{t('review.consent')}</span>
        </label>
      </div>
    </>
  );
}
