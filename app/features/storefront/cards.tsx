import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

import { unitKey } from '~/features/listings/price';
import { Picture } from '~/features/photos/picture';
import type { PictureData } from '~/features/photos/rendition';
import { formatDong } from '~/shared/dong';

import { CARD_SIZES, type Card, type ShopCard } from './card';
import { LeafIcon } from './icons';

/**
 * Listings beside each other. `eager`: the first picture is the page's first; else they come far down, where a plain
 * ground stands for a picture until it is there. `own`: all of one shop, so it is not named.
 */
export function CardGrid({ cards, eager = false, own = false }: { cards: Card[]; eager?: boolean; own?: boolean }) {
  const { t } = useTranslation(['storefront', 'catalogue']); // once a shelf: it costs more than a card
  return (
    <ul className="grid">
      {cards.map((card, index) => (
        <ListingCard key={card.id} card={card} first={eager && index === 0} standIn={eager} own={own} t={t} />
      ))}
    </ul>
  );
}

type CardProps = {
  card: Card;
  first: boolean;
  standIn: boolean;
  own: boolean;
  t: TFunction<['storefront', 'catalogue']>;
};

function ListingCard({ card, first, standIn, own, t }: CardProps) {
  const price = formatDong(card.priceFrom);
  return (
    <li className="card">
      <a href={card.path}>
        <CardPicture photo={card.picture} first={first} standIn={standIn} />
        {card.soldOut ? (
          <b className="tag out">{t('card.soldOut')}</b>
        ) : card.preorderOn ? (
          <b className="tag">{t('card.preorder')}</b>
        ) : (
          card.oneOfAKind && <b className="tag">{t('card.unique')}</b>
        )}
        {card.stars && <b className="tag star">{t('card.stars', { stars: card.stars })}</b>}
        <h3 lang={card.name.lang}>{card.name.text}</h3>
        <p className="price">
          {`${card.priceFrom === card.priceTo ? price : t('card.from', { price })} `}
          <small>{t('card.each', { unit: t(`catalogue:${unitKey(card.unit, card.piecesPerUnit)}`) })}</small>
        </p>
        {!own && <p className="by">{[card.shop.name, card.place].filter(Boolean).join(' · ')}</p>}
      </a>
    </li>
  );
}

/** A picture cut to the card's shape; a drawn leaf where there is none. */
function CardPicture({
  photo,
  sizes = CARD_SIZES,
  first = false,
  standIn = true,
}: {
  photo: PictureData | null;
  sizes?: string;
  first?: boolean;
  standIn?: boolean;
}) {
  return photo ? (
    <Picture photo={photo} sizes={sizes} priority={first} standIn={standIn} className="pic" />
  ) : (
    <span className="pic none">
      <LeafIcon />
    </span>
  );
}

/** Gardens beside each other. */
export function ShopGrid({ shops }: { shops: ShopCard[] }) {
  const { t } = useTranslation('storefront');
  return (
    <ul className="shops">
      {shops.map((shop) => (
        <li key={shop.path}>
          <a href={shop.path}>
            <CardPicture photo={shop.picture} sizes="92px" />
            <div>
              <h3>{shop.name}</h3>
              <p>{shop.place}</p>
              {shop.stars && <p className="gold">{t('card.hasStars', { stars: shop.stars })}</p>}
            </div>
          </a>
        </li>
      ))}
    </ul>
  );
}
