import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { BlockStack, Button, Card, Icon, Text } from '@shopify/polaris';
import { OrderIcon } from '@shopify/polaris-icons';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { countOrders, listOrders, readOrderQuery } from '~/features/orders/list-orders.server';
import { useMoveOrder } from '~/features/orders/order-actions';
import { hasOrders } from '~/features/orders/order-counts.server';
import styles from '~/features/orders/order-desk.module.css';
import { OrderList, OrderSearch, OrderShelves } from '~/features/orders/order-list';
import { ORDER_FILTERS } from '~/features/orders/order-view';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const query = readOrderQuery(new URL(request.url));
  const [page, counts, hasAny] = await Promise.all([
    listOrders(platform.db, { shopId: shop.id, ...query }),
    countOrders(platform.db, shop.id),
    hasOrders(platform.db, shop.id),
  ]);
  return {
    ...page,
    counts,
    hasAny,
    filter: query.filter,
    text: query.q,
    isFirst: query.before === null,
    now: platform.clock.now(),
  };
}

/** Shelves with work on them; an empty one leads to the first of these. */
const BUSY = ORDER_FILTERS.filter((one) => one !== 'ended' && one !== 'all');

export { reloadUnlessOffline as shouldRevalidate } from '~/ui/offline-answer';

export default function Orders() {
  const { t } = useTranslation('orders');
  const { orders, next, counts, hasAny, filter, text, isFirst, now } = useLoaderData<typeof loader>();
  const [params, setParams] = useSearchParams();
  const mover = useMoveOrder();
  const changed = (changes: Record<string, string>) => {
    const asked = new URLSearchParams(params);
    asked.delete('before');
    for (const [name, value] of Object.entries(changes)) {
      if (value) asked.set(name, value);
      else asked.delete(name);
    }
    return asked;
  };
  if (!hasAny)
    return (
      <AdminPage title={t('desk.title')}>
        <Card>
          <div className={styles.empty}>
            <Icon source={OrderIcon} tone="success" />
            <Text as="h2" variant="headingLg">
              {t('desk.empty.title')}
            </Text>
            <Text as="p" variant="bodyLg">
              {t('desk.empty.text')}
            </Text>
            <Button variant="primary" size="large" url="/admin/setup/done">
              {t('desk.empty.action')}
            </Button>
          </div>
        </Card>
      </AdminPage>
    );
  const busy = BUSY.find((one) => counts[one] > 0);
  return (
    <AdminPage title={t('desk.title')}>
      <Card padding="0">
        <OrderShelves filter={filter} counts={counts} hrefOf={(one) => `?${changed({ filter: one })}`} />
        <OrderSearch
          text={text}
          onSearch={(q) => setParams(changed({ q, ...(q && { filter: 'all' }) }), { preventScrollReset: true })}
        />
        {filter === 'needs-money' && (
          <div className={styles.search}>
            <Button size="large" fullWidth url="/admin/transfers">
              {t('desk.transfers')}
            </Button>
          </div>
        )}
        {orders.length > 0 ? (
          <OrderList orders={orders} now={now} mover={mover} />
        ) : (
          <div className={styles.empty}>
            <BlockStack gap="200" inlineAlign="center">
              <Text as="h2" variant="headingMd">
                {text ? t('desk.empty.found') : t('desk.empty.here')}
              </Text>
              {text && <Text as="p">{t('desk.empty.foundText')}</Text>}
            </BlockStack>
            <Button size="large" url={text || !busy ? '?filter=all' : `?filter=${busy}`}>
              {text || !busy
                ? t('desk.empty.clear')
                : t('desk.shelf', { name: t(`desk.tabs.${busy}`), count: counts[busy] })}
            </Button>
          </div>
        )}
        {(next !== null || !isFirst) && (
          <nav className={styles.pages} aria-label={t('desk.title')}>
            {!isFirst && (
              <Button size="large" url={`?${changed({})}`}>
                {t('desk.firstPage')}
              </Button>
            )}
            {next !== null && (
              <Button size="large" url={`?${changed({})}&before=${encodeURIComponent(next)}`}>
                {t('desk.nextPage')}
              </Button>
            )}
          </nav>
        )}
      </Card>
    </AdminPage>
  );
}
