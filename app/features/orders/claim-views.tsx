import { useFetcher } from '@remix-run/react';
import { Badge, BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { formatDateTime } from '~/shared/date';
import { formatDong } from '~/shared/dong';
import { ChoiceField, Field, KeptForm, ProblemSummary, SubmitButton } from '~/ui/polaris';

import { CLAIM_ADVICE, proposedRemedy } from './claim-advice';
import styles from './order-desk.module.css';
import { orderPath } from './order-actions';
import { kept } from './order-money';
import { OrderSection } from './order-section';
import type { ClaimView, OrderView } from './order-view';
import { BothSides } from './order-way';

const CLAIM_TONES = {
  open: 'attention',
  granted: 'info',
  declined: undefined,
  settled: 'success',
  withdrawn: undefined,
} as const;

/** What a buyer said of what arrived, with the photos of both sides. */
export function ClaimCard({
  order,
  claim,
  withAnswer = true,
}: {
  order: OrderView;
  claim: ClaimView;
  /** Whether it leads to where an open claim is answered. */
  withAnswer?: boolean;
}) {
  const { t } = useTranslation('orders');
  return (
    <OrderSection title={t(`claims.kinds.${claim.kind}`)}>
      <InlineStack gap="200" blockAlign="center">
        <Badge tone={CLAIM_TONES[claim.state]}>{t(`claims.states.${claim.state}`)}</Badge>
        <Text as="span">{formatDateTime(claim.filedAt)}</Text>
      </InlineStack>
      {claim.text && <p className={styles.kept}>{claim.text}</p>}
      {claim.wish && <Text as="p">{t('desk.claim.wish', { wish: t(`claims.remedies.${claim.wish}`) })}</Text>}
      <BothSides order={order} claimId={claim.id} />
      {claim.remedy && (
        <Text as="p" fontWeight="medium">
          {t(`claims.remedies.${claim.remedy}`)}
          {claim.amount !== null && `: ${formatDong(claim.amount)}`}
        </Text>
      )}
      {claim.answer && <p className={styles.kept}>{claim.answer}</p>}
      {claim.state === 'granted' && <SettleButton order={order} claim={claim} />}
      {claim.state === 'open' && withAnswer && (
        <Button variant="primary" size="large" fullWidth url={`${orderPath(order.id)}/claims/${claim.id}`}>
          {t('desk.press.answer-claim')}
        </Button>
      )}
    </OrderSection>
  );
}

/** Says that what was promised has been carried out. */
function SettleButton({ order, claim }: { order: OrderView; claim: ClaimView }) {
  const { t } = useTranslation('orders');
  const settlement = useFetcher();
  return (
    <settlement.Form method="post" action={`${orderPath(order.id)}/claims/${claim.id}/settlement`}>
      <SubmitButton fetcher={settlement}>{t('desk.claim.settled')}</SubmitButton>
    </settlement.Form>
  );
}

/** Answers a claim: what it is customary to do is said beforehand, so that nobody has to haggle. */
export function ClaimForm({ order, claim }: { order: OrderView; claim: ClaimView }) {
  const { t } = useTranslation('orders');
  const [decision, setDecision] = useState('grant');
  const [remedy, setRemedy] = useState<string>(proposedRemedy(claim));
  return (
    <Card>
      <KeptForm draftKey={`claim:${claim.id}`}>
        <BlockStack gap="400">
          <ProblemSummary />
          <ChoiceField
            name="decision"
            label={t('desk.claim.decision')}
            value="grant"
            choices={[
              { value: 'grant', label: t('desk.claim.grant') },
              { value: 'decline', label: t('desk.claim.decline') },
            ]}
            onChange={setDecision}
          />
          {decision === 'grant' && (
            <>
              <ChoiceField
                name="remedy"
                label={t('desk.claim.remedy')}
                help={t(`desk.claim.advice.${claim.kind}`)}
                value={proposedRemedy(claim)}
                choices={CLAIM_ADVICE[claim.kind].map((value) => ({ value, label: t(`claims.remedies.${value}`) }))}
                onChange={setRemedy}
              />
              {remedy !== 'exchange' && (
                <Field
                  name="amount"
                  label={t('desk.claim.amount')}
                  help={t('desk.claim.amountHelp', { paid: formatDong(kept(order)) })}
                  value={remedy === 'refund' ? String(kept(order) || order.total) : ''}
                  suffix="₫"
                />
              )}
            </>
          )}
          <Field
            name="answer"
            label={t('desk.claim.answer')}
            help={t(decision === 'grant' ? 'desk.claim.answerHelp' : 'desk.claim.declineHelp')}
            multiline={3}
            maxLength={500}
          />
          <SubmitButton>{t('desk.claim.submit')}</SubmitButton>
        </BlockStack>
      </KeptForm>
    </Card>
  );
}
