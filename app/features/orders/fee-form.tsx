import { BlockStack, Card, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { formatDong } from '~/shared/dong';
import { Field, KeptForm, ProblemSummary, SubmitButton } from '~/ui/polaris';

import type { OrderView } from './order-view';

/** Tells the buyer what the way costs; they agree before anything is packed. */
export function FeeForm({ order }: { order: OrderView }) {
  const { t } = useTranslation('orders');
  return (
    <Card>
      <KeptForm draftKey={`fee:${order.id}`}>
        <BlockStack gap="400">
          <ProblemSummary />
          <Text as="p">
            {t('desk.fee.lead', { place: order.buyer.placeName, goods: formatDong(order.goodsTotal) })}
          </Text>
          <Field
            name="fee"
            label={t('desk.fee.label')}
            help={t('desk.fee.help')}
            value={order.shipping.fee === null ? '' : String(order.shipping.fee)}
            suffix="₫"
          />
          <SubmitButton>{t('desk.fee.submit')}</SubmitButton>
        </BlockStack>
      </KeptForm>
    </Card>
  );
}
