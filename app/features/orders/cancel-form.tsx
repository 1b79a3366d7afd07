import { BlockStack, Card, Text } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { CheckField, ChoiceField, Field, KeptForm, ProblemSummary, SubmitButton } from '~/ui/polaris';

import { CANCEL_REASONS, REASON_MAX } from './cancel-reason';
import type { OrderView } from './order-view';

/** Ends an order before its time: why, in a tap or in one's own words, and what happens with stock and money. */
export function CancelForm({ order, isReturn }: { order: OrderView; isReturn: boolean }) {
  const { t } = useTranslation('orders');
  const [reason, setReason] = useState('');
  return (
    <Card>
      <KeptForm draftKey={`cancel:${order.id}`}>
        <BlockStack gap="400">
          <ProblemSummary />
          <Text as="p">{isReturn ? t('desk.cancel.returnHelp') : t('desk.cancel.help')}</Text>
          {order.paid > order.refunded && <Text as="p">{t('desk.cancel.giveBack')}</Text>}
          {!isReturn && (
            <ChoiceField
              name="reason"
              label={t('desk.cancel.why')}
              folded={false}
              choices={CANCEL_REASONS.seller.map((value) => ({ value, label: t(`reasons.${value}`) }))}
              onChange={setReason}
            />
          )}
          {(isReturn || reason === 'other') && (
            <Field
              name="ownReason"
              label={isReturn ? t('desk.cancel.returnWhy') : t('desk.cancel.ownWords')}
              help={t('desk.cancel.ownWordsHelp')}
              multiline={3}
              maxLength={REASON_MAX}
            />
          )}
          {isReturn && order.holdsStock && <CheckField name="restock" label={t('desk.cancel.restock')} />}
          <SubmitButton tone="critical">
            {isReturn ? t('desk.cancel.returnSubmit') : t('desk.cancel.submit')}
          </SubmitButton>
        </BlockStack>
      </KeptForm>
    </Card>
  );
}
