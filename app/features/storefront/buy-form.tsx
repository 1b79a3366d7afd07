import { useTranslation } from 'react-i18next';

import { unitKey } from '~/features/listings/price';

import { BasketIcon } from './icons';
import type { ListingView, SizeChoice } from './pages';

/** The form's id, so that the bar at the foot of a phone can send it too. */
const BUY = 'buy';

/** True when the chosen size can be put into the shop's cart now. */
export const canBuy = ({ shop }: ListingView, { stock }: SizeChoice): boolean => shop.takesOrders && stock > 0;

/** Puts the chosen size into the shop's cart. */
export function BuyForm({ listing, size }: { listing: ListingView; size: SizeChoice }) {
  const { t } = useTranslation(['storefront', 'catalogue']);
  if (!canBuy(listing, size)) return null;
  const unit = t(`catalogue:${unitKey(listing.unit, listing.piecesPerUnit)}`);
  const ahead = listing.preorderOn !== null;
  return (
    <form id={BUY} className="put" method="post" action={`${listing.shop.path}/cart`}>
      <input type="hidden" name="sku" value={size.sku} />
      {listing.oneOfAKind ? (
        <input type="hidden" name="quantity" value={1} />
      ) : (
        <label>
          {t('listing.buy.quantity', { unit })}
          <input
            type="number"
            name="quantity"
            inputMode="numeric"
            min={1}
            max={size.stock}
            defaultValue={1}
            required
            autoComplete="off"
          />
        </label>
      )}
      <button className="button">
        <BasketIcon />
        {t(ahead ? 'listing.buy.preorder' : 'listing.buy.add')}
      </button>
    </form>
  );
}

/** The same from the bar at the foot of a phone: sends the form above, with the quantity that stands there. */
export function BuyButton({ ahead }: { ahead: boolean }) {
  const { t } = useTranslation('storefront');
  return (
    <button className="button" form={BUY}>
      <BasketIcon />
      {t(ahead ? 'listing.buy.preorder' : 'listing.buy.go')}
    </button>
  );
}
