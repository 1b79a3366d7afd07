import { BlockStack, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { formatDate } from '~/shared/date';

import styles from './order-desk.module.css';
import { OrderSection } from './order-section';
import { nextDispatchDay, type PackingList, type PackingTip } from './packing-tips';

/** How to pack what was bought so that it arrives alive. */
export function PackingCard({ packing, now }: { packing: PackingList; now: Date }) {
  const { t } = useTranslation('orders');
  return (
    <OrderSection title={t('desk.packing')}>
      {packing.things
        .filter(({ tips }) => tips.length > 0)
        .map(({ lineId, name, tips }) => (
          <BlockStack key={lineId} gap="100">
            <Text as="h3" variant="headingSm">
              {name}
            </Text>
            <Tips tips={tips} now={now} />
          </BlockStack>
        ))}
      <BlockStack gap="100">
        <Text as="h3" variant="headingSm">
          {t('desk.packingWhole')}
        </Text>
        <Tips tips={packing.whole} now={now} />
      </BlockStack>
    </OrderSection>
  );
}

function Tips({ tips, now }: { tips: PackingTip[]; now: Date }) {
  const { t } = useTranslation(['orders', 'catalogue']);
  const words = ({ tip, says }: PackingTip) => {
    if (tip === 'packed-as') return t('desk.tips.packed-as', { way: t(`catalogue:packing.${says as 'caged'}`) });
    if (tip === 'weekend') return t('desk.tips.weekend', { date: formatDate(nextDispatchDay(now)) });
    return t(`desk.tips.${tip}`, { says });
  };
  return (
    <ul className={styles.tips}>
      {tips.map((tip) => (
        <li key={tip.tip + (tip.says ?? '')} data-urgent={tip.isUrgent || undefined}>
          {words(tip)}
        </li>
      ))}
    </ul>
  );
}
