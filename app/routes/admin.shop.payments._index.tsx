import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireOwner } from '~/features/accounts/guard.server';
import { PaymentSettingsPage } from '~/features/payments/payment-settings-page';
import { findPaymentSettings, saveWays } from '~/features/payments/payment-settings.server';
import { refreshOwnAccount } from '~/features/payments/stripe-connect.server';
import { readText } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

/** Where the money goes is its owner's business alone: a helper could lead it elsewhere. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireOwner(request);
  if (new URL(request.url).searchParams.has('stripe')) await refreshOwnAccount(platform, { shopId: shop.id });
  return findPaymentSettings(platform, { shopId: shop.id, origin: siteOrigin(request, platform.config) });
}

/** Which ways of paying the shop takes. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireOwner(request);
  const form = await request.formData();
  const isOn = (name: string) => readText(form, name) === 'on';
  await saveWays(platform, {
    shopId: shop.id,
    takesCash: isOn('takesCash'),
    takesTransfer: isOn('takesTransfer'),
    takesCard: isOn('takesCard'),
    collector: readText(form, 'collector') === 'cooperative' ? 'cooperative' : 'shop',
  });
  return { saved: true as const };
}

export default function Payments() {
  const { t } = useTranslation(['payments', 'shops']);
  return (
    <AdminPage title={t('settings.title')} back={{ to: '/admin/shop', label: t('shops:profile.title') }}>
      <PaymentSettingsPage settings={useLoaderData<typeof loader>()} />
    </AdminPage>
  );
}
