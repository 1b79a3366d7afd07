import { useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Notice } from '~/features/shops/policy';
import { formatPhone, telHref } from '~/shared/phone';

import { BasketIcon, HeartIcon, LeafIcon, SearchIcon } from './icons';
import type { Look } from './look';
import { Dress, Mark } from './look-views';
import { withParams } from './search-query';
import { CALL_PING } from './visit-ping';

/** Whose page it is: its own look and name at the head, who sells at the foot. */
export type FrameSeller = {
  name: string;
  path: string;
  address: string;
  phone: string;
  look: Look;
  notice: Notice | null;
};

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
  front = false,
  sections = false,
  preview = false,
}: {
  children: ReactNode;
  seller?: FrameSeller;
  cart?: string;
  text?: string;
  /** The shop's own front page, which says its name large. */
  front?: boolean;
  /** The page has sections of a front page, perhaps the shelf alone. */
  sections?: boolean;
  /** The page is a draft's. */
  preview?: boolean;
}) {
  const { t, i18n } = useTranslation(['storefront', 'policies', 'look']);
  const { pathname, search } = useLocation();
  const other = i18n.language === 'vi' ? 'en' : 'vi';
  const find = <FindForm text={text} />;
  return (
    <div className={seller && 'shop'} data-theme={seller?.look.theme}>
      {seller && <Dress look={seller.look} sections={sections} />}
      <a className="skip" href="#main">
        {t('frame.skip')}
      </a>
      {preview && (
        <p className="preview" role="status">
          {t('look:preview')}
        </p>
      )}
      <header className="top">
        <div className="wrap">
          {seller ? (
            <a className={front ? 'logo own front' : 'logo own'} href={seller.path}>
              <Mark look={seller.look} />
              <span lang="vi">{seller.name}</span>
            </a>
          ) : (
            <a className="logo" href="/">
              <LeafIcon />
              {t('site')}
            </a>
          )}
          {!seller && find}
          <a className="basket hearts" href="/liked" rel="nofollow">
            <HeartIcon />
            <span>{t('frame.liked')}</span>
          </a>
          {cart && (
            <a className="basket" href={cart} rel="nofollow">
              <BasketIcon />
              <span>{t('frame.cart')}</span>
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
                  <a href={telHref(seller.phone)} ping={CALL_PING}>
                    {formatPhone(seller.phone)}
                  </a>
                </>
              )}
              <br />
              <a href={`${seller.path}/policies`}>{t('policies:foot')}</a>
              {seller.notice && <NoticeIcon notice={seller.notice} alt={t('policies:noticeAlt')} />}
            </address>
          )}
          <div>
            <p className="motto">
              <LeafIcon />
              {seller ? <a href="/">{t('site')}</a> : t('site')} · {t('frame.motto')}
            </p>
            <p>{t('frame.about')}</p>
            {seller && find}
          </div>
          <p className="links">
            <a href="/order" rel="nofollow">
              {t('frame.findOrder')}
            </a>
            <a href="/signup">{t('frame.openShop')}</a>
            <a href="/login">{t('frame.signIn')}</a>
            <a href="/about">{t('policies:house.aboutLink')}</a>
            <a href="/about/rules">{t('policies:house.rulesLink')}</a>
            <a href="/about/privacy">{t('policies:house.privacyLink')}</a>
          </p>
        </div>
      </footer>
    </div>
  );
}

/** The search over all shops: at the head of the house's own pages, at the foot of a shop's. */
function FindForm({ text }: { text: string }) {
  const { t } = useTranslation('storefront');
  return (
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
  );
}

/** The icon that the state's system issued, and nothing but it, leading where the system says. */
export function NoticeIcon({ notice, alt }: { notice: Notice; alt: string }) {
  return (
    <a className="notice" href={notice.link} rel="nofollow noopener">
      <img src={notice.icon} alt={alt} width={notice.width} height={notice.height} loading="lazy" />
    </a>
  );
}
