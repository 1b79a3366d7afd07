import { useTranslation } from 'react-i18next';

import { isLiving } from '~/features/catalogue/vocabulary';
import { unitKey } from '~/features/listings/price';
import { formatPhone } from '~/shared/phone';

import { BuyButton, BuyForm, canBuy } from './buy-form';
import { CallLink, ChatLink } from './call-links';
import type { Card } from './card';
import { CardGrid } from './cards';
import { DeliveryForm } from './delivery-form';
import { FactList, useFactText, type PlainFact } from './fact-list';
import { cartOf, Frame } from './frame';
import { Gallery } from './gallery';
import { PinIcon } from './icons';
import { IfItDies } from './if-it-dies';
import { LikeForm } from './liked-page';
import { Offer } from './offer';
import { OnePlant } from './one-plant';
import type { Choice, ListingView, SizeChoice } from './pages';
import { Papers } from './papers';
import { hasPassport, passportPath } from './passport';
import { ReviewList, ReviewSummary } from './review-views';
import { reviewsPath, type ReviewTotals, type ReviewView } from './reviews';
import { ScaleSection } from './scale-section';
import { Share } from './share';
import { isForMany, quotationPath } from './wholesale';

/** One listing, with everything a buyer has to know before calling. */
export function ListingPage({
  listing,
  size,
  beside,
  address,
  provinces,
  reviews,
}: {
  listing: ListingView;
  /** The size the address asks for, else the first. */
  size: SizeChoice;
  beside: { sameShop: Card[]; alike: Card[] };
  /** Absolute, for sharing. */
  address: string;
  /** Where something may be sent. */
  provinces: readonly Choice[];
  /** What buyers say of it: in all, and the newest. */
  reviews: { totals: ReviewTotals; latest: ReviewView[] };
}) {
  const { t } = useTranslation(['storefront', 'catalogue', 'plant']);
  const factText = useFactText();
  const { shop, facts, name, description, care } = listing;
  const plant = [...usePlainFacts(listing, size), ...facts.plant.map(factText)];
  const caring = facts.care.map(factText);
  const delivery = facts.delivery.map(factText);
  const buyable = canBuy(listing, size);
  return (
    <Frame seller={shop} cart={cartOf(shop)}>
      <nav className="crumbs">
        <a href={shop.path}>{shop.name}</a>
        <a href={`/search?kind=${listing.group}`}>{t(`catalogue:groups.${listing.group}`)}</a>
      </nav>
      <article className="item">
        <Gallery pictures={listing.pictures} name={name.text} />
        <div className="told">
          <h1 lang={name.lang}>{name.text}</h1>
          <ReviewSummary totals={reviews.totals} href="#reviews" />
          <Offer listing={listing} size={size} />
          {listing.localNames.length > 0 && (
            <p className="by">{t('listing.alsoCalled', { names: listing.localNames.join(', ') })}</p>
          )}
          <BuyForm listing={listing} size={size} />
          <p className="acts buy">
            <CallLink phone={shop.phone} soft={buyable}>
              <span>
                {t(buyable ? 'contact.call' : 'contact.callToBuy')}{' '}
                <span className="nowrap">{formatPhone(shop.phone)}</span>
              </span>
            </CallLink>
            <ChatLink zalo={shop.zalo}>{t('contact.zalo')}</ChatLink>
          </p>
          {isForMany(listing) && (
            <p>
              <a className="door" href={`${quotationPath(listing.path)}?variant=${size.sku}`} rel="nofollow">
                {t('plant:quotation.link')}
              </a>
            </p>
          )}
          <LikeForm id={listing.id} />
          <Share address={address} />
        </div>
      </article>
      <Papers papers={listing.certificates} />
      <div className="parts">
        {description.text && (
          <section className="prose">
            <h2>{t('listing.about')}</h2>
            <p lang={description.lang}>{description.text}</p>
          </section>
        )}
        {plant.length > 0 && (
          <section>
            <h2>{t('listing.facts')}</h2>
            <FactList facts={plant} />
            {hasPassport(listing.group, listing.details) && (
              <p>
                <a className="door" href={passportPath(listing.path)}>
                  {t('plant:passport.link')}
                </a>
              </p>
            )}
          </section>
        )}
        <OnePlant listing={listing} />
        <ScaleSection listing={listing} size={size} />
        {(care.text || caring.length > 0) && (
          <section className="prose">
            <h2>{t('listing.care')}</h2>
            {caring.length > 0 && <FactList facts={caring} />}
            {care.text && <p lang={care.lang}>{care.text}</p>}
          </section>
        )}
        {facts.ahead.length > 0 && (
          <section>
            <h2>{t('listing.ahead')}</h2>
            <FactList facts={facts.ahead.map(factText)} />
          </section>
        )}
        <section>
          <h2>{t('listing.delivery')}</h2>
          {delivery.length > 0 && <FactList facts={delivery} />}
          <h3>{t('plant:delivery.heading')}</h3>
          <DeliveryForm listingPath={listing.path} sku={size.sku} provinces={provinces} />
        </section>
        <IfItDies listing={listing} />
        {reviews.latest.length > 0 && (
          <section id="reviews">
            <h2>{t('plant:reviews.heading')}</h2>
            <ReviewList reviews={reviews.latest} />
            <p>
              <a className="door" href={reviewsPath(shop.path)}>
                {t('plant:reviews.all')}
              </a>
            </p>
          </section>
        )}
        <section className="garden">
          <h2>{t('listing.garden')}</h2>
          <h3>{shop.name}</h3>
          {shop.tagline && <p lang="vi">{shop.tagline}</p>}
          <p className="by">
            <PinIcon />
            {shop.address}
          </p>
          {listing.ownGrown && <p className="gold">{t('listing.ownGrown')}</p>}
          <a className="button soft" href={shop.path}>
            {t('listing.visit')}
          </a>
        </section>
      </div>
      {beside.sameShop.length > 0 && (
        <section>
          <h2>{t('listing.sameShop')}</h2>
          <CardGrid cards={beside.sameShop} own />
        </section>
      )}
      {beside.alike.length > 0 && (
        <section>
          <h2>{t('listing.alike')}</h2>
          <CardGrid cards={beside.alike} />
        </section>
      )}
      <img src={`/seen/${listing.id}`} alt="" width="1" height="1" loading="lazy" className="unseen" />
      <div className="bar">
        {buyable && <BuyButton ahead={listing.preorderOn !== null} />}
        <CallLink phone={shop.phone} soft={buyable}>
          {t(buyable ? 'contact.call' : 'contact.callToBuy')}
        </CallLink>
        <ChatLink zalo={shop.zalo}>{buyable ? 'Zalo' : t('contact.zalo')}</ChatLink>
      </div>
    </Frame>
  );
}

/** The facts that have columns of their own: names, the unit, and the chosen size's measures. */
function usePlainFacts(listing: ListingView, size: SizeChoice): PlainFact[] {
  const { t } = useTranslation(['storefront', 'catalogue']);
  const cm = (name: string, n: number | null): PlainFact[] =>
    n === null ? [] : [{ name, text: t('amounts.cm', { n }) }];
  const text = (name: string, text: string, lang?: 'vi' | 'la'): PlainFact[] =>
    text === '' ? [] : [{ name, text, lang }];
  const unit = t(`catalogue:${unitKey(listing.unit, listing.piecesPerUnit)}`);
  return [
    ...text(t('facts.scientificName'), listing.scientificName, isLiving(listing.group) ? 'la' : undefined),
    ...text(t('facts.cultivar'), listing.cultivar, 'vi'),
    ...cm(t('facts.height'), size.heightCm),
    ...cm(t('facts.spread'), size.spreadCm),
    ...cm(t('facts.pot'), size.potCm),
    ...text(t('facts.unitPieces'), unit),
  ];
}
