import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { BlockStack, Button, Card, Text } from '@shopify/polaris';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { refreshSearchTexts } from '~/features/listings/refresh-search.server';
import { ContactFields } from '~/features/shops/contact-fields';
import { PlaceSearchField } from '~/features/shops/place-search-field';
import { PublicationCard } from '~/features/shops/publication-card';
import { saveProfile } from '~/features/shops/save-profile.server';
import { SHOP_LIMITS } from '~/features/shops/shop';
import { findShopProfile } from '~/features/shops/shops.server';
import { askAgain, readText } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import { readLang } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';
import { AdminPage, DraftProvider, Field, ProblemSummary, SubmitButton, useKeptDraft, useToast } from '~/ui/polaris';

export async function loader({ request }: LoaderFunctionArgs) {
  const { person, shop, role } = await requireShop(request);
  const profile = await findShopProfile(platform.db, shop.id, readLang(request));
  const address = `${siteOrigin(request, platform.config)}/shop/${profile.slug}`.replace(/^https?:\/\//, '');
  return { shopId: shop.id, ownPhone: person.phone, isOwner: role === 'owner', profile, address };
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const form = await request.formData();
  const text = (name: string) => readText(form, name);
  const saved = await saveProfile(platform, {
    shopId: shop.id,
    typed: {
      name: text('name'),
      tagline: text('tagline'),
      story: text('story'),
      communeCode: text('communeChoice') || text('communeCode'),
      hamlet: text('hamlet'),
      phone: text('phone'),
      sameZalo: text('sameZalo') === 'on',
      zalo: text('zalo'),
    },
  });
  if (!saved.ok) return askAgain(form, saved.problems);
  await refreshSearchTexts(platform, shop.id); // listings are found by their shop's name and place
  return data({ saved: saved.value.slug });
}

export default function ShopPage() {
  const { t } = useTranslation([
    'shops',
    'payments',
    'share',
    'cooperatives',
    'domains',
    'policies',
    'figures',
    'design',
  ]);
  const { shopId, ownPhone, isOwner, profile, address } = useLoaderData<typeof loader>();
  const { restored, formRef, save, onSubmit } = useKeptDraft(`shop-profile:${shopId}`);
  useSavedToast(t('profile.saved'));
  const chosen = profile.communeCode ? { code: profile.communeCode, name: profile.placeName } : null;
  return (
    <AdminPage title={t('profile.title')}>
      <BlockStack gap="400">
        <PublicationCard state={profile.state} canClose={isOwner} />
        <Form method="post" ref={formRef} onInput={save} onChange={save} onSubmit={onSubmit} noValidate>
          <DraftProvider value={restored}>
            <BlockStack gap="400">
              <ProblemSummary />
              <Section title={t('profile.nameTitle')}>
                <Field
                  name="name"
                  label={t('setup.name.label')}
                  help={t('profile.addressHelp', { address })}
                  value={profile.name}
                  maxLength={SHOP_LIMITS.name}
                />
              </Section>
              <Section title={t('profile.aboutTitle')}>
                <Field
                  name="tagline"
                  label={t('profile.tagline')}
                  help={t('profile.taglineHelp')}
                  value={profile.tagline}
                  maxLength={SHOP_LIMITS.tagline}
                />
                <Field
                  name="story"
                  label={t('profile.story')}
                  help={t('profile.storyHelp')}
                  value={profile.story}
                  multiline={4}
                  maxLength={SHOP_LIMITS.story}
                />
              </Section>
              <Section title={t('profile.placeTitle')}>
                <PlaceSearchField chosen={chosen} query="" found={[]} onChange={save} />
                <Field
                  name="hamlet"
                  label={t('place.hamlet')}
                  help={t('place.hamletHelp')}
                  value={profile.hamlet}
                  maxLength={SHOP_LIMITS.hamlet}
                />
              </Section>
              <Section title={t('profile.contactTitle')}>
                <ContactFields phone={profile.phone ?? ownPhone} zalo={profile.phone ? profile.zalo : ownPhone} />
              </Section>
              <SubmitButton>{t('profile.save')}</SubmitButton>
            </BlockStack>
          </DraftProvider>
        </Form>
        <Button size="large" fullWidth url="/admin/shop/design">
          {t('design:title')}
        </Button>
        <Button size="large" fullWidth url="/admin/shop/selling">
          {t('selling.title')}
        </Button>
        <Button size="large" fullWidth url="/admin/shop/shipping">
          {t('shipping.title')}
        </Button>
        <Button size="large" fullWidth url="/admin/shop/policies">
          {t('policies:admin.link')}
        </Button>
        <Button size="large" fullWidth url="/admin/shop/stall">
          {t('share:stall.title')}
        </Button>
        <Button size="large" fullWidth url="/admin/figures">
          {t('figures:title')}
        </Button>
        <Button size="large" fullWidth url="/admin/books">
          {t('profile.books')}
        </Button>
        <Button size="large" fullWidth url="/admin/shop/certificates">
          {t('certificates.title')}
        </Button>
        {isOwner && (
          <>
            <Button size="large" fullWidth url="/admin/shop/domain">
              {t('domains:title')}
            </Button>
            <Button size="large" fullWidth url="/admin/shop/payments">
              {t('payments:settings.title')}
            </Button>
            <Button size="large" fullWidth url="/admin/shop/people">
              {t('people.title')}
            </Button>
            <Button size="large" fullWidth url="/admin/shop/cooperative">
              {t('cooperatives:own.title')}
            </Button>
          </>
        )}
      </BlockStack>
    </AdminPage>
  );
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        {children}
      </BlockStack>
    </Card>
  );
}

function useSavedToast(sentence: string) {
  const toast = useToast();
  const answer = useActionData<typeof action>();
  useEffect(() => {
    if (answer && 'saved' in answer) toast(sentence);
  }, [answer, toast, sentence]);
}
