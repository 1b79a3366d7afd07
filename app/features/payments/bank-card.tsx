import { useFetcher } from '@remix-run/react';
import { BlockStack, Text } from '@shopify/polaris';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { AskedAgainProvider, Field, ProblemSummary, SubmitButton, useToast } from '~/ui/polaris';

import { BankField } from './bank-field';
import type { PaymentSettings } from './payment-settings';
import { SettingsCard } from './settings-card';

/** The account that VietQR codes name, with its code to try; posts to and is deleted at `action`. */
export function BankCard({ account, action }: { account: PaymentSettings['account']; action: string }) {
  const { t } = useTranslation('payments');
  const fetcher = useFetcher<{ saved?: string }>();
  const removal = useFetcher();
  const toast = useToast();
  useEffect(() => {
    if (fetcher.data?.saved) toast(t('bank.saved'));
  }, [fetcher.data, toast, t]);
  return (
    <SettingsCard title={t('bank.title')}>
      {account && (
        <BlockStack gap="200">
          <img
            src={account.qr}
            width={220}
            height={220}
            alt={t('bank.qrAlt', { bank: account.bank, number: account.number, holder: account.holder })}
          />
          <Text as="p">{t('bank.try')}</Text>
        </BlockStack>
      )}
      <fetcher.Form method="post" action={action} noValidate>
        <AskedAgainProvider value={fetcher.data}>
          <BlockStack gap="400">
            <ProblemSummary />
            <BankField bin={account?.bin ?? ''} />
            <Field
              name="number"
              label={t('bank.number')}
              help={t('bank.numberHelp')}
              value={account?.number ?? ''}
              inputMode="text"
              maxLength={40}
            />
            <Field
              name="holder"
              label={t('bank.holder')}
              help={t('bank.holderHelp')}
              value={account?.holder ?? ''}
              maxLength={100}
            />
            <SubmitButton fetcher={fetcher}>{t('bank.save')}</SubmitButton>
          </BlockStack>
        </AskedAgainProvider>
      </fetcher.Form>
      {account && (
        <removal.Form method="delete" action={action} onSubmit={() => toast(t('bank.removed'))}>
          <SubmitButton fetcher={removal} variant="secondary">
            {t('bank.remove')}
          </SubmitButton>
        </removal.Form>
      )}
    </SettingsCard>
  );
}
