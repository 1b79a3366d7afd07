import { useTranslation } from 'react-i18next';

import { Picture } from '~/features/photos/picture';
import { formatPhone, telHref, zaloHref } from '~/shared/phone';

import { BANNER_SIZES, type CardPage } from './card';
import { CardGrid } from './cards';
import { ChosenFilters, FilterForm } from './filter-form';
import { cartOf, Frame } from './frame';
import { ChatIcon, LeafIcon, PhoneIcon, PinIcon } from './icons';
import type { ShopView } from './pages';
import { Papers } from './papers';
import { narrowedBy, type SearchQuery } from './search-query';
import { KindLinks, Pager, SortLinks } from './shelf';
import type { FilterName } from './shelf-filters';

const SORTS = ['newest', 'price-up', 'price-down'] as const;

/** A garden's own front page. */
export function ShopPage({
  shop,
  page,
  query,
  ask,
}: {
  shop: ShopView;
  page: CardPage;
  query: SearchQuery;
  ask: readonly FilterName[];
}) {
  const { t } = useTranslation(['storefront', 'shelf']);
  const { group: kind, sort } = query;
  const chosen = narrowedBy(query).filter((name) => name !== 'kind');
  return (
    <Frame seller={shop} cart={cartOf(shop)}>
      <header className={shop.banner ? 'sign' : 'sign bare'}>
        {shop.banner && <Picture photo={shop.banner} sizes={BANNER_SIZES} priority className="banner" />}
        <div>
          <h1>{shop.name}</h1>
          {shop.tagline && (
            <p className="lead" lang="vi">
              {shop.tagline}
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
            <a className="button" href={telHref(shop.phone)}>
              <PhoneIcon />
              {t('contact.callNumber', { phone: formatPhone(shop.phone) })}
            </a>
            {shop.zalo && (
              <a className="button soft" href={zaloHref(shop.zalo)} rel="nofollow">
                <ChatIcon />
                {t('contact.zalo')}
              </a>
            )}
          </p>
        </div>
      </header>
      <Papers papers={shop.certificates} />
      <section>
        <h2>{t('shop.listings')}</h2>
        <KindLinks kinds={shop.kinds} chosen={kind} path={shop.path} />
        {(ask.length > 0 || chosen.length > 0) && <FilterForm path={shop.path} query={query} ask={ask} />}
        <ChosenFilters query={{ ...query, group: null, province: null }} places={[]} />
        {page.cards.length > 1 && <SortLinks sorts={SORTS} chosen={sort} />}
        {page.cards.length > 0 ? (
          <CardGrid cards={page.cards} eager={!shop.banner} own />
        ) : (
          <p className="empty">
            <LeafIcon />
            {chosen.length > 0 ? t('shelf:noneOfShop') : kind ? t('shop.nothingOfKind') : t('shop.nothing')}
          </p>
        )}
        <Pager next={page.next} />
      </section>
      {shop.story && (
        <section className="prose">
          <h2>{t('shop.story')}</h2>
          <p lang="vi">{shop.story}</p>
        </section>
      )}
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
