import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { BankCard } from '~/features/payments/bank-card';
import { StripeCard } from '~/features/payments/payment-settings-page';
import { findCollectorSettings } from '~/features/payments/payment-settings.server';
import { refreshOwnAccount } from '~/features/payments/stripe-connect.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

/** Where members' money goes when the cooperative collects it; trainers and viewers have nothing to do with it. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { cooperative } = await requireStaff(request, 'handle-money');
  if (new URL(request.url).searchParams.has('stripe'))
    await refreshOwnAccount(platform, { cooperativeId: cooperative.id });
  return findCollectorSettings(platform, cooperative.id);
}

export default function CollectorPayments() {
  const { t } = useTranslation(['payments', 'shops']);
  const { account, stripe } = useLoaderData<typeof loader>();
  return (
    <AdminPage title={t('collector.title')} back={{ to: '/cooperative', label: t('shops:members.title') }}>
      <BlockStack gap="400">
        <Text as="p">{t('collector.lead')}</Text>
        <BankCard account={account} action="/cooperative/payments/account" />
        {stripe && <StripeCard account={stripe.account} action="/cooperative/payments/stripe" />}
      </BlockStack>
    </AdminPage>
  );
}
