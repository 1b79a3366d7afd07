import { useFetcher } from '@remix-run/react';
import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { dong, formatDong } from '~/shared/dong';
import { SubmitButton, useToast } from '~/ui/polaris';

import type { MemberDue, PayoutState } from './payout';

/** One payout, ready to show; days as people write them. */
export type ShownPayout = {
  id: string;
  shop: string;
  amount: number;
  reference: string;
  state: PayoutState;
  createdOn: string;
  paidOn: string | null;
  account: { bank: string; number: string; holder: string } | null;
  qr: string | null;
};

export type PayoutsPageData = {
  dues: MemberDue[];
  open: { payouts: ShownPayout[]; next: string | null };
  paid: { payouts: ShownPayout[]; next: string | null };
  /** Not the first page of open or of paid ones. */
  isFurther: boolean;
};

const say = (amount: number): string => (amount < 0 ? `-${formatDong(dong(-amount))}` : formatDong(dong(amount)));

/** What the cooperative holds of its members', the transfers to make, and those that were made. */
export function PayoutsPage({ dues, open, paid, isFurther }: PayoutsPageData) {
  const { t } = useTranslation('books');
  return (
    <BlockStack gap="400">
      <Text as="p">{t('payouts.lead')}</Text>
      {!isFurther && <DuesCard dues={dues} />}
      {open.payouts.length > 0 && (
        <Text as="h2" variant="headingLg">
          {t('payouts.openTitle')}
        </Text>
      )}
      {open.payouts.map((payout) => (
        <OpenPayout key={payout.id} payout={payout} />
      ))}
      {open.next && <Button url={`?open=${open.next}`}>{t('payouts.more')}</Button>}
      {paid.payouts.length > 0 && <PaidCard payouts={paid.payouts} />}
      <InlineStack gap="200">
        {isFurther && <Button url="/cooperative/payouts">{t('payouts.first')}</Button>}
        {paid.next && <Button url={`?paid=${paid.next}`}>{t('payouts.morePaid')}</Button>}
      </InlineStack>
      <Button size="large" fullWidth download url="/cooperative/payouts/file">
        {t('payouts.download')}
      </Button>
    </BlockStack>
  );
}

function DuesCard({ dues }: { dues: readonly MemberDue[] }) {
  const { t } = useTranslation('books');
  const drawing = useFetcher();
  const owed = dues.filter(({ due }) => due !== 0);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('payouts.duesTitle')}
        </Text>
        {owed.length === 0 && <Text as="p">{t('payouts.none')}</Text>}
        {owed.map(({ shopId, shop, orders, due }) => (
          <BlockStack key={shopId}>
            <InlineStack align="space-between" gap="200">
              <Text as="p" fontWeight="semibold">
                {shop}
              </Text>
              <Text as="p" numeric>
                {say(due)}
              </Text>
            </InlineStack>
            <Text as="p" tone="subdued">
              {due < 0 ? t('payouts.owes') : t('payouts.orders', { count: orders })}
            </Text>
          </BlockStack>
        ))}
        {owed.some(({ due }) => due > 0) && (
          <drawing.Form method="post" action="/cooperative/payouts">
            <SubmitButton fetcher={drawing}>{t('payouts.drawUp')}</SubmitButton>
          </drawing.Form>
        )}
      </BlockStack>
    </Card>
  );
}

function OpenPayout({ payout }: { payout: ShownPayout }) {
  const { t } = useTranslation('books');
  const toast = useToast();
  const moving = useFetcher();
  const { id, shop, amount, reference, account, qr, createdOn } = payout;
  const action = `/cooperative/payouts/${id}`;
  const label = `${shop}, ${say(amount)}`;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" gap="200">
          <Text as="h3" variant="headingMd">
            {shop}
          </Text>
          <Text as="p" variant="headingMd" numeric>
            {say(amount)}
          </Text>
        </InlineStack>
        {account ? (
          <BlockStack gap="100">
            <Text as="p">{t('payouts.bank', { bank: account.bank })}</Text>
            <Text as="p">{t('payouts.number', { number: account.number })}</Text>
            <Text as="p">{t('payouts.holder', { holder: account.holder })}</Text>
          </BlockStack>
        ) : (
          <Text as="p">{t('payouts.noAccount')}</Text>
        )}
        <Text as="p">{t('payouts.reference', { reference })}</Text>
        <Text as="p" tone="subdued">
          {t('payouts.drawnUp', { date: createdOn })}
        </Text>
        {qr && <img src={qr} width={232} height={232} alt={t('payouts.qr', { shop })} />}
        <moving.Form
          method="put"
          action={action}
          onSubmit={() =>
            toast(t('payouts.marked', { shop }), { undo: { action, method: 'put', values: { state: 'open' } } })
          }
        >
          <input type="hidden" name="state" value="paid" />
          <Button submit size="large" fullWidth variant="primary" accessibilityLabel={`${t('payouts.mark')}: ${label}`}>
            {t('payouts.mark')}
          </Button>
        </moving.Form>
        <moving.Form method="delete" action={action}>
          <Button submit size="large" fullWidth accessibilityLabel={`${t('payouts.drop')}: ${label}`}>
            {t('payouts.drop')}
          </Button>
        </moving.Form>
      </BlockStack>
    </Card>
  );
}

function PaidCard({ payouts }: { payouts: readonly ShownPayout[] }) {
  const { t } = useTranslation('books');
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('payouts.paidTitle')}
        </Text>
        {payouts.map(({ id, shop, amount, reference, paidOn }) => (
          <BlockStack key={id}>
            <InlineStack align="space-between" gap="200">
              <Text as="p" fontWeight="semibold">
                {shop}
              </Text>
              <Text as="p" numeric>
                {say(amount)}
              </Text>
            </InlineStack>
            <Text as="p" tone="subdued">
              {t('payouts.paid', { date: paidOn ?? '', reference })}
            </Text>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}
