import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Card, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { findListing } from '~/features/listings/find-listing.server';
import { findShareKit } from '~/features/storefront/share-kit.server';
import { ShareKitPage } from '~/features/storefront/share-kit-page';
import { orNotFound } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const listing = orNotFound(await findListing(platform.db, { shopId: shop.id, id: params.listing ?? '' }));
  const origin = siteOrigin(request, platform.config);
  const kit = await findShareKit(platform, { shopId: shop.id, listingId: listing.id }, origin);
  return { id: listing.id, name: listing.draft.name, kit };
}

export default function Share() {
  const { t } = useTranslation(['share', 'listings']);
  const { id, name, kit } = useLoaderData<typeof loader>();
  return (
    <AdminPage
      title={t('title')}
      subtitle={name}
      back={{ to: `/admin/listings/${id}`, label: name || t('listings:form.unnamed') }}
    >
      {kit ? (
        <ShareKitPage id={id} kit={kit} />
      ) : (
        <Card>
          <Text as="p">{t('notOpen')}</Text>
        </Card>
      )}
    </AdminPage>
  );
}
