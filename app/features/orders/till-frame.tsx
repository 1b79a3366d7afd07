import { useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { BasketIcon, LeafIcon } from '~/features/storefront/icons';
import { Dress, Mark } from '~/features/storefront/look-views';
import { withParams } from '~/features/storefront/search-query';
import { formatPhone, telHref } from '~/shared/phone';

import type { TillShop } from './till';

/** What stands around the pages of buying: whose shop it is, the way back to its cart, and nothing that leads astray. */
export function TillFrame({
  shop = null,
  cart = false,
  children,
}: {
  shop?: TillShop | null;
  /** Shows the way to the shop's cart. */
  cart?: boolean;
  children: ReactNode;
}) {
  const { t, i18n } = useTranslation(['checkout', 'storefront', 'policies']);
  const { pathname, search } = useLocation();
  const other = i18n.language === 'vi' ? 'en' : 'vi';
  return (
    <div className={shop?.look ? 'till shop' : 'till'} data-theme={shop?.look?.theme}>
      {shop?.look && <Dress look={shop.look} />}
      <a className="skip" href="#main">
        {t('storefront:frame.skip')}
      </a>
      <header className="top">
        <div className="wrap">
          <a className={shop?.look ? 'logo own' : 'logo'} href={shop?.path ?? '/'} lang={shop ? 'vi' : undefined}>
            {shop?.look ? <Mark look={shop.look} /> : <LeafIcon />}
            {shop?.name ?? t('storefront:site')}
          </a>
          {cart && shop && (
            <a className="basket" href={`${shop.path}/cart`}>
              <BasketIcon />
              {t('storefront:frame.cart')}
            </a>
          )}
          <a
            className="lang"
            href={`${pathname}${withParams(new URLSearchParams(search), { lang: other })}`}
            hrefLang={other}
            lang={other}
          >
            {t('storefront:frame.otherLang')}
          </a>
        </div>
      </header>
      <main id="main" className="wrap">
        {children}
      </main>
      <footer className="foot">
        <div className="wrap">
          {shop && (
            <address>
              <b lang="vi">{shop.name}</b>
              <br />
              {shop.address}
              {shop.phone && (
                <>
                  <br />
                  <a href={telHref(shop.phone)}>{formatPhone(shop.phone)}</a>
                </>
              )}
            </address>
          )}
          <p>
            {shop && <a href={`${shop.path}/policies`}>{t('policies:foot')}</a>}
            <a href="/order">{t('storefront:frame.findOrder')}</a>
            <a href="/">{t('storefront:site')}</a>
          </p>
        </div>
      </footer>
    </div>
  );
}
