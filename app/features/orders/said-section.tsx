import { useTranslation } from 'react-i18next';

import { Stars } from '~/features/storefront/review-views';

import { orderPath } from './order-path';
import type { OrderView } from './order-view';
import type { SaidOfLine } from './said';

/** The ways to say how it was, on the page of an order that arrived. */
export function SaidSection({ order, said }: { order: OrderView; said: readonly SaidOfLine[] }) {
  const { t } = useTranslation('plant');
  if (said.length === 0) return null;
  return (
    <section>
      <h2>{t('review.section')}</h2>
      {said.map(({ lineId, name, size, review, openDay }) => (
        <div key={lineId} className="sheet">
          <p lang="vi">
            <b>{[name, size].filter(Boolean).join(', ')}</b>
          </p>
          {review && (
            <p>
              <Stars stars={review.stars} /> {review.isHidden ? t('review.hidden') : t('review.given')}
            </p>
          )}
          {review?.answer && (
            <p>
              {t('reviews.answer')} <span lang="vi">{review.answer}</span>
            </p>
          )}
          <p className="acts">
            {openDay && (
              <a className="button" href={orderPath(order, `/rooted/${lineId}`)}>
                {t('survival.link')}
              </a>
            )}
            <a className="button soft" href={orderPath(order, `/reviews/${lineId}`)}>
              {t(review ? 'review.change' : 'review.link')}
            </a>
          </p>
        </div>
      ))}
    </section>
  );
}
