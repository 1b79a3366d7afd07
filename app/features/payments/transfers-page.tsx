import { useFetcher } from '@remix-run/react';
import { Badge, BlockStack, Button, ButtonGroup, Card, InlineStack, Link, Text } from '@shopify/polaris';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { formatDateTime } from '~/shared/date';
import { formatDong } from '~/shared/dong';
import { AskedAgainProvider, Field, ProblemSummary, SubmitButton, useToast } from '~/ui/polaris';

import { codeField, isWaiting, type TransferState, type TransferView } from './transfer';

/** What a shop's account got, as its page shows it. */
export type TransfersPageData = {
  show: 'waiting' | 'settled';
  waiting: number;
  transfers: TransferView[];
  /** Where the next page begins; null: this is the last. */
  next: string | null;
};

/** Money that needs a look: what it says, what is odd about it, and what may be done. */
export function TransfersPage({ show, waiting, transfers, next }: TransfersPageData) {
  const { t } = useTranslation('payments');
  return (
    <BlockStack gap="400">
      <ButtonGroup variant="segmented" fullWidth>
        <Button size="large" pressed={show === 'waiting'} url="/admin/transfers">
          {t('transfers.waiting', { count: waiting })}
        </Button>
        <Button size="large" pressed={show === 'settled'} url="/admin/transfers?show=settled">
          {t('transfers.settled')}
        </Button>
      </ButtonGroup>
      {show === 'waiting' && <Text as="p">{t(waiting > 0 ? 'transfers.lead' : 'transfers.none')}</Text>}
      {show === 'settled' && transfers.length === 0 && <Text as="p">{t('transfers.noneSettled')}</Text>}
      {transfers.map((transfer) => (
        <TransferCard key={transfer.id} transfer={transfer} />
      ))}
      {next && (
        <Button
          size="large"
          fullWidth
          url={`/admin/transfers?${show === 'settled' ? 'show=settled&' : ''}before=${next}`}
        >
          {t('transfers.more')}
        </Button>
      )}
    </BlockStack>
  );
}

const TONES: Record<TransferState, 'success' | 'attention' | 'warning' | undefined> = {
  matched: 'success',
  applied: 'success',
  under: 'attention',
  over: 'attention',
  late: 'warning',
  unmatched: 'warning',
  dismissed: undefined,
};

function TransferCard({ transfer }: { transfer: TransferView }) {
  const { t } = useTranslation('payments');
  const { amount, content, bankRef, happenedAt, state, order, source } = transfer;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {formatDong(amount)}
          </Text>
          <Badge tone={TONES[state]}>{t(`transfers.state.${state}`)}</Badge>
        </InlineStack>
        <Text as="p" breakWord>
          “{content}”
        </Text>
        <Text as="p" tone="subdued" breakWord>
          {[formatDateTime(happenedAt), bankRef, t(`endpoint.name.${source}`)].filter(Boolean).join(' · ')}
        </Text>
        {order && (
          <Text as="p">
            <Link url={`/admin/orders/${order.id}`}>
              {t('transfers.order', { code: order.code, name: order.buyerName })}
            </Link>
          </Text>
        )}
        {isWaiting(state) && (
          <>
            <Text as="p">{t(`transfers.advice.${state}`)}</Text>
            <Resolve transfer={transfer} />
          </>
        )}
      </BlockStack>
    </Card>
  );
}

function Resolve({ transfer: { id, order, amount } }: { transfer: TransferView }) {
  const { t } = useTranslation('payments');
  const apply = useFetcher<{ applied?: string }>();
  const dismissal = useFetcher<{ dismissed?: string }>();
  const toast = useToast();
  const { applied } = apply.data ?? {};
  const { dismissed } = dismissal.data ?? {};
  useEffect(() => {
    if (applied) toast(t('transfers.applied', { code: applied }));
  }, [applied, toast, t]);
  useEffect(() => {
    if (dismissed) toast(t('transfers.dismissed'));
  }, [dismissed, toast, t]);
  const action = `/admin/transfers/${id}`;
  return (
    <BlockStack gap="300">
      <apply.Form method="post" action={action}>
        <AskedAgainProvider value={apply.data}>
          <BlockStack gap="300">
            <ProblemSummary />
            <Field
              name={codeField(id)}
              label={t('transfers.code')}
              help={t('transfers.codeHelp')}
              value={order?.code ?? ''}
              maxLength={40}
            />
            <SubmitButton fetcher={apply}>{t('transfers.apply', { amount: formatDong(amount) })}</SubmitButton>
          </BlockStack>
        </AskedAgainProvider>
      </apply.Form>
      <dismissal.Form method="delete" action={action}>
        <SubmitButton fetcher={dismissal} variant="secondary">
          {t('transfers.dismiss')}
        </SubmitButton>
      </dismissal.Form>
    </BlockStack>
  );
}
