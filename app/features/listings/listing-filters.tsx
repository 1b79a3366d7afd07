import { Link } from '@remix-run/react';
import { ChoiceList, IndexFilters, IndexFiltersMode, useSetIndexFiltersMode } from '@shopify/polaris';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { GROUPS } from '~/features/catalogue/vocabulary';

import { LIST_SORTS, TABS, type ListQuery, type Tab } from './listing-query';
import styles from './listing-table.module.css';

const WAIT_MS = 300;

/** The grower's shelves with how much lies on each. Links, so that a phone can open and keep them. */
export function Shelves({
  tab,
  counts,
  hrefOf,
}: {
  tab: Tab;
  counts: Record<Tab, number>;
  hrefOf: (tab: Tab) => string;
}) {
  const { t } = useTranslation('listings');
  return (
    <nav className={styles.shelves} aria-label={t('list.state')}>
      {TABS.map((one) => (
        <Link key={one} to={hrefOf(one)} aria-current={one === tab ? 'page' : undefined} preventScrollReset>
          {t('list.tab', { name: t(`list.tabs.${one}`), count: counts[one] })}
        </Link>
      ))}
    </nav>
  );
}

/** Search, kind and order of the list. What is chosen stands in the address, so that Back works. */
export function ListingFilters({
  query,
  isLoading,
  onChange,
}: {
  query: Pick<ListQuery, 'text' | 'group' | 'sort'>;
  isLoading: boolean;
  /** Changes of the address; an empty text takes one away. */
  onChange: (changes: Record<string, string>) => void;
}) {
  const { t } = useTranslation(['listings', 'catalogue']);
  const { mode, setMode } = useSetIndexFiltersMode(query.text ? IndexFiltersMode.Filtering : IndexFiltersMode.Default);
  const [text, setText] = useState(query.text);
  const change = useRef(onChange);
  change.current = onChange;
  useEffect(() => {
    if (text.trim() === query.text) return;
    const timer = window.setTimeout(() => change.current({ q: text.trim() }), WAIT_MS);
    return () => window.clearTimeout(timer);
  }, [text, query.text]);

  const groupLabel = query.group ? t(`catalogue:groups.${query.group}`) : '';
  const clear = () => {
    setText('');
    onChange({ q: '', group: '' });
  };
  return (
    <IndexFilters
      tabs={[]}
      selected={0}
      canCreateNewView={false}
      queryValue={text}
      queryPlaceholder={t('list.search')}
      onQueryChange={setText}
      onQueryClear={() => setText('')}
      cancelAction={{ onAction: clear }}
      filters={[
        {
          key: 'group',
          label: t('list.group'),
          shortcut: true,
          filter: (
            <ChoiceList
              title={t('list.group')}
              titleHidden
              choices={GROUPS.map((group) => ({ value: group, label: t(`catalogue:groups.${group}`) }))}
              selected={query.group ? [query.group] : []}
              onChange={([group]) => onChange({ group: group ?? '' })}
            />
          ),
        },
      ]}
      appliedFilters={query.group ? [{ key: 'group', label: groupLabel, onRemove: () => onChange({ group: '' }) }] : []}
      onClearAll={clear}
      sortOptions={LIST_SORTS.map((sort) => ({
        label: t(`list.sorts.${sort}`),
        value: `${sort} asc` as const,
        directionLabel: t(`list.sorts.${sort}`),
      }))}
      sortSelected={[`${query.sort} asc`]}
      onSort={([chosen]) => onChange({ sort: (chosen ?? '').replace(/ (asc|desc)$/, '').replace(/^newest$/, '') })}
      mode={mode}
      setMode={setMode}
      loading={isLoading}
    />
  );
}
