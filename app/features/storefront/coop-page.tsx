import { useLocation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { formatPhone, telHref } from '~/shared/phone';

import { CardGrid, ShopGrid } from './cards';
import type { CoopQuery } from './coop-query';
import { Frame } from './frame';
import { LeafIcon, PhoneIcon, PinIcon, SearchIcon } from './icons';
import { COUNTED_MOST, type CoopView, type Found } from './pages';
import { dayText } from './papers';
import { withParams } from './search-query';
import { KindLinks, Pager } from './shelf';

/** The gardens of a cooperative under one roof. */
export function CoopPage({ coop, page, query }: { coop: CoopView; page: Found; query: CoopQuery }) {
  const { t } = useTranslation('storefront');
  const { text, group } = query;
  const counted =
    page.count > COUNTED_MOST
      ? t('search.countMany', { count: COUNTED_MOST })
      : t('search.count', { count: page.count });
  return (
    <Frame cart={`${coop.path}/cart`}>
      <header className="sign bare">
        <div>
          <h1>{coop.name}</h1>
          {coop.address && (
            <p className="by">
              <PinIcon />
              {coop.address}
            </p>
          )}
          {coop.story && (
            <p className="saga" lang="vi">
              {coop.story}
            </p>
          )}
          {coop.phone && (
            <p className="acts">
              <a className="button" href={telHref(coop.phone)}>
                <PhoneIcon />
                {t('contact.callNumber', { phone: formatPhone(coop.phone) })}
              </a>
            </p>
          )}
        </div>
      </header>
      <section>
        <h2>{t('coop.listings')}</h2>
        <SearchWithin coop={coop} query={query} />
        <KindLinks kinds={coop.kinds} chosen={group} path={coop.path} />
        {text !== '' && page.cards.length > 0 && (
          <p className="by" role="status">
            {page.near ? t('search.near', { text }) : counted}
          </p>
        )}
        {page.cards.length > 0 ? (
          <CardGrid cards={page.cards} eager />
        ) : (
          <p className="empty" role="status">
            <LeafIcon />
            {text !== '' ? t('coop.noneFound', { text }) : group ? t('shop.nothingOfKind') : t('coop.nothing')}
          </p>
        )}
        <Pager next={page.next} />
      </section>
      <OcopProducts products={coop.ocop} />
      <Gardens coop={coop} query={query} />
    </Frame>
  );
}

function SearchWithin({ coop, query }: { coop: CoopView; query: CoopQuery }) {
  const { t } = useTranslation('storefront');
  return (
    <form className="find" action={coop.path}>
      {query.group && <input type="hidden" name="kind" value={query.group} />}
      {query.commune && <input type="hidden" name="commune" value={query.commune} />}
      <input
        type="search"
        name="q"
        defaultValue={query.text}
        placeholder={t('coop.search')}
        aria-label={t('coop.search')}
        maxLength={100}
        autoComplete="off"
      />
      <button aria-label={t('coop.searchButton')}>
        <SearchIcon />
      </button>
    </form>
  );
}

/** Products with stars that count today, and what a star says. */
function OcopProducts({ products }: { products: CoopView['ocop'] }) {
  const { t } = useTranslation('storefront');
  if (products.length === 0) return null;
  return (
    <section>
      <h2>{t('coop.ocop.title')}</h2>
      <ul className="papers">
        {products.map(({ product, stars, garden, path, expiresOn }) => (
          <li key={`${path} ${product}`}>
            <b>
              {t('papers.ocop', { stars })}
              <span aria-hidden="true"> {'★'.repeat(stars)}</span>
            </b>
            <span lang="vi">{product}</span>
            <small>
              <a href={path}>{garden}</a>
              {expiresOn && ` · ${t('papers.until', { day: dayText(expiresOn) })}`}
            </small>
          </li>
        ))}
      </ul>
      <details>
        <summary>{t('coop.ocop.what')}</summary>
        <p>{t('coop.ocop.about')}</p>
        <ul>
          <li>{t('coop.ocop.five')}</li>
          <li>{t('coop.ocop.four')}</li>
          <li>{t('coop.ocop.three')}</li>
        </ul>
      </details>
    </section>
  );
}

function Gardens({ coop, query }: { coop: CoopView; query: CoopQuery }) {
  const { t } = useTranslation('storefront');
  const params = new URLSearchParams(useLocation().search);
  const to = (changes: Record<string, string | null>) => `${coop.path}${withParams(params, changes)}#gardens`;
  return (
    <section id="gardens">
      <h2>{t('coop.gardens')}</h2>
      {coop.communes.length > 1 && (
        <nav className="chips slide" aria-label={t('coop.communes')}>
          <a href={to({ commune: null, garden: null })} aria-current={query.commune === null ? 'true' : undefined}>
            {t('coop.allCommunes')}
          </a>
          {coop.communes.map(({ code, name, count }) => (
            <a
              key={code}
              href={to({ commune: code, garden: null })}
              aria-current={query.commune === code ? 'true' : undefined}
            >
              {`${name} (${count})`}
            </a>
          ))}
        </nav>
      )}
      {coop.shops.length > 0 ? <ShopGrid shops={coop.shops} /> : <p className="by">{t('coop.noGardens')}</p>}
      {(coop.nextGarden || query.garden) && (
        <nav className="pager" aria-label={t('coop.gardens')}>
          {query.garden && <a href={to({ garden: null })}>{t('shelf.first')}</a>}
          {coop.nextGarden && (
            <a className="button" href={to({ garden: coop.nextGarden })}>
              {t('coop.moreGardens')}
            </a>
          )}
        </nav>
      )}
    </section>
  );
}
