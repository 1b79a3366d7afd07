import { BlockStack, Button, InlineStack, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { unitKey } from '~/features/listings/price';
import { shopPath } from '~/features/storefront/card';
import { dayText } from '~/features/storefront/papers';
import { dong, formatDong } from '~/shared/dong';

import styles from './order-desk.module.css';
import { OrderSection } from './order-section';
import type { OrderLineView, OrderView } from './order-view';
import { policiesPath } from './terms';

/** What was bought. */
export function ThingsCard({ order }: { order: OrderView }) {
  const { t } = useTranslation('orders');
  return (
    <OrderSection title={t('desk.things')}>
      {order.lines.map((line) => (
        <Line key={line.id} line={line} />
      ))}
      <Sums order={order} />
      <Agreed order={order} />
    </OrderSection>
  );
}

/** The text of the shop's policies that the buyer read and agreed to. */
function Agreed({ order: { terms, shop } }: { order: OrderView }) {
  const { t } = useTranslation('orders');
  if (!terms.policies) return null;
  const { since, hash } = terms.policies;
  return (
    <Button variant="plain" size="large" textAlign="left" url={policiesPath(shopPath(shop.slug), hash)} target="_blank">
      {t('desk.policies', { day: dayText(since) })}
    </Button>
  );
}

function Line({ line }: { line: OrderLineView }) {
  const { t } = useTranslation(['orders', 'catalogue']);
  const unit = t(`catalogue:${unitKey(line.unit, line.piecesPerUnit)}`);
  return (
    <div className={styles.line}>
      {line.picture ? (
        <img src={`/photos/${line.picture.name}/${line.picture.file}`} alt="" width={64} height={64} loading="lazy" />
      ) : (
        <div className={styles.noPicture} />
      )}
      <BlockStack gap="050">
        <Text as="p" fontWeight="semibold">
          {[line.name, line.size].filter(Boolean).join(', ')}
        </Text>
        <Text as="p">
          {t('desk.quantity', { quantity: line.quantity, unit })} × {formatDong(line.unitPrice)}
        </Text>
        <InlineStack align="space-between" gap="200">
          <Text as="p" tone="subdued">
            {line.sku}
          </Text>
          <Text as="p" fontWeight="semibold">
            {formatDong(line.total)}
          </Text>
        </InlineStack>
      </BlockStack>
    </div>
  );
}

/** How the total comes about. */
function Sums({ order }: { order: OrderView }) {
  const { t } = useTranslation('orders');
  const { fee, freightByBuyer, name, kind } = order.shipping;
  const rows: [label: string, value: string, isWhole?: boolean][] = [
    [t('desk.sums.goods'), formatDong(order.goodsTotal)],
    [
      name || t(`ways.${kind}`),
      fee === null
        ? t('desk.sums.feeUnknown')
        : freightByBuyer
          ? t('desk.sums.freightByBuyer')
          : fee === 0
            ? t('desk.sums.free')
            : formatDong(fee),
    ],
  ];
  if (order.rounding !== 0)
    rows.push([t('desk.sums.rounding'), (order.rounding < 0 ? '−' : '+') + formatDong(dong(Math.abs(order.rounding)))]);
  rows.push([t('desk.sums.total'), formatDong(order.total), true]);
  if (order.depositDue > 0) rows.push([t('desk.sums.deposit'), formatDong(order.depositDue)]);
  return (
    <dl className={styles.sums}>
      {rows.map(([label, value, isWhole]) => (
        <SumRow key={label} label={label} value={value} isWhole={isWhole ?? false} />
      ))}
    </dl>
  );
}

const SumRow = ({ label, value, isWhole }: { label: string; value: string; isWhole: boolean }) => (
  <>
    <dt className={isWhole ? styles.whole : undefined}>{label}</dt>
    <dd className={isWhole ? styles.whole : undefined}>{value}</dd>
  </>
);
