import { useTranslation } from 'react-i18next';

import type { CardPage } from './card';
import { CardGrid, ShopGrid } from './cards';
import { Frame } from './frame';
import { LeafIcon } from './icons';
import type { Guide } from './pages';
import style from './styles/home.css?inline';
import { PageStyle } from './stylesheet';
import type { TetYear } from './tet';

/** The front door: what is fresh, who grows it, and where to look. */
export function HomePage({
  guide,
  page,
  tet,
}: {
  guide: Guide;
  page: CardPage;
  tet: { year: TetYear; days: number } | null;
}) {
  const { t } = useTranslation(['storefront', 'catalogue']);
  return (
    <Frame>
      <PageStyle css={style} />
      <section className="hero">
        <h1>{t('home.heading')}</h1>
        <p>{t('home.lead')}</p>
      </section>
      {tet && (
        <a className="tet" href="/search?kind=seasonal-flower">
          <b>{t('tet.note', { count: tet.days, name: t(`tet.names.${tet.year}`) })}</b>
          <span>{t('tet.text')}</span>
          <u>{t('tet.link')}</u>
        </a>
      )}
      {guide.kinds.length > 0 && (
        <nav className="chips slide" aria-label={t('home.kinds')}>
          {guide.kinds.map((kind) => (
            <a key={kind} href={`/search?kind=${kind}`}>
              {t(`catalogue:groups.${kind}`)}
            </a>
          ))}
        </nav>
      )}
      <section>
        <h2>
          {t('home.newest')}
          {page.next && <a href="/search">{t('home.all')}</a>}
        </h2>
        {page.cards.length > 0 ? (
          <CardGrid cards={page.cards} eager />
        ) : (
          <p className="empty">
            <LeafIcon />
            {t('home.empty')}
          </p>
        )}
      </section>
      {guide.shops.length > 0 && (
        <section>
          <h2>{t('home.gardens')}</h2>
          <ShopGrid shops={guide.shops} />
        </section>
      )}
      {guide.provinces.length > 0 && (
        <section>
          <h2>{t('home.provinces')}</h2>
          <nav className="chips" aria-label={t('home.provinces')}>
            {guide.provinces.map(({ code, name }) => (
              <a key={code} href={`/search?province=${code}`}>
                {name}
              </a>
            ))}
          </nav>
        </section>
      )}
    </Frame>
  );
}
