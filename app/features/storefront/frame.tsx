import { useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { formatPhone, telHref } from '~/shared/phone';

import { BasketIcon, HeartIcon, LeafIcon, SearchIcon } from './icons';
import { withParams } from './search-query';

/** Who sells, for the foot of a shop's pages. */
export type FrameSeller = { name: string; address: string; phone: string };

/** Where a shop's cart is; undefined where the shop takes no orders. */
export const cartOf = ({ path, takesOrders }: { path: string; takesOrders: boolean }): string | undefined =>
  takesOrders ? `${path}/cart` : undefined;

/**
 * What stands around every page a shopper sees: the way home, the search, the other language, who sells. The way to the
 * cart (`cart`) says nothing of what is in it, so that a page is the same for everybody.
 */
export function Frame({
  children,
  seller,
  cart,
  text = '',
}: {
  children: ReactNode;
  seller?: FrameSeller;
  cart?: string;
  text?: string;
}) {
  const { t, i18n } = useTranslation('storefront');
  const { pathname, search } = useLocation();
  const other = i18n.language === 'vi' ? 'en' : 'vi';
  return (
    <>
      <a className="skip" href="#main">
        {t('frame.skip')}
      </a>
      <header className="top">
        <div className="wrap">
          <a className="logo" href="/">
            <LeafIcon />
            {t('site')}
          </a>
          <form className="find" action="/search" role="search">
            <input
              type="search"
              name="q"
              defaultValue={text}
              placeholder={t('frame.search')}
              aria-label={t('frame.search')}
              maxLength={100}
              autoComplete="off"
            />
            <button aria-label={t('frame.searchButton')}>
              <SearchIcon />
            </button>
          </form>
          <a className="basket hearts" href="/liked" rel="nofollow">
            <HeartIcon />
            <span>{t('frame.liked')}</span>
          </a>
          {cart && (
            <a className="basket" href={cart} rel="nofollow">
              <BasketIcon />
              {t('frame.cart')}
            </a>
          )}
          <a
            className="lang"
            href={`${pathname}${withParams(new URLSearchParams(search), { lang: other })}`}
            hrefLang={other}
            lang={other}
          >
            {t('frame.otherLang')}
          </a>
        </div>
      </header>
      <main id="main" className="wrap">
        {children}
      </main>
      <footer className="foot">
        <div className="wrap">
          {seller && (
            <address>
              <b>
                {t('frame.seller')}: {seller.name}
              </b>
              <br />
              {seller.address}
              {seller.phone && (
                <>
                  <br />
                  <a href={telHref(seller.phone)}>{formatPhone(seller.phone)}</a>
                </>
              )}
            </address>
          )}
          <div>
            <p className="motto">
              <LeafIcon />
              {t('site')} · {t('frame.motto')}
            </p>
            <p>{t('frame.about')}</p>
          </div>
          <p className="links">
            <a href="/order" rel="nofollow">
              {t('frame.findOrder')}
            </a>
            <a href="/signup">{t('frame.openShop')}</a>
            <a href="/login">{t('frame.signIn')}</a>
          </p>
        </div>
      </footer>
    </>
  );
}
