import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { BlockStack } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { findPlaces } from '~/features/shops/place-choices.server';
import { PlaceSearchField } from '~/features/shops/place-search-field';
import { savePlace } from '~/features/shops/save-answers.server';
import { requireStep } from '~/features/shops/setup.server';
import { SetupScreen } from '~/features/shops/setup-screen';
import { SHOP_LIMITS } from '~/features/shops/shop';
import { findShopProfile } from '~/features/shops/shops.server';
import { askAgain, readText } from '~/platform/answers.server';
import { readLang } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';
import { DraftProvider, Field, SubmitButton, useKeptDraft } from '~/ui/polaris';

export async function loader({ request }: LoaderFunctionArgs) {
  const visitor = await requireShop(request);
  await requireStep(visitor, 'place');
  const lang = readLang(request);
  const { communeCode, placeName, hamlet } = await findShopProfile(platform.db, visitor.shop.id, lang);
  const query = (new URL(request.url).searchParams.get('q') ?? '').slice(0, 200);
  return {
    shopId: visitor.shop.id,
    chosen: communeCode && query === '' ? { code: communeCode, name: placeName } : null,
    hamlet,
    query,
    found: query ? findPlaces(query, lang) : [],
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const form = await request.formData();
  // without scripts the search is sent like an answer, and an answer is one of the found places
  const chosen = readText(form, 'communeChoice') || readText(form, 'communeCode');
  if (readText(form, 'search') !== '' || (chosen === '' && readText(form, 'place') !== ''))
    return redirect(`/admin/setup/place?q=${encodeURIComponent(readText(form, 'place'))}`, 303);
  const saved = await savePlace(platform, {
    shopId: shop.id,
    communeCode: chosen,
    hamlet: readText(form, 'hamlet'),
  });
  return saved.ok ? redirect('/admin/setup', 303) : askAgain(form, saved.problems);
}

export default function PlaceStep() {
  const { t } = useTranslation('shops');
  const { shopId, chosen, hamlet, query, found } = useLoaderData<typeof loader>();
  const { restored, formRef, save, onSubmit } = useKeptDraft(`setup-place:${shopId}`);
  return (
    <SetupScreen step="place" title={t('setup.place.title')} lead={t('setup.place.lead')}>
      <Form method="post" ref={formRef} onInput={save} onSubmit={onSubmit} noValidate>
        <DraftProvider value={restored}>
          <BlockStack gap="400">
            <PlaceSearchField chosen={chosen} query={query} found={found} onChange={save} />
            <Field
              name="hamlet"
              label={t('place.hamlet')}
              help={t('place.hamletHelp')}
              value={hamlet}
              maxLength={SHOP_LIMITS.hamlet}
              autoComplete="street-address"
            />
            <SubmitButton>{t('setup.next')}</SubmitButton>
          </BlockStack>
        </DraftProvider>
      </Form>
    </SetupScreen>
  );
}
