import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useNavigation, useSearchParams } from '@remix-run/react';
import { BlockStack, Box, Button, Card, Icon, Text } from '@shopify/polaris';
import { CameraIcon, ImportIcon, PlusIcon } from '@shopify/polaris-icons';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { ListingFilters, Shelves } from '~/features/listings/listing-filters';
import { listListings } from '~/features/listings/listing-list.server';
import { readListQuery } from '~/features/listings/listing-query';
import { ListingTable } from '~/features/listings/listing-table';
import styles from '~/features/listings/listing-table.module.css';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, role } = await requireShop(request);
  const query = readListQuery(new URL(request.url).searchParams);
  const page = await listListings(platform.db, { shopId: shop.id, query });
  const { tab, text, group, sort } = query;
  // a sheet is carried out later, when nobody's help is on record any more
  return { ...page, mayImport: role === 'owner', query: { tab, text, group, sort } };
}

export { reloadUnlessOffline as shouldRevalidate } from '~/ui/offline-answer';

export default function Listings() {
  const { t } = useTranslation(['listings', 'imports']);
  const { listings, counts, previous, next, query, mayImport } = useLoaderData<typeof loader>();
  const navigation = useNavigation();
  const [params, setParams] = useSearchParams();
  const changed = (changes: Record<string, string>) => {
    const asked = new URLSearchParams(params);
    for (const side of ['before', 'after']) asked.delete(side);
    for (const [name, value] of Object.entries(changes)) {
      if (value) asked.set(name, value);
      else asked.delete(name);
    }
    return asked;
  };
  const change = (changes: Record<string, string>) => setParams(changed(changes), { preventScrollReset: true });
  const isFiltered = query.text !== '' || query.group !== null;
  if (!isFiltered && counts.all + counts.archived === 0)
    return (
      <AdminPage title={t('list.title')}>
        <Card>
          <div className={styles.empty}>
            <Box>
              <Icon source={CameraIcon} tone="success" />
            </Box>
            <Text as="h2" variant="headingLg">
              {t('empty.title')}
            </Text>
            <Text as="p" variant="bodyLg">
              {t('empty.text')}
            </Text>
            <Button variant="primary" size="large" url="/admin/listings/new">
              {t('empty.action')}
            </Button>
            {mayImport && (
              <Button size="large" url="/admin/listings/import">
                {t('imports:open')}
              </Button>
            )}
          </div>
        </Card>
      </AdminPage>
    );
  return (
    <AdminPage
      fullWidth
      title={t('list.title')}
      primaryAction={{ content: t('list.new'), icon: PlusIcon, url: '/admin/listings/new' }}
      secondaryActions={
        mayImport ? [{ content: t('imports:open'), icon: ImportIcon, url: '/admin/listings/import' }] : undefined
      }
    >
      <Card padding="0">
        <Shelves tab={query.tab} counts={counts} hrefOf={(tab) => `?${changed({ tab: tab === 'all' ? '' : tab })}`} />
        <ListingFilters query={query} isLoading={navigation.state === 'loading'} onChange={change} />
        {listings.length > 0 ? (
          <ListingTable
            key={`${query.tab}:${params.get('before')}:${params.get('after')}`}
            listings={listings}
            previous={previous}
            next={next}
            onPage={(side, place) => change({ [side]: place })}
          />
        ) : (
          <div className={styles.empty}>
            <BlockStack gap="200" inlineAlign="center">
              <Text as="h2" variant="headingMd">
                {isFiltered ? t('list.noneFound') : t('list.noneHere')}
              </Text>
              {isFiltered && <Text as="p">{t('list.noneFoundText')}</Text>}
            </BlockStack>
            <Button onClick={() => setParams({})}>{t('list.clear')}</Button>
          </div>
        )}
      </Card>
    </AdminPage>
  );
}
