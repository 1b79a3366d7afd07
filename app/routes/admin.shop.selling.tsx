import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { BlockStack, Text } from '@shopify/polaris';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { LEGAL_TEXTS, RULE_TEXTS, type TypedSelling } from '~/features/shops/selling';
import { findSelling, saveSelling } from '~/features/shops/selling.server';
import { LawGaps, SellingForm } from '~/features/shops/selling-form';
import { findShopProfile } from '~/features/shops/shops.server';
import { askAgain, readText } from '~/platform/answers.server';
import { readLang } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';
import { AdminPage, useToast } from '~/ui/polaris';

export async function loader({ request }: LoaderFunctionArgs) {
  const { person, shop, role } = await requireShop(request);
  const [{ selling, isTold, gaps }, profile] = await Promise.all([
    findSelling(platform.db, shop.id),
    findShopProfile(platform.db, shop.id, readLang(request)),
  ]);
  const address = [profile.hamlet, profile.placeName].filter(Boolean).join(', ');
  // a helper is not who stands behind the shop
  const owner = role === 'owner' ? person.name : '';
  return { shopId: shop.id, selling, isTold, gaps, owner, address };
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const form = await request.formData();
  const named = [...LEGAL_TEXTS, ...RULE_TEXTS, ...NUMBERS, 'email', 'registeredOn'] as const;
  const texts = Object.fromEntries(named.map((name) => [name, readText(form, name)]));
  const typed = { ...texts, takesOrders: readText(form, 'takesOrders') === 'on' } as TypedSelling;
  const saved = await saveSelling(platform, { shopId: shop.id, typed });
  return saved.ok ? data({ savedAt: platform.clock.now().getTime() }) : askAgain(form, saved.problems);
}

const NUMBERS = ['answerHours', 'payHours', 'claimHours', 'depositPercent'] as const;

export default function SellingPage() {
  const { t } = useTranslation('shops');
  const { shopId, selling, isTold, gaps, owner, address } = useLoaderData<typeof loader>();
  const toast = useToast();
  const answer = useActionData<typeof action>();
  useEffect(() => {
    if (answer && 'savedAt' in answer) toast(t('profile.saved'));
  }, [answer, toast, t]);
  const proposed = isTold
    ? {}
    : {
        legalName: owner,
        legalAddress: address,
        ...Object.fromEntries(RULE_TEXTS.map((name) => [name, t(`selling.proposed.${name}`)])),
      };
  return (
    <AdminPage title={t('selling.title')} back={{ to: '/admin/shop', label: t('profile.title') }}>
      <BlockStack gap="400">
        <Text as="p">{t('selling.lead')}</Text>
        <LawGaps gaps={gaps} />
        <SellingForm draftKey={`selling:${shopId}`} selling={selling} proposed={proposed} />
      </BlockStack>
    </AdminPage>
  );
}
