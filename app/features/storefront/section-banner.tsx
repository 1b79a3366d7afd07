import { useTranslation } from 'react-i18next';

import { Picture } from '~/features/photos/picture';
import { formatPhone } from '~/shared/phone';

import { CallLink, ChatLink } from './call-links';
import { BANNER_SIZES } from './card';
import { LeafIcon, PinIcon } from './icons';
import type { ShopView } from './pages';
import type { SectionView } from './section-view';

/** Wider than high by less than this, a picture stands beside the words instead of above them. */
const WIDE_FROM = 1.6;

/** The shop's name over its door: what it is, where it is, how to reach it. */
export function BannerSection({
  section: { heading, line, picture },
  shop,
  leads,
}: {
  section: Extract<SectionView, { kind: 'banner' }>;
  shop: ShopView;
  leads: boolean;
}) {
  const { t } = useTranslation('storefront');
  const lead = line || shop.tagline;
  const shape = !picture ? 'bare' : picture.width / picture.height < WIDE_FROM ? 'beside-it' : '';
  return (
    <header className={`sign ${shape}`.trim()}>
      {picture && <Picture photo={picture} sizes={BANNER_SIZES} priority={leads} className="banner" />}
      <div>
        {heading && <p className="by">{shop.name}</p>}
        <h1 lang={heading ? 'vi' : undefined}>{heading || shop.name}</h1>
        {lead && (
          <p className="lead" lang="vi">
            {lead}
          </p>
        )}
        <p className="by">
          <PinIcon />
          {shop.address}
        </p>
        {shop.cooperative && (
          <p className="by">
            <LeafIcon />
            <a href={shop.cooperative.path}>{t('shop.memberOf', { name: shop.cooperative.name })}</a>
          </p>
        )}
        <p className="acts">
          <CallLink phone={shop.phone}>{t('contact.callNumber', { phone: formatPhone(shop.phone) })}</CallLink>
          <ChatLink zalo={shop.zalo}>{t('contact.zalo')}</ChatLink>
        </p>
      </div>
    </header>
  );
}
