import { BlockStack, Button, Card, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import type { OrderFilter } from './order-view';

/** Shelves of the inbox where something is to be done. */
type Counts = Record<Exclude<OrderFilter, 'ended' | 'all'>, number>;

const INBOX = '/admin/orders';

/** What waits for the grower in the orders, each a tap away. */
export function OrdersHomeCard({ counts }: { counts: Counts }) {
  const { t } = useTranslation('orders');
  const toAnswer = counts.new;
  const work = counts['to-pack'] + counts['to-hand-over'];
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {toAnswer > 0 ? t('desk.home.toAnswer', { count: toAnswer }) : t('desk.home.none')}
        </Text>
        {toAnswer > 0 && (
          <Button variant="primary" size="large" fullWidth url={`${INBOX}?filter=new`}>
            {t('desk.home.open')}
          </Button>
        )}
        {counts.claims > 0 && (
          <Button size="large" fullWidth tone="critical" url={`${INBOX}?filter=claims`}>
            {t('desk.home.claims', { count: counts.claims })}
          </Button>
        )}
        {work > 0 && (
          <Button size="large" fullWidth url={`${INBOX}?filter=${counts['to-pack'] > 0 ? 'to-pack' : 'to-hand-over'}`}>
            {t('desk.home.work', { count: work })}
          </Button>
        )}
        {counts['needs-money'] > 0 && (
          <Button size="large" fullWidth url={`${INBOX}?filter=needs-money`}>
            {t('desk.home.money', { count: counts['needs-money'] })}
          </Button>
        )}
      </BlockStack>
    </Card>
  );
}
