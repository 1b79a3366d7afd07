import { useTranslation } from 'react-i18next';

import { isLiving } from '~/features/catalogue/vocabulary';
import { pricePerPiece, unitKey } from '~/features/listings/price';
import { formatMonths } from '~/shared/date';
import { formatDong } from '~/shared/dong';
import type { Lang } from '~/shared/lang';
import { formatWhole } from '~/shared/number';

import type { ListingView, SizeChoice } from './pages';
import { dayText } from './papers';

/** At or below this, a shopper is told that there is little left. */
const LOW_STOCK = 3;

/** The price, the sizes to choose from, what is left, and what a trader pays. */
export function Offer({ listing, size }: { listing: ListingView; size: SizeChoice }) {
  const { t } = useTranslation(['storefront', 'catalogue']);
  const unit = t(`catalogue:${unitKey(listing.unit, listing.piecesPerUnit)}`);
  const each = pricePerPiece(size.price, listing.piecesPerUnit);
  return (
    <>
      <p className="price big">
        {formatDong(size.price)} <small>{t('listing.each', { unit })}</small>
      </p>
      <p className="note">
        {each &&
          `${t(isLiving(listing.group) ? 'listing.pieces' : 'listing.piecesOf', {
            unit,
            pieces: formatWhole(listing.piecesPerUnit),
            price: formatDong(each),
          })}. `}
        {t('listing.tax')} {listing.negotiable && `${t('listing.negotiable')}.`}
      </p>
      {listing.sizes.length > 1 ? (
        <nav className="sizes" aria-label={t('listing.chooseSize')}>
          {listing.sizes.map((other) => (
            <a
              key={other.sku}
              href={`${listing.path}?variant=${other.sku}`}
              rel="nofollow"
              aria-current={other.sku === size.sku ? 'true' : undefined}
            >
              <b lang="vi">{other.size}</b>
              <span>
                {formatDong(other.price)}
                {other.stock <= 0 && ` (${t('listing.sizeSoldOut')})`}
              </span>
            </a>
          ))}
        </nav>
      ) : (
        size.size && (
          <p className="size" lang="vi">
            {size.size}
          </p>
        )
      )}
      {listing.oneOfAKind && <p className="gold">{t('listing.unique')}</p>}
      <Stock listing={listing} size={size} unit={unit} />
      <Season listing={listing} />
      {size.tiers.length > 0 && (
        <table className="tiers">
          <caption>{t('listing.tiers')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('listing.tierQuantity')}</th>
              <th scope="col">{t('listing.tierPrice', { unit })}</th>
            </tr>
          </thead>
          <tbody>
            {size.tiers.map((tier) => (
              <tr key={tier.minQuantity}>
                <td>{t('listing.tierFrom', { amount: formatWhole(tier.minQuantity), unit })}</td>
                <td>{formatDong(tier.price)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Stock({ listing, size, unit }: { listing: ListingView; size: SizeChoice; unit: string }) {
  const { t } = useTranslation('storefront');
  const amount = formatWhole(size.stock);
  if (size.stock <= 0) {
    const elsewhere = listing.sizes.some(({ stock }) => stock > 0);
    const key = elsewhere ? 'outOfSize' : listing.oneOfAKind ? 'sold' : 'out';
    return <p className="stock gone">{t(`listing.stock.${key}`)}</p>;
  }
  if (listing.preorderOn)
    return (
      <p className="stock ahead">
        {t('listing.stock.ahead', { day: dayText(listing.preorderOn) })}
        {listing.depositPercent ? `. ${t('listing.deposit', { percent: listing.depositPercent })}` : ''}
      </p>
    );
  if (listing.oneOfAKind) return <p className="stock">{t('listing.stock.one')}</p>;
  return (
    <p className="stock">{t(size.stock <= LOW_STOCK ? 'listing.stock.low' : 'listing.stock.in', { amount, unit })}</p>
  );
}

function Season({ listing }: { listing: ListingView }) {
  const { t, i18n } = useTranslation('storefront');
  const months = formatMonths(listing.seasonMonths, i18n.language as Lang);
  if (months === '') return null;
  if (listing.seasonMonths.length === 12) return <p className="note">{t('listing.noSeason')}</p>;
  return <p className="note">{t(listing.seasonLunar ? 'listing.lunarSeason' : 'listing.season', { months })}</p>;
}
