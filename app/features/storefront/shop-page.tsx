import { useTranslation } from 'react-i18next';

import { cartOf, Frame } from './frame';
import { LeafIcon } from './icons';
import type { ShopView } from './pages';
import { ShopSection, type ShelfView } from './sections';
import { leadingPicture, type SectionView } from './section-view';

/**
 * A garden's own front page. Where somebody has asked for a part of the shelf, `sections` is the shelf alone, and the
 * garden's name stands above it. `preview`: what nobody sees yet.
 */
export function ShopPage({
  shop,
  sections,
  shelf,
  preview,
}: {
  shop: ShopView;
  sections: SectionView[];
  shelf: ShelfView;
  preview: boolean;
}) {
  const leading = leadingPicture(sections, shelf.page.cards);
  const isWhole = sections.some(({ kind }) => kind === 'banner');
  const hasKinds = sections.some(({ kind }) => kind === 'kinds');
  return (
    <Frame seller={shop} cart={cartOf(shop)} front={isWhole} sections preview={preview}>
      {!isWhole && (
        <h1 className="plain">
          <a href={shop.path}>{shop.name}</a>
        </h1>
      )}
      <div className="sections">
        {sections.map((section) => (
          <ShopSection
            key={section.id}
            section={section}
            shop={shop}
            shelf={shelf}
            leads={section.id === leading?.section}
            hasKinds={hasKinds}
          />
        ))}
      </div>
    </Frame>
  );
}

/** What stands at the address of something that rests for a while or has ended: no dead end for a shared link. */
export function RestingPage({
  name,
  of,
  shop = null,
}: {
  name: string;
  of: 'shop' | 'listing' | 'ended';
  shop?: { name: string; path: string } | null;
}) {
  const { t } = useTranslation('storefront');
  return (
    <Frame>
      <section className="empty">
        <LeafIcon />
        <h1>{t(`${of}.resting`, { name })}</h1>
        <p>{t(`${of}.restingText`)}</p>
        <p>
          <a className="button" href={shop?.path ?? '/'}>
            {shop ? t('listing.restingShop', { name: shop.name }) : t('shop.others')}
          </a>
        </p>
      </section>
    </Frame>
  );
}
