import { useLocation } from '@remix-run/react';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { LIGHTS, type Group } from '~/features/catalogue/vocabulary';
import { formatDong } from '~/shared/dong';
import { problemText } from '~/ui/problem-text';

import { COUNTED_MOST, type Choice, type Found } from './pages';
import { hasFilters, narrowedBy, withParams, type Narrowing, type SearchQuery, type Sort } from './search-query';
import { EASES, HEIGHTS, SALTS, WHENS, type FilterName } from './shelf-filters';

type Words = TFunction<['shelf', 'storefront', 'catalogue', 'common']>;
const useWords = () => useTranslation(['shelf', 'storefront', 'catalogue', 'common']).t;

/** What a filter's choices are called, in their order. */
const CHOICES: Record<Exclude<FilterName, 'pets' | 'to'>, (t: Words) => [value: string, label: string][]> = {
  tall: (t) => HEIGHTS.map((value) => [String(value), t(`tall.${value}`)]),
  light: (t) => LIGHTS.map((value) => [value, t(`catalogue:light.${value}`)]),
  salt: (t) => SALTS.map((value) => [String(value), t('salt.least', { salt: value })]),
  ease: (t) => EASES.map((value) => [String(value), t(`ease.${value}`)]),
  when: (t) =>
    WHENS.map((value) => [
      value,
      value === 'now' || value === 'tet' ? t(`when.${value}`) : t('when.month', { month: value }),
    ]),
};

/**
 * The means to narrow a list, as a plain form. `kinds`, `provinces` and `destinations` (where it can be sent) are asked
 * only where they are given; of the filters those in `ask`.
 */
export function FilterForm({
  path,
  query,
  sorts,
  ask,
  kinds,
  provinces,
  destinations,
}: {
  path: string;
  query: SearchQuery;
  sorts?: readonly Sort[];
  ask: readonly FilterName[];
  kinds?: Group[];
  provinces?: Choice[];
  destinations?: Choice[];
}) {
  const t = useWords();
  const [problem] = query.problems;
  const named = (choices: Choice[]) => choices.map(({ code, name }): [string, string] => [code, name]);
  return (
    <details className="filters" open={hasFilters(query) || problem !== undefined}>
      <summary>{t('storefront:search.filter')}</summary>
      <form action={path}>
        {query.text !== '' && <input type="hidden" name="q" value={query.text} />}
        {!kinds && query.group && <input type="hidden" name="kind" value={query.group} />}
        {kinds && (
          <Choose
            name="kind"
            label={t('storefront:search.kind')}
            any={t('storefront:search.anyKind')}
            value={query.group}
          >
            {kinds.map((kind) => [kind, t(`catalogue:groups.${kind}`)])}
          </Choose>
        )}
        {(Object.keys(CHOICES) as (keyof typeof CHOICES)[])
          .filter((name) => ask.includes(name))
          .map((name) => (
            <Choose key={name} name={name} label={t(`${name}.name`)} any={t('any')} value={query.filters[name]}>
              {CHOICES[name](t)}
            </Choose>
          ))}
        {destinations && (
          <Choose name="to" label={t('to.name')} any={t('any')} value={query.filters.to}>
            {named(destinations)}
          </Choose>
        )}
        {provinces && (
          <Choose
            name="province"
            label={t('storefront:search.province')}
            any={t('storefront:search.anyProvince')}
            value={query.province}
          >
            {named(provinces)}
          </Choose>
        )}
        <div className="range">
          {(['min', 'max'] as const).map((bound) => {
            const wrong = query.problems.find(({ field }) => field === bound);
            return (
              <label key={bound}>
                {t(`storefront:search.${bound}`)}
                <input
                  name={bound}
                  defaultValue={query.typed[bound]}
                  placeholder={t('storefront:search.priceHint')}
                  autoComplete="off"
                  aria-invalid={wrong ? true : undefined}
                  aria-describedby={wrong ? 'price-problem' : undefined}
                />
              </label>
            );
          })}
        </div>
        {sorts && (
          <label>
            {t('storefront:shelf.sort')}
            <select name="sort" defaultValue={query.sort}>
              {sorts.map((sort) => (
                <option key={sort} value={sort}>
                  {t(`storefront:shelf.sorts.${sort}`)}
                </option>
              ))}
            </select>
          </label>
        )}
        {ask.includes('pets') && (
          <label className="tick">
            <input type="checkbox" name="pets" value="1" defaultChecked={query.filters.pets === true} />
            {t('pets.name')}
          </label>
        )}
        <button className="button">{t('storefront:search.apply')}</button>
        {problem && (
          <p className="wrong" id="price-problem" role="alert">
            {problemText(t, problem)}
          </p>
        )}
      </form>
    </details>
  );
}

function Choose({
  name,
  label,
  any,
  value,
  children,
}: {
  name: string;
  label: string;
  any: string;
  value: string | number | null;
  children: [value: string, label: string][];
}) {
  return (
    <label>
      {label}
      <select name={name} defaultValue={value ?? ''}>
        <option value="">{any}</option>
        {children.map(([choice, words]) => (
          <option key={choice} value={choice}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What a list is narrowed by, each a link that takes it away. */
export function ChosenFilters({ query, places }: { query: SearchQuery; places: Choice[] }) {
  const t = useWords();
  const { pathname, search } = useLocation();
  const params = new URLSearchParams(search);
  const names = narrowedBy(query);
  if (names.length === 0) return null;
  const dropped = (some: Narrowing[]) =>
    pathname + withParams(params, Object.fromEntries(some.map((name) => [name, null])));
  return (
    <nav className="chips chosen" aria-label={t('chosen')}>
      {names.map((name) => {
        const label = labelOf(t, name, query, places);
        return (
          <a key={name} href={dropped([name])} rel="nofollow" aria-label={t('drop', { label })}>
            {label}
          </a>
        );
      })}
      {names.length > 1 && (
        <a href={dropped(names)} rel="nofollow">
          {t('dropAll')}
        </a>
      )}
    </nav>
  );
}

/** Which filter to drop where nothing fits all of them. */
export function LessFilters({
  query,
  places,
  found,
}: {
  query: SearchQuery;
  places: Choice[];
  found: Found;
}): ReactNode {
  const t = useWords();
  const { pathname, search } = useLocation();
  const params = new URLSearchParams(search);
  if (found.dropping.length === 0) return null;
  return (
    <ul className="less">
      {found.dropping.map(({ name, count }) => {
        const label = labelOf(t, name, query, places);
        return (
          <li key={name}>
            <a href={pathname + withParams(params, { [name]: null })} rel="nofollow">
              {count > COUNTED_MOST ? t('withoutMany', { label, count: COUNTED_MOST }) : t('without', { label, count })}
            </a>
          </li>
        );
      })}
    </ul>
  );
}

function labelOf(t: Words, name: Narrowing, query: SearchQuery, places: Choice[]): string {
  const placeOf = (code: string | null) => places.find((place) => place.code === code)?.name ?? code ?? '';
  switch (name) {
    case 'kind':
      return query.group ? t(`catalogue:groups.${query.group}`) : '';
    case 'province':
      return placeOf(query.province);
    case 'min':
      return query.min === null ? '' : t('from', { price: formatDong(query.min) });
    case 'max':
      return query.max === null ? '' : t('upTo', { price: formatDong(query.max) });
    case 'to':
      return t('to.chip', { place: placeOf(query.filters.to) });
    case 'pets':
      return t('pets.name');
    default:
      return CHOICES[name](t).find(([value]) => value === String(query.filters[name]))?.[1] ?? '';
  }
}
