import { useTranslation } from 'react-i18next';

import { problemText } from '~/ui/problem-text';

import { ShopGrid, CardGrid } from './cards';
import { Frame } from './frame';
import { LeafIcon } from './icons';
import { COUNTED_MOST, type Found, type Guide } from './pages';
import { hasFilters, SORTS, type SearchQuery } from './search-query';
import { Pager } from './shelf';

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
      <Filters query={query} guide={guide} />
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
        <NothingFound query={query} guide={guide} withoutFilters={found.withoutFilters} />
      )}
    </Frame>
  );
}

function NothingFound({ query, guide, withoutFilters }: { query: SearchQuery; guide: Guide; withoutFilters: number }) {
  const { t } = useTranslation(['storefront', 'catalogue']);
  const more =
    withoutFilters > COUNTED_MOST
      ? t('search.noneFiltersMany', { count: COUNTED_MOST })
      : t('search.noneFilters', { count: withoutFilters });
  return (
    <section className="empty">
      <LeafIcon />
      <h2>{t('search.none')}</h2>
      <p role="status">{withoutFilters > 0 ? more : t('search.noneText')}</p>
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

function Filters({ query, guide }: { query: SearchQuery; guide: Guide }) {
  const { t } = useTranslation(['storefront', 'catalogue', 'common']);
  const sorts = query.text === '' ? SORTS.filter((sort) => sort !== 'relevance') : SORTS;
  const [problem] = query.problems;
  const open = hasFilters(query) || problem !== undefined;
  return (
    <details className="filters" open={open}>
      <summary>{t('search.filter')}</summary>
      <form action="/search">
        {query.text !== '' && <input type="hidden" name="q" value={query.text} />}
        <label>
          {t('search.kind')}
          <select name="kind" defaultValue={query.group ?? ''}>
            <option value="">{t('search.anyKind')}</option>
            {guide.kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`catalogue:groups.${kind}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('search.province')}
          <select name="province" defaultValue={query.province ?? ''}>
            <option value="">{t('search.anyProvince')}</option>
            {guide.provinces.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {(['min', 'max'] as const).map((bound) => {
          const wrong = query.problems.find(({ field }) => field === bound);
          return (
            <label key={bound}>
              {t(`search.${bound}`)}
              <input
                name={bound}
                defaultValue={query.typed[bound]}
                placeholder={t('search.priceHint')}
                autoComplete="off"
                aria-invalid={wrong ? true : undefined}
                aria-describedby={wrong ? 'price-problem' : undefined}
              />
            </label>
          );
        })}
        <label>
          {t('shelf.sort')}
          <select name="sort" defaultValue={query.sort}>
            {sorts.map((sort) => (
              <option key={sort} value={sort}>
                {t(`shelf.sorts.${sort}`)}
              </option>
            ))}
          </select>
        </label>
        <button className="button">{t('search.apply')}</button>
        {problem && (
          <p className="wrong" id="price-problem" role="alert">
            {problemText(t, problem)}
          </p>
        )}
      </form>
    </details>
  );
}
