import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { findOwnShop, requirePerson } from '~/features/accounts/guard.server';
import { requireStep } from '~/features/shops/setup.server';
import { SetupScreen } from '~/features/shops/setup-screen';
import { SHOP_LIMITS } from '~/features/shops/shop';
import { startShop } from '~/features/shops/start-shop.server';
import { askAgain, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { Field, KeptForm, SubmitButton } from '~/ui/polaris';

export async function loader({ request }: LoaderFunctionArgs) {
  const visitor = await requirePerson(request);
  const found = await findOwnShop(visitor);
  if (found) await requireStep(found, 'name');
  return { personId: visitor.person.id, name: found?.shop.name ?? '' };
}

export async function action({ request }: ActionFunctionArgs) {
  const { person } = await requirePerson(request);
  const form = await request.formData();
  const started = await startShop(platform, { personId: person.id, name: readText(form, 'name') });
  return started.ok ? redirect('/admin/setup', 303) : askAgain(form, started.problems);
}

export default function NameStep() {
  const { t } = useTranslation('shops');
  const { personId, name } = useLoaderData<typeof loader>();
  return (
    <SetupScreen step="name" title={t('setup.name.title')} lead={t('setup.name.lead')}>
      <KeptForm draftKey={`setup-name:${personId}`}>
        <BlockStack gap="400">
          <Field
            name="name"
            label={t('setup.name.label')}
            help={t('setup.name.help')}
            value={name}
            maxLength={SHOP_LIMITS.name}
            autoComplete="organization"
          />
          <SubmitButton>{t('setup.next')}</SubmitButton>
        </BlockStack>
      </KeptForm>
    </SetupScreen>
  );
}
