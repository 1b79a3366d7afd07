import { Banner, BlockStack, Text } from '@shopify/polaris';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { dong, formatDong } from '~/shared/dong';
import { formatPhone } from '~/shared/phone';
import { Field, ProblemSummary, SubmitButton } from '~/ui/polaris';

import { HANDOVER_FIELDS, hasReceipt } from './handover-fields';
import { balance, dueAhead } from './order-money';
import { OrderSection } from './order-section';
import type { OrderView } from './order-view';
import { PhotoInput } from './photo-input';

/** Writes down how an order leaves: who carries it and two photos. Everything may be left empty. */
export function HandoverForm({ order }: { order: OrderView }) {
  const { t } = useTranslation('orders');
  const { kind } = order.shipping;
  const isGone = order.handedOverAt !== null;
  const open = balance(order);
  const ahead = dueAhead(order);
  return (
    <Form method="post" encType="multipart/form-data" noValidate>
      <BlockStack gap="400">
        <ProblemSummary />
        {ahead > 0 && (
          <Banner tone="warning">{t('desk.nextHelp.wait-for-money', { amount: formatDong(ahead) })}</Banner>
        )}
        {ahead === 0 && open > 0 && !isGone && (
          <Banner tone="info">{t('desk.handover.collect', { amount: formatDong(dong(open)) })}</Banner>
        )}
        {HANDOVER_FIELDS[kind].length > 0 && (
          <OrderSection title={t('desk.handover.who')}>
            <Text as="p">{t('desk.handover.lead')}</Text>
            {HANDOVER_FIELDS[kind].map((field) => (
              <Field
                key={field}
                name={`consignment-${field}`}
                label={t(`desk.handover.${field}`)}
                value={field === 'phone' ? formatPhone(order.consignment.phone) : order.consignment[field]}
                maxLength={120}
                {...(field === 'phone' && { type: 'tel', inputMode: 'tel' })}
              />
            ))}
          </OrderSection>
        )}
        <OrderSection title={t('desk.handover.photos')}>
          <PhotoInput name="handover" label={t('desk.handover.photo')} help={t('desk.handover.photoHelp')} />
          {hasReceipt(kind) && (
            <PhotoInput name="receipt" label={t('desk.handover.receipt')} help={t('desk.handover.receiptHelp')} />
          )}
        </OrderSection>
        <SubmitButton>
          {isGone
            ? t('desk.handover.save')
            : kind === 'pickup'
              ? t('desk.handover.fetched')
              : t('desk.handover.submit')}
        </SubmitButton>
      </BlockStack>
    </Form>
  );
}
