import { BlockStack, Box, Button, Card, InlineStack, Link, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { ORDER_STATES } from '~/features/orders/order';
import { usePeriodName } from '~/features/orders/books-page';
import type { BookPeriod } from '~/features/orders/books-period';

import styles from './board.module.css';
import type { Figure } from './report';
import { figureText } from './report-text';

export type CountedPageData = {
  what: Figure;
  period: BookPeriod;
  /** Name of the commune; empty: those without one; null: all. */
  commune: string | null;
  sum: number;
  counted: {
    key: string;
    title: string;
    shop: string;
    on: string;
    note: string;
    amount: number;
    path: string | null;
  }[];
  /** Addresses of the next page and of the first; null: there is none, or this is it. */
  next: string | null;
  first: string | null;
};

/** What one figure counts, row by row, with the figure above. */
export function CountedPage({ what, period, commune, sum, counted, next, first }: CountedPageData) {
  const { t } = useTranslation(['board', 'books']);
  const nameOf = usePeriodName();
  const noteOf = (note: string) => {
    const state = ORDER_STATES.find((one) => one === note);
    return state ? t(`books:export.states.${state}`) : note;
  };
  const place = commune === null ? t('reports.all') : commune || t('reports.noCommune');
  const isOfShops = what === 'members' || what === 'active';
  return (
    <BlockStack gap="400">
      <Box paddingInline={{ xs: '200', sm: '0' }}>
        <BlockStack gap="100">
          <Text as="p" variant="headingMd">
            {t('reports.sum', { period: nameOf(period), place, sum: figureText(what, sum) })}
          </Text>
          <Text as="p">{t(`meanings.${what}`)}</Text>
        </BlockStack>
      </Box>
      {counted.length > 0 ? (
        <Card>
          <ul className={styles.counted}>
            {counted.map(({ key, title, shop, on, note, amount, path }) => (
              <li key={key}>
                <BlockStack>
                  {path ? (
                    <span className={styles.link}>
                      <Link url={path}>{title || t('unnamed')}</Link>
                    </span>
                  ) : (
                    <Text as="span" fontWeight="semibold">
                      {title || t('unnamed')}
                    </Text>
                  )}
                  <Text as="span" tone="subdued">
                    {[isOfShops || title === shop ? '' : shop, on, noteOf(note)].filter(Boolean).join(' · ')}
                  </Text>
                </BlockStack>
                {what === 'revenue' && <span className={styles.amount}>{figureText(what, amount)}</span>}
              </li>
            ))}
          </ul>
        </Card>
      ) : (
        <Text as="p">{t('reports.nothing')}</Text>
      )}
      <InlineStack gap="200" align="center">
        {first && <Button url={first}>{t('first')}</Button>}
        {next && <Button url={next}>{t('more')}</Button>}
      </InlineStack>
    </BlockStack>
  );
}
