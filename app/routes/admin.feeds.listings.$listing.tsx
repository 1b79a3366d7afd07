import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { ListingPreflightPage, type ListingPreflightData } from '~/features/feeds/listing-preflight-page';
import { findListingPreflight } from '~/features/feeds/preflight.server';
import { orNotFound } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

export async function loader({ params, request }: LoaderFunctionArgs): Promise<ListingPreflightData> {
  const { shop } = await requireShop(request);
  const listingId = params.listing!;
  const sku = new URL(request.url).searchParams.get('sku');
  const origin = siteOrigin(request, platform.config);
  const found = orNotFound(await findListingPreflight(platform, shop.id, { listingId, sku, origin }));
  return { id: listingId, ...found };
}

export default function ListingPreflightRoute() {
  const { t } = useTranslation('feeds');
  const data = useLoaderData<typeof loader>();
  return (
    <AdminPage title={data.name || t('list.unnamed')} back={{ to: '/admin/feeds', label: t('title') }}>
      <ListingPreflightPage {...data} />
    </AdminPage>
  );
}
