import { isUuid } from '~/shared/uuid';

import { readSearch, type SearchQuery } from './search-query';

/** What a shopper asks of a cooperative's window. */
export type CoopQuery = Pick<SearchQuery, 'text' | 'group' | 'sort' | 'after'> & {
  /** Five-digit code of the commune whose gardens are looked at. */
  commune: string | null;
  /** The id of the last garden of the page before. */
  garden: string | null;
};

/** Reads the window's address; what makes no sense is left out. */
export function readCoopQuery(params: URLSearchParams): CoopQuery {
  const { text, group, sort, after } = readSearch(params);
  const [commune, garden] = [params.get('commune') ?? '', params.get('garden')];
  return {
    ...{ text, group, sort, after },
    commune: /^\d{5}$/.test(commune) ? commune : null,
    garden: isUuid(garden) ? garden : null,
  };
}
