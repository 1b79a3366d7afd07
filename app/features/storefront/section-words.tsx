import { useTranslation } from 'react-i18next';

import { Picture } from '~/features/photos/picture';
import type { PictureData } from '~/features/photos/rendition';
import { formatPhone } from '~/shared/phone';

import { CallLink, ChatLink } from './call-links';
import { STORY_SIZES } from './card';
import { PinIcon } from './icons';
import type { ShopView } from './pages';
import { Heading } from './section-heading';
import type { SectionView } from './section-view';

/** A grower's photos beside each other. `leads`: the first is the page's first. */
export function Photos({ pictures, leads }: { pictures: PictureData[]; leads: boolean }) {
  if (pictures.length === 0) return null;
  return (
    <div className={`photos of-${pictures.length}`}>
      {pictures.map((picture, index) => (
        <Picture key={picture.name} photo={picture} sizes={STORY_SIZES} priority={leads && index === 0} />
      ))}
    </div>
  );
}

/** Who grows this, in their own words. */
export function StorySection({
  section: { heading, text, pictures },
  leads,
}: {
  section: Extract<SectionView, { kind: 'story' }>;
  leads: boolean;
}) {
  const { t } = useTranslation('storefront');
  return (
    <section className="s s-story">
      <Heading own={heading}>{t('shop.story')}</Heading>
      <Photos pictures={pictures} leads={leads} />
      {text && (
        <p className="said" lang="vi">
          {text}
        </p>
      )}
    </section>
  );
}

/** Where the garden is and when somebody is there. */
export function VisitingSection({
  section: { heading, hours, way, mapUrl },
  shop,
}: {
  section: Extract<SectionView, { kind: 'visiting' }>;
  shop: ShopView;
}) {
  const { t } = useTranslation('look');
  return (
    <section className="s s-visiting half">
      <Heading own={heading}>{t('visiting.heading')}</Heading>
      <dl className="facts">
        <div>
          <dt>{t('visiting.address')}</dt>
          <dd>{shop.address}</dd>
        </div>
        {hours && (
          <div>
            <dt>{t('visiting.hours')}</dt>
            <dd lang="vi">{hours}</dd>
          </div>
        )}
        {way && (
          <div>
            <dt>{t('visiting.way')}</dt>
            <dd lang="vi">{way}</dd>
          </div>
        )}
      </dl>
      {!hours && <p>{t('visiting.call')}</p>}
      <a className="button soft" href={mapUrl} rel="nofollow noopener">
        <PinIcon />
        {t('visiting.map')}
      </a>
    </section>
  );
}

/** How to ask the grower. */
export function ContactSection({
  section: { heading, text },
  shop,
}: {
  section: Extract<SectionView, { kind: 'contact' }>;
  shop: ShopView;
}) {
  const { t } = useTranslation(['look', 'storefront']);
  return (
    <section className="s s-contact half">
      <Heading own={heading}>{t('contact.heading')}</Heading>
      {text ? (
        <p className="said" lang="vi">
          {text}
        </p>
      ) : (
        <p>{t('contact.text')}</p>
      )}
      <p className="acts">
        <CallLink phone={shop.phone}>{formatPhone(shop.phone)}</CallLink>
        <ChatLink zalo={shop.zalo}>{t('storefront:contact.zalo')}</ChatLink>
      </p>
    </section>
  );
}
