import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { BlockStack, Button, Text } from '@shopify/polaris';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { findPolicies } from '~/features/orders/policies.server';
import { payable } from '~/features/payments/pay-shop.server';
import { findPolicySettings, savePolicies } from '~/features/shops/policies.server';
import { PoliciesForm, PolicyPreview } from '~/features/shops/policies-form';
import { findSelling } from '~/features/shops/selling.server';
import { LawGaps } from '~/features/shops/selling-form';
import { askAgain, typedValues } from '~/platform/answers.server';
import { readLang } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';
import { AdminPage, useToast } from '~/ui/polaris';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const methods = await payable(platform, shop.id);
  const [{ settings, iconTag }, { gaps }, { sections }] = await Promise.all([
    findPolicySettings(platform.db, shop.id),
    findSelling(platform.db, shop.id),
    findPolicies(platform, { shopId: shop.id, methods, lang: readLang(request) }),
  ]);
  const isOpen = shop.state === 'published';
  const path = `/shop/${shop.slug}`;
  return {
    shopId: shop.id,
    settings,
    sections,
    gaps,
    icon: iconTag !== '' && isOpen ? `${path}/notice.png?v=${iconTag}` : null,
    shown: isOpen ? `${path}/policies` : null,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const form = await request.formData();
  const file = form.get('noticeIcon');
  const icon = file instanceof Blob ? file : null;
  const saved = await savePolicies(platform, { shopId: shop.id, typed: typedValues(form), icon });
  return saved.ok ? data({ savedAt: platform.clock.now().getTime() }) : askAgain(form, saved.problems);
}

/** The law's part of a shop: what is missing, the texts as buyers read them, and what the grower adds. */
export default function PoliciesPage() {
  const { t } = useTranslation(['policies', 'shops']);
  const { shopId, settings, sections, gaps, icon, shown } = useLoaderData<typeof loader>();
  const toast = useToast();
  const answer = useActionData<typeof action>();
  useEffect(() => {
    if (answer && 'savedAt' in answer) toast(t('admin.saved'));
  }, [answer, toast, t]);
  return (
    <AdminPage title={t('admin.title')} back={{ to: '/admin/shop', label: t('shops:profile.title') }}>
      <BlockStack gap="400">
        <Text as="p">{t('admin.lead')}</Text>
        <LawGaps gaps={gaps} form="/admin/shop/selling" />
        {shown && (
          <Button size="large" fullWidth url={shown}>
            {t('admin.see')}
          </Button>
        )}
        <PolicyPreview sections={sections} />
        <PoliciesForm draftKey={`policies:${shopId}`} settings={settings} icon={icon} />
      </BlockStack>
    </AdminPage>
  );
}
