import { useTranslation } from 'react-i18next';

import { cartOf, Frame } from './frame';
import type { Seller } from './pages';
import { ReviewList, ReviewSummary } from './review-views';
import { reviewsPath, type ReviewPage, type ReviewTotals } from './reviews';

/** Everything buyers said of a garden, the newest first. */
export function ReviewsPage({ shop, totals, page }: { shop: Seller; totals: ReviewTotals; page: ReviewPage }) {
  const { t } = useTranslation('plant');
  const path = reviewsPath(shop.path);
  return (
    <Frame seller={shop} cart={cartOf(shop)}>
      <nav className="crumbs">
        <a href={shop.path}>{shop.name}</a>
      </nav>
      <div className="pass">
        <h1>{t('reviews.titleOf', { shop: shop.name })}</h1>
        <p className="note">{t('reviews.lead')}</p>
        <ReviewSummary totals={totals} href={path} />
        {page.reviews.length > 0 ? <ReviewList reviews={page.reviews} named /> : <p>{t('reviews.none')}</p>}
        {page.next && (
          <nav className="pager">
            <a href={`${path}?after=${page.next}`} rel="nofollow">
              {t('reviews.older')}
            </a>
          </nav>
        )}
      </div>
    </Frame>
  );
}
