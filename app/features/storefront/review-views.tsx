import { useTranslation } from 'react-i18next';

import { decimalText } from '~/features/listings/measure';
import { formatWhole } from '~/shared/number';

import { dayText } from './papers';
import { AVERAGE_FROM, reviewPhotoPath, ROOTED_FROM, type ReviewTotals, type ReviewView } from './reviews';

/** In one or two lines what buyers say and how many plants took root; nothing while nobody has said a word. */
export function ReviewSummary({ totals, href }: { totals: ReviewTotals; href: string }) {
  const { t } = useTranslation('plant');
  const { count, average, rooted } = totals;
  const showsRooted = rooted.answers >= ROOTED_FROM;
  if (count === 0 && !showsRooted) return null;
  return (
    <p className="sum">
      {count > 0 && (
        <a className="door" href={href}>
          {average !== null && count >= AVERAGE_FROM && (
            <>
              <Stars stars={Math.round(average)} /> <b>{t('reviews.average', { n: decimalText(average) })}</b>
              {' · '}
            </>
          )}
          {t('reviews.count', { count })}
        </a>
      )}
      {showsRooted && (
        <span className="stock">
          {t('reviews.rooted', { rooted: formatWhole(rooted.rooted), plants: formatWhole(rooted.plants) })}
        </span>
      )}
    </p>
  );
}

/** Stars as a drawing, and in words for whoever hears the page. */
export function Stars({ stars }: { stars: number }) {
  const { t } = useTranslation('plant');
  return (
    <span className="stars" role="img" aria-label={t('reviews.stars', { count: stars })}>
      {'★'.repeat(stars)}
      {'☆'.repeat(5 - stars)}
    </span>
  );
}

/** Reviews as they were written, with the grower's answer. `named`: also what each is about. */
export function ReviewList({ reviews, named = false }: { reviews: readonly ReviewView[]; named?: boolean }) {
  const { t } = useTranslation('plant');
  return (
    <ul className="words">
      {reviews.map((review) => (
        <li key={review.id} id={review.id}>
          <p>
            <Stars stars={review.stars} />{' '}
            {named && review.listing && (
              <a className="door" href={review.listing.path} lang="vi">
                {review.listing.name}
              </a>
            )}
          </p>
          {review.text && (
            <p className="prose" lang={review.lang}>
              {review.text}
            </p>
          )}
          {review.photos.length > 0 && (
            <p className="proofs">
              {review.photos.map(({ id, width, height }, index) => (
                <a key={id} href={reviewPhotoPath(id)}>
                  <img
                    src={reviewPhotoPath(id)}
                    width={width}
                    height={height}
                    alt={t('reviews.photo', { number: index + 1 })}
                    loading="lazy"
                  />
                </a>
              ))}
            </p>
          )}
          <p className="note">
            {t(review.province ? 'reviews.by' : 'reviews.byNobody', { province: review.province })} ·{' '}
            {dayText(review.day)}
            {review.wasChanged && ` · ${t('reviews.changed')}`}
          </p>
          {review.answer && (
            <blockquote>
              <b>{t('reviews.answer')}</b>
              <p className="prose" lang="vi">
                {review.answer}
              </p>
            </blockquote>
          )}
        </li>
      ))}
    </ul>
  );
}
