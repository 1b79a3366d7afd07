import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { ContactFields } from '~/features/shops/contact-fields';
import { saveContact } from '~/features/shops/save-answers.server';
import { requireStep } from '~/features/shops/setup.server';
import { SetupScreen } from '~/features/shops/setup-screen';
import { findShopProfile } from '~/features/shops/shops.server';
import { askAgain, readText } from '~/platform/answers.server';
import { readLang } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';
import { KeptForm, SubmitButton } from '~/ui/polaris';

export async function loader({ request }: LoaderFunctionArgs) {
  const visitor = await requireShop(request);
  await requireStep(visitor, 'contact');
  const { phone, zalo } = await findShopProfile(platform.db, visitor.shop.id, readLang(request));
  const own = visitor.person.phone;
  return { shopId: visitor.shop.id, phone: phone ?? own, zalo: phone ? zalo : own };
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const form = await request.formData();
  const saved = await saveContact(platform, {
    shopId: shop.id,
    phone: readText(form, 'phone'),
    sameZalo: readText(form, 'sameZalo') === 'on',
    zalo: readText(form, 'zalo'),
  });
  return saved.ok ? redirect('/admin/setup', 303) : askAgain(form, saved.problems);
}

export default function ContactStep() {
  const { t } = useTranslation('shops');
  const { shopId, phone, zalo } = useLoaderData<typeof loader>();
  return (
    <SetupScreen step="contact" title={t('setup.contact.title')} lead={t('setup.contact.lead')}>
      <KeptForm draftKey={`setup-contact:${shopId}`}>
        <BlockStack gap="400">
          <ContactFields phone={phone} zalo={zalo} />
          <SubmitButton>{t('setup.next')}</SubmitButton>
        </BlockStack>
      </KeptForm>
    </SetupScreen>
  );
}
