import { Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { formatDateTime } from '~/shared/date';

import styles from './order-desk.module.css';
import type { OrderEventView } from './order-event';
import { OrderSection } from './order-section';
import { eventText } from './words';

/** What happened to an order, newest first: who did it and when. */
export function TimelineCard({ events }: { events: OrderEventView[] }) {
  const { t } = useTranslation('orders');
  return (
    <OrderSection title={t('desk.timeline')}>
      <ol className={styles.timeline}>
        {[...events].reverse().map((event, place) => {
          return (
            <li key={place}>
              <Text as="p" fontWeight="medium">
                {eventText(t, event)}
              </Text>
              <Text as="p" tone="subdued">
                {formatDateTime(event.at)} · {t(`actors.${event.actor}`)}
              </Text>
            </li>
          );
        })}
      </ol>
    </OrderSection>
  );
}
