import { useFetcher } from '@remix-run/react';
import { Badge, Banner, BlockStack, Box, Card, Collapsible, Button, InlineStack, Text } from '@shopify/polaris';
import { useEffect, useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { formatDateTime } from '~/shared/date';
import { formatDong, type Dong } from '~/shared/dong';
import { AskedAgainProvider, ChoiceField, Field, ProblemSummary, SubmitButton, useToast } from '~/ui/polaris';

import type { MoneyCardData } from './money';

/**
 * An order's money on the grower's desk: what is open, what came and went, «đã nhận tiền» and giving back.
 * Posts to `/admin/orders/<id>/receipts` and `/refunds`.
 */
export function MoneyCard({ money }: { money: MoneyCardData }) {
  const { t } = useTranslation('payments');
  const { owed, total, paid, refunded, dueAhead, balance, heldOver, movements } = money;
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t('money.title')}
          </Text>
          <StateBadge money={money} />
        </InlineStack>
        <BlockStack gap="200">
          <Sum label={t('money.total')} amount={total} />
          {owed < total && <Sum label={t('money.owed')} amount={owed} />}
          {paid > 0 && <Sum label={t('money.paid')} amount={paid} />}
          {refunded > 0 && <Sum label={t('money.refunded')} amount={refunded} />}
          {dueAhead > 0 && dueAhead < balance && <Sum label={t('money.dueAhead')} amount={dueAhead} strong />}
          {balance > 0 && <Sum label={t('money.balance')} amount={balance} strong />}
        </BlockStack>
        {heldOver > 0 && <Banner tone="warning">{t('money.heldOver', { amount: formatDong(heldOver) })}</Banner>}
        <Cards money={money} />
        {movements.length > 0 && <Movements movements={movements} />}
        {balance > 0 && <ReceiptForm key={`receipt${movements.length}`} money={money} />}
        {money.refundable.all > 0 && <RefundForm key={`refund${movements.length}`} money={money} />}
      </BlockStack>
    </Card>
  );
}

function StateBadge({ money: { balance, heldOver, dueAhead, paid } }: { money: MoneyCardData }) {
  const { t } = useTranslation('payments');
  if (heldOver > 0) return <Badge tone="warning">{t('money.state.over')}</Badge>;
  if (balance === 0) return <Badge tone="success">{t('money.state.paid')}</Badge>;
  if (paid > 0) return <Badge tone="info">{t('money.state.part')}</Badge>;
  return <Badge>{t(dueAhead > 0 ? 'money.state.waiting' : 'money.state.door')}</Badge>;
}

function Sum({ label, amount, strong = false }: { label: string; amount: Dong; strong?: boolean }) {
  return (
    <InlineStack align="space-between" gap="200">
      <Text as="span">{label}</Text>
      <Text as="span" variant={strong ? 'headingMd' : undefined}>
        {formatDong(amount)}
      </Text>
    </InlineStack>
  );
}

/** What somebody has to know of cards and of money on its way back. */
function Cards({ money: { cards, refunds } }: { money: MoneyCardData }) {
  const { t } = useTranslation('payments');
  return (
    <>
      {cards.map(({ id, amount, state, problem, disputedAt }) => (
        <BlockStack key={id} gap="200">
          {state === 'failed' && <Banner tone="critical">{t(`money.card.${problem ?? 'declined'}`)}</Banner>}
          {disputedAt && (
            <Banner tone="critical">
              {t('money.disputed', { amount: formatDong(amount), time: formatDateTime(disputedAt) })}
            </Banner>
          )}
          {state === 'open' && <Text as="p">{t('money.card.open', { amount: formatDong(amount) })}</Text>}
        </BlockStack>
      ))}
      {refunds.map(({ id, amount, state, at }) => (
        <Banner key={id} tone={state === 'failed' ? 'critical' : 'info'}>
          {t(state === 'failed' ? 'money.refund.failed' : 'money.refund.underWay', {
            amount: formatDong(amount),
            time: formatDateTime(at),
          })}
        </Banner>
      ))}
    </>
  );
}

function Movements({ movements }: Pick<MoneyCardData, 'movements'>) {
  const { t } = useTranslation('payments');
  return (
    <Box as="section" paddingBlockStart="200">
      <BlockStack gap="200">
        <Text as="h3" variant="headingSm">
          {t('money.movements')}
        </Text>
        <BlockStack as="ul" gap="200">
          {movements.map(({ id, kind, method, amount, actor, at }) => (
            <li key={id} style={{ listStyle: 'none' }}>
              <InlineStack align="space-between" gap="200">
                <BlockStack>
                  <Text as="span">{t(`money.${kind === 'received' ? 'came' : 'went'}.${method}`)}</Text>
                  <Text as="span" variant="bodySm" tone="subdued">
                    {formatDateTime(at)} · {t(actor === 'provider' ? 'money.byMachine' : 'money.byHand')}
                  </Text>
                </BlockStack>
                <Text as="span" variant="headingSm">
                  {kind === 'received' ? '+' : '−'}
                  {formatDong(amount)}
                </Text>
              </InlineStack>
            </li>
          ))}
        </BlockStack>
      </BlockStack>
    </Box>
  );
}

/** A form behind a button, so that the card stays short and nobody presses it by accident. */
function Folded({ label, primary = false, children }: { label: string; primary?: boolean; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <BlockStack gap="300">
      <Button
        size="large"
        fullWidth
        variant={primary && !open ? 'primary' : 'secondary'}
        ariaExpanded={open}
        ariaControls={id}
        disclosure={open ? 'up' : 'down'}
        onClick={() => setOpen(!open)}
      >
        {label}
      </Button>
      <Collapsible id={id} open={open}>
        {children}
      </Collapsible>
    </BlockStack>
  );
}

function ReceiptForm({ money }: { money: MoneyCardData }) {
  const { t } = useTranslation('payments');
  const fetcher = useFetcher<{ received?: string }>();
  useDone(fetcher.data?.received, t('receipt.done'));
  const { orderId, dueAhead, balance, paymentMethod, pressIds } = money;
  return (
    <Folded label={t('receipt.open')} primary>
      <fetcher.Form method="post" action={`/admin/orders/${orderId}/receipts`}>
        <AskedAgainProvider value={fetcher.data}>
          <BlockStack gap="400">
            <ProblemSummary />
            <input type="hidden" name="pressId" value={pressIds.receipt} />
            <Field
              name="receiptAmount"
              label={t('receipt.amount')}
              help={t('receipt.help', { amount: formatDong(balance) })}
              value={formatDong(dueAhead > 0 ? dueAhead : balance)}
              inputMode="numeric"
            />
            <ChoiceField
              name="receiptMethod"
              label={t('receipt.how')}
              value={paymentMethod === 'cod' ? 'cod' : 'vietqr'}
              choices={[
                { value: 'cod', label: t('receipt.cash') },
                { value: 'vietqr', label: t('receipt.transfer') },
              ]}
            />
            <SubmitButton fetcher={fetcher}>{t('receipt.submit')}</SubmitButton>
          </BlockStack>
        </AskedAgainProvider>
      </fetcher.Form>
    </Folded>
  );
}

function RefundForm({ money }: { money: MoneyCardData }) {
  const { t } = useTranslation('payments');
  const fetcher = useFetcher<{ refunded?: string; state?: string }>();
  useDone(fetcher.data?.refunded, t(fetcher.data?.state === 'done' ? 'refund.done' : 'refund.underWay'));
  const { orderId, heldOver, refundable, pressIds } = money;
  const byCard = refundable.byCard > 0;
  const suggested = heldOver > 0 && heldOver < refundable.all ? heldOver : refundable.all;
  return (
    <Folded label={t('refund.open')}>
      <fetcher.Form method="post" action={`/admin/orders/${orderId}/refunds`}>
        <AskedAgainProvider value={fetcher.data}>
          <BlockStack gap="400">
            <ProblemSummary />
            <input type="hidden" name="pressId" value={pressIds.refund} />
            <Field
              name="refundAmount"
              label={t('refund.amount')}
              help={t('refund.help', { amount: formatDong(refundable.all) })}
              value={formatDong(suggested)}
              inputMode="numeric"
            />
            <ChoiceField
              name="refundMethod"
              label={t('refund.how')}
              value={byCard ? 'stripe' : 'vietqr'}
              choices={[
                ...(byCard
                  ? [
                      {
                        value: 'stripe',
                        label: t('refund.card'),
                        help: t('refund.cardHelp', { amount: formatDong(refundable.byCard) }),
                      },
                    ]
                  : []),
                { value: 'vietqr', label: t('refund.transfer'), help: t('refund.transferHelp') },
                { value: 'cod', label: t('refund.cash'), help: t('refund.cashHelp') },
              ]}
            />
            <Field
              name="refundReason"
              label={t('refund.reason')}
              help={t('refund.reasonHelp')}
              maxLength={300}
              multiline={2}
            />
            <SubmitButton fetcher={fetcher} tone="critical">
              {t('refund.submit')}
            </SubmitButton>
          </BlockStack>
        </AskedAgainProvider>
      </fetcher.Form>
    </Folded>
  );
}

/** Says that something is done, once for each answer. */
function useDone(done: string | undefined, sentence: string) {
  const toast = useToast();
  useEffect(() => {
    if (done) toast(sentence);
    // the sentence may change with the next answer; only a new answer is news
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [done]);
}
