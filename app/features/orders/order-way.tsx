import { BlockStack, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { formatDateTime } from '~/shared/date';
import { formatPhone } from '~/shared/phone';

import { CONSIGNMENT_FIELDS } from './consignment';
import styles from './order-desk.module.css';
import { orderPath } from './order-actions';
import { OrderSection } from './order-section';
import type { OrderFileView, OrderView } from './order-view';

/** Who carries it, and the photos that were taken when it left. */
export function WayCard({ order }: { order: OrderView }) {
  const { t } = useTranslation('orders');
  const said = CONSIGNMENT_FIELDS.filter((field) => order.consignment[field] !== '');
  const photos = order.files.filter(({ kind }) => kind === 'handover' || kind === 'receipt');
  if (order.handedOverAt === null && said.length === 0 && photos.length === 0) return null;
  return (
    <OrderSection title={t('desk.way')}>
      {order.handedOverAt && <Text as="p">{t('desk.leftAt', { time: formatDateTime(order.handedOverAt) })}</Text>}
      {said.length > 0 && (
        <dl className={styles.sums}>
          {said.map((field) => (
            <div key={field} className={styles.said}>
              <dt>{t(`desk.handover.${field}`)}</dt>
              <dd>{field === 'phone' ? formatPhone(order.consignment.phone) : order.consignment[field]}</dd>
            </div>
          ))}
        </dl>
      )}
      <OrderPhotos orderId={order.id} files={photos} />
    </OrderSection>
  );
}

/** Photos that only the two sides see; a tap shows one large. */
export function OrderPhotos({ orderId, files }: { orderId: string; files: OrderFileView[] }) {
  const { t } = useTranslation('orders');
  if (files.length === 0) return null;
  return (
    <ul className={styles.photos}>
      {files.map((file) => (
        <li key={file.id}>
          <a href={`${orderPath(orderId)}/files/${file.id}`} target="_blank" rel="noopener">
            <img
              src={`${orderPath(orderId)}/files/${file.id}`}
              alt={t(`desk.photoOf.${file.kind}`, { time: formatDateTime(file.createdAt) })}
              width={file.width}
              height={file.height}
              loading="lazy"
            />
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The photos of both sides beside each other: how it left, and how it came. */
export function BothSides({ order, claimId }: { order: OrderView; claimId: string }) {
  const { t } = useTranslation('orders');
  const left = order.files.filter(({ kind }) => kind === 'handover');
  const came = order.files.filter((file) => file.claimId === claimId);
  return (
    <div className={styles.pair}>
      <BlockStack gap="100">
        <Text as="h3" variant="headingSm">
          {t('desk.claim.left')}
        </Text>
        {left.length > 0 ? (
          <OrderPhotos orderId={order.id} files={left} />
        ) : (
          <Text as="p" tone="subdued">
            {t('desk.claim.noPhoto')}
          </Text>
        )}
      </BlockStack>
      <BlockStack gap="100">
        <Text as="h3" variant="headingSm">
          {t('desk.claim.came')}
        </Text>
        {came.length > 0 ? (
          <OrderPhotos orderId={order.id} files={came} />
        ) : (
          <Text as="p" tone="subdued">
            {t('desk.claim.noPhoto')}
          </Text>
        )}
      </BlockStack>
    </div>
  );
}
