import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Button, Card, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { ShareLink } from '~/features/shops/share-link';
import { siteOrigin } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

/** The link to hand around: after opening, and whenever it is wanted again. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  if (shop.state !== 'published') throw redirect('/admin', 303);
  return { name: shop.name, url: `${siteOrigin(request, platform.config)}/shop/${shop.slug}` };
}

export default function ShopIsOpen() {
  const { t } = useTranslation(['shops', 'design']);
  const { name, url } = useLoaderData<typeof loader>();
  return (
    <AdminPage title={t('setup.done.title', { shop: name })}>
      <BlockStack gap="400">
        <Card>
          <BlockStack gap="400">
            <Text as="p" variant="bodyLg">
              {t('setup.done.lead')}
            </Text>
            <ShareLink
              url={url}
              title={name}
              words={{
                label: t('setup.done.link'),
                copy: t('setup.done.copy'),
                copied: t('setup.done.copied'),
                share: t('setup.done.share'),
                zalo: t('setup.done.zalo'),
              }}
            />
            <Button size="large" fullWidth url={url}>
              {t('setup.done.view')}
            </Button>
          </BlockStack>
        </Card>
        <Button size="large" fullWidth url="/admin/shop/design">
          {t('design:title')}
        </Button>
        <Button size="large" fullWidth url="/admin">
          {t('setup.done.home')}
        </Button>
      </BlockStack>
    </AdminPage>
  );
}
