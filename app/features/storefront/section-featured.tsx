import { useTranslation } from 'react-i18next';

import { unitKey } from '~/features/listings/price';
import { Picture } from '~/features/photos/picture';
import { formatDong } from '~/shared/dong';

import { FEATURED_SIZES, type Card } from './card';
import { CardGrid } from './cards';
import { Heading } from './section-heading';
import type { SectionView } from './section-view';

/** What the grower wants seen first; where none was chosen, the newest plant, large. */
export function FeaturedSection({
  section: { heading, cards, lead },
  leads,
}: {
  section: Extract<SectionView, { kind: 'featured' }>;
  leads: boolean;
}) {
  const { t } = useTranslation('look');
  return (
    <section className="s s-featured">
      <Heading own={heading}>{t(lead ? 'featured.newest' : 'featured.chosen')}</Heading>
      {lead ? <Lead card={cards[0]!} leads={leads} /> : <CardGrid cards={cards} eager={leads} own />}
    </section>
  );
}

function Lead({ card, leads }: { card: Card; leads: boolean }) {
  const { t } = useTranslation(['storefront', 'catalogue']);
  const price = formatDong(card.priceFrom);
  return (
    <a className="lead-card" href={card.path}>
      {card.picture && <Picture photo={card.picture} sizes={FEATURED_SIZES} priority={leads} className="pic" />}
      <div>
        <h3 lang={card.name.lang}>{card.name.text}</h3>
        <p className="price">
          {`${card.priceFrom === card.priceTo ? price : t('card.from', { price })} `}
          <small>{t('card.each', { unit: t(`catalogue:${unitKey(card.unit, card.piecesPerUnit)}`) })}</small>
        </p>
      </div>
    </a>
  );
}
