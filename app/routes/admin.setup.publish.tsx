import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { BlockStack, Button, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { openShop } from '~/features/shops/publication.server';
import { requireStep } from '~/features/shops/setup.server';
import { SetupScreen } from '~/features/shops/setup-screen';
import { findNewestListings, findShopProfile } from '~/features/shops/shops.server';
import { askAgain } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import { readLang } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';
import { dong, formatDong } from '~/shared/dong';
import { ProblemSummary, SubmitButton } from '~/ui/polaris';

export async function loader({ request }: LoaderFunctionArgs) {
  const visitor = await requireShop(request);
  await requireStep(visitor, 'publish');
  const { slug, placeName } = await findShopProfile(platform.db, visitor.shop.id, readLang(request));
  const address = `${siteOrigin(request, platform.config)}/shop/${slug}`.replace(/^https?:\/\//, '');
  return {
    name: visitor.shop.name,
    address,
    placeName,
    listings: await findNewestListings(platform.db, visitor.shop.id),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const form = await request.formData();
  const opened = await openShop(platform, { shopId: shop.id });
  return opened.ok ? redirect('/admin/setup/done', 303) : askAgain(form, opened.problems);
}

export default function PublishStep() {
  const { t } = useTranslation('shops');
  const { name, address, placeName, listings } = useLoaderData<typeof loader>();
  return (
    <SetupScreen step="publish" title={t('setup.publish.title')} lead={t('setup.publish.lead')}>
      <Form method="post">
        <BlockStack gap="400">
          <ProblemSummary />
          <BlockStack gap="100">
            <Text as="h2" variant="headingLg">
              {name}
            </Text>
            <Text as="p">{placeName}</Text>
            <Text as="p" breakWord>
              {t('setup.publish.address')}: <strong>{address}</strong>
            </Text>
          </BlockStack>
          {listings.length > 0 ? (
            <BlockStack gap="100">
              <Text as="h2" variant="headingSm">
                {t('setup.publish.items')}
              </Text>
              {listings.map((listing) => (
                <Text as="p" key={listing.id}>
                  {listing.name}
                  {listing.priceFrom !== null && ` · ${formatDong(dong(listing.priceFrom))}`}
                  {listing.state === 'draft' && ` (${t('setup.publish.draft')})`}
                </Text>
              ))}
            </BlockStack>
          ) : (
            <Button size="large" fullWidth url="/admin/listings/new?setup=1">
              {t('setup.publish.addListing')}
            </Button>
          )}
          <SubmitButton>{t('setup.publish.submit')}</SubmitButton>
        </BlockStack>
      </Form>
    </SetupScreen>
  );
}
