import { useTranslation } from 'react-i18next';

import { ShopGrid, CardGrid } from './cards';
import { ChosenFilters, FilterForm, LessFilters } from './filter-form';
import { Frame } from './frame';
import { LeafIcon } from './icons';
import { COUNTED_MOST, type Found, type Guide } from './pages';
import { hasFilters, SORTS, type SearchQuery } from './search-query';
import { Pager } from './shelf';
import { FILTER_NAMES } from './shelf-filters';

/** What a question found, and the means to narrow it. */
export function SearchPage({ query, guide, found }: { query: SearchQuery; guide: Guide; found: Found }) {
  const { t } = useTranslation('storefront');
  const { text } = query;
  const counted =
    found.count > COUNTED_MOST
      ? t('search.countMany', { count: COUNTED_MOST })
      : t('search.count', { count: found.count });
  return (
    <Frame text={text}>
      <h1 className="plain">{text === '' ? t('search.titleAll') : t('search.title', { text })}</h1>
      <FilterForm
        path="/search"
        query={query}
        sorts={text === '' ? SORTS.filter((sort) => sort !== 'relevance') : SORTS}
        ask={FILTER_NAMES}
        kinds={guide.kinds}
        provinces={guide.provinces}
        destinations={guide.destinations}
      />
      <ChosenFilters query={query} places={guide.destinations} />
      {guide.shops.length > 0 && text !== '' && (
        <section>
          <h2>{t('search.gardens')}</h2>
          <ShopGrid shops={guide.shops} />
        </section>
      )}
      {found.cards.length > 0 ? (
        <section>
          <h2 className="tally">{found.near ? t('search.near', { text }) : counted}</h2>
          <CardGrid cards={found.cards} eager />
          <Pager next={found.next} />
        </section>
      ) : (
        <NothingFound query={query} guide={guide} found={found} />
      )}
    </Frame>
  );
}

function NothingFound({ query, guide, found }: { query: SearchQuery; guide: Guide; found: Found }) {
  const { t } = useTranslation(['storefront', 'catalogue']);
  const { withoutFilters } = found;
  const more =
    withoutFilters > COUNTED_MOST
      ? t('search.noneFiltersMany', { count: COUNTED_MOST })
      : t('search.noneFilters', { count: withoutFilters });
  return (
    <section className="empty">
      <LeafIcon />
      <h2>{t('search.none')}</h2>
      <p role="status">{withoutFilters > 0 ? more : t('search.noneText')}</p>
      <LessFilters query={query} places={guide.destinations} found={found} />
      {hasFilters(query) && (
        <p>
          <a className="button" href={`/search?q=${encodeURIComponent(query.text)}`}>
            {t('search.dropFilters')}
          </a>
        </p>
      )}
      <p>{t('search.browse')}</p>
      <nav className="chips" aria-label={t('shelf.kinds')}>
        {guide.kinds.map((kind) => (
          <a key={kind} href={`/search?kind=${kind}`}>
            {t(`catalogue:groups.${kind}`)}
          </a>
        ))}
      </nav>
    </section>
  );
}
