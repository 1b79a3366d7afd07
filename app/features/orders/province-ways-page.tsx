import { useTranslation } from 'react-i18next';

import { unitKey } from '~/features/listings/price';
import { DeliveryForm } from '~/features/storefront/delivery-form';
import { cartOf, Frame } from '~/features/storefront/frame';
import { PhoneIcon } from '~/features/storefront/icons';
import type { Choice, ListingView, SizeChoice } from '~/features/storefront/pages';
import { formatPhone, telHref } from '~/shared/phone';

import { useReasonText, WayName, WayNote } from './checkout-delivery';
import type { ProvinceWays } from './province-ways';

/** Which ways bring a listing to a province, what each costs and how long it takes, and why others do not suit. */
export function ProvinceWaysPage({
  listing,
  size,
  provinces,
  answer,
  wasAsked,
}: {
  listing: ListingView;
  size: SizeChoice;
  provinces: readonly Choice[];
  /** Null: no province was said, or one that does not exist. */
  answer: ProvinceWays | null;
  wasAsked: boolean;
}) {
  const { t } = useTranslation(['plant', 'catalogue', 'storefront']);
  const reasonText = useReasonText();
  const { shop, name, path } = listing;
  const unit = t(`catalogue:${unitKey(listing.unit, listing.piecesPerUnit)}`);
  const ways = answer?.ways ?? [];
  const offered = ways.filter(({ blocked }) => blocked.length === 0);
  const others = ways.filter(({ blocked }) => blocked.length > 0);
  return (
    <Frame seller={shop} cart={cartOf(shop)}>
      <nav className="crumbs">
        <a href={shop.path}>{shop.name}</a>
        <a href={`${path}?variant=${size.sku}`} lang={name.lang}>
          {name.text}
        </a>
      </nav>
      <div className="pass">
        <h1>
          {answer
            ? t('delivery.title', { name: name.text, province: answer.province.name })
            : t('delivery.titleNone', { name: name.text })}
        </h1>
        {wasAsked && !answer && (
          <p className="wrong" role="alert">
            {t('delivery.unknown')}
          </p>
        )}
        <p className="note">{t(size.size === '' ? 'delivery.forOne' : 'delivery.for', { unit, size: size.size })}</p>
        {answer && offered.length === 0 && <p>{t('delivery.none', { province: answer.province.name })}</p>}
        {offered.length > 0 && (
          <ul className="ways">
            {offered.map((way) => (
              <li key={way.methodId}>
                <h2>
                  <WayName way={way} />
                </h2>
                <p>
                  <WayNote way={way} />
                </p>
              </li>
            ))}
          </ul>
        )}
        {answer?.isOwn && <p className="note">{t('delivery.zone')}</p>}
        {answer?.hasOwnFees && <p className="note">{t('delivery.communes')}</p>}
        {others.length > 0 && (
          <section>
            <h2>{t('delivery.cannot')}</h2>
            <ul className="ways">
              {others.map((way) => (
                <li key={way.methodId}>
                  <b>
                    <WayName way={way} />
                  </b>
                  <p>{way.blocked.map((reason) => reasonText(reason)).join(' ')}</p>
                </li>
              ))}
            </ul>
          </section>
        )}
        <DeliveryForm listingPath={path} sku={size.sku} provinces={provinces} chosen={answer?.province.code} />
        <p className="acts">
          <a className="button" href={`${path}?variant=${size.sku}`}>
            {t('delivery.back')}
          </a>
          <a className="button soft" href={telHref(shop.phone)}>
            <PhoneIcon />
            {t('storefront:contact.call')} <span className="nowrap">{formatPhone(shop.phone)}</span>
          </a>
        </p>
      </div>
    </Frame>
  );
}
