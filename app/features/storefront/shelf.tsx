import { useLocation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import type { Group } from '~/features/catalogue/vocabulary';

import { withParams } from './search-query';

/** The way on through a shelf, and back to its start. */
export function Pager({ next }: { next: string | null }) {
  const { t } = useTranslation('storefront');
  const { pathname, search } = useLocation();
  const params = new URLSearchParams(search);
  const deep = params.has('after');
  if (!next && !deep) return null;
  return (
    <nav className="pager">
      {deep && <a href={pathname + withParams(params, {})}>{t('shelf.first')}</a>}
      {next && (
        <a className="button" rel="next" href={pathname + withParams(params, { after: next })}>
          {t('shelf.next')}
        </a>
      )}
    </nav>
  );
}

/** Kinds as links that narrow a shelf: one row to push along on a phone, so the chosen one stands where it is seen. */
export function KindLinks({ kinds, chosen, path }: { kinds: Group[]; chosen: Group | null; path: string }) {
  const { t } = useTranslation(['storefront', 'catalogue']);
  const { search } = useLocation();
  const params = new URLSearchParams(search);
  if (kinds.length < 2 && !chosen) return null;
  const inReach = chosen ? [chosen, ...kinds.filter((kind) => kind !== chosen)] : kinds;
  return (
    <nav className="chips slide" aria-label={t('shelf.kinds')}>
      <a href={path + withParams(params, { kind: null })} aria-current={chosen === null ? 'true' : undefined}>
        {t('shelf.all')}
      </a>
      {inReach.map((kind) => (
        <a key={kind} href={path + withParams(params, { kind })} aria-current={chosen === kind ? 'true' : undefined}>
          {t(`catalogue:groups.${kind}`)}
        </a>
      ))}
    </nav>
  );
}

/** Orders as links. */
export function SortLinks({
  sorts,
  chosen,
}: {
  sorts: readonly ('newest' | 'price-up' | 'price-down')[];
  chosen: string;
}) {
  const { t } = useTranslation('storefront');
  const { pathname, search } = useLocation();
  const params = new URLSearchParams(search);
  return (
    <nav className="sorts" aria-label={t('shelf.sort')}>
      {sorts.map((sort) => (
        <a
          key={sort}
          href={pathname + withParams(params, { sort })}
          rel="nofollow"
          aria-current={chosen === sort ? 'true' : undefined}
        >
          {t(`shelf.sorts.${sort}`)}
        </a>
      ))}
    </nav>
  );
}
