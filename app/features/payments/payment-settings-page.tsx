import { useFetcher } from '@remix-run/react';
import { Badge, Banner, BlockStack, Button, Text } from '@shopify/polaris';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { AskedAgainProvider, CheckField, ChoiceField, ProblemSummary, SubmitButton, useToast } from '~/ui/polaris';

import { BankCard } from './bank-card';
import { EndpointCard } from './endpoint-card';
import type { PaymentSettings } from './payment-settings';
import { SettingsCard } from './settings-card';

/** How a shop is paid: which ways, into which account, and who tells that money came. */
export function PaymentSettingsPage({ settings }: { settings: PaymentSettings }) {
  const { t } = useTranslation('payments');
  const { isClosed, waiting, account, stripe, endpoints } = settings;
  return (
    <BlockStack gap="400">
      {isClosed && <Banner tone="critical">{t('settings.closed')}</Banner>}
      {waiting > 0 && (
        <Banner tone="warning" action={{ content: t('settings.lookAt'), url: '/admin/transfers' }}>
          {t('settings.waiting', { count: waiting })}
        </Banner>
      )}
      <Ways settings={settings} />
      <BankCard account={account} action="/admin/shop/payments/account" />
      {stripe && <StripeCard account={stripe.account} action="/admin/shop/payments/stripe" />}
      <Text as="h2" variant="headingLg">
        {t('endpoint.title')}
      </Text>
      <Text as="p">{t('endpoint.lead')}</Text>
      {endpoints.map((endpoint) => (
        <EndpointCard key={endpoint.kind} endpoint={endpoint} />
      ))}
      <Button size="large" fullWidth url="/admin/transfers">
        {t('transfers.title')}
      </Button>
    </BlockStack>
  );
}

function Ways({ settings }: { settings: PaymentSettings }) {
  const { t } = useTranslation('payments');
  const fetcher = useFetcher<{ saved?: true }>();
  const toast = useToast();
  useEffect(() => {
    if (fetcher.data?.saved) toast(t('settings.saved'));
  }, [fetcher.data, toast, t]);
  const { takesCash, takesTransfer, takesCard, stripe, account, collector, cooperative } = settings;
  return (
    <SettingsCard title={t('settings.ways')}>
      <fetcher.Form method="post">
        <AskedAgainProvider value={fetcher.data}>
          <BlockStack gap="300">
            <ProblemSummary />
            <CheckField name="takesCash" label={t('settings.cash')} help={t('settings.cashHelp')} checked={takesCash} />
            <CheckField
              name="takesTransfer"
              label={t('settings.transfer')}
              help={t(
                account || collector === 'cooperative' ? 'settings.transferHelp' : 'settings.transferNeedsAccount',
              )}
              checked={takesTransfer}
            />
            {stripe && (
              <CheckField
                name="takesCard"
                label={t('settings.card')}
                help={t('settings.cardHelp')}
                checked={takesCard}
              />
            )}
            {cooperative && (
              <ChoiceField
                name="collector"
                label={t('settings.collector')}
                value={collector ?? 'shop'}
                choices={[
                  { value: 'shop', label: t('settings.collectorShop') },
                  {
                    value: 'cooperative',
                    label: cooperative.name,
                    help: t(cooperative.hasAccount ? 'settings.collectorHelp' : 'settings.collectorNoAccount'),
                  },
                ]}
              />
            )}
            <SubmitButton fetcher={fetcher}>{t('settings.save')}</SubmitButton>
          </BlockStack>
        </AskedAgainProvider>
      </fetcher.Form>
    </SettingsCard>
  );
}

/** Signing up at Stripe, for a shop or a cooperative; posts to `action`, which leads to Stripe. */
export function StripeCard({ account, action }: { account: 'ready' | 'unfinished' | null; action: string }) {
  const { t } = useTranslation('payments');
  return (
    <SettingsCard
      title={t('connect.title')}
      badge={account && <Badge tone={account === 'ready' ? 'success' : 'attention'}>{t(`connect.${account}`)}</Badge>}
    >
      <Text as="p">{t('connect.lead')}</Text>
      {/* a whole page goes to Stripe: no fetcher could follow there */}
      <form method="post" action={action}>
        <Button submit size="large" fullWidth variant={account === 'ready' ? 'secondary' : 'primary'}>
          {t(account === null ? 'connect.begin' : account === 'ready' ? 'connect.change' : 'connect.goOn')}
        </Button>
      </form>
    </SettingsCard>
  );
}
