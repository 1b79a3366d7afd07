import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { CHANNELS, FILES } from '~/features/feeds/channels';
import { findHealth } from '~/features/feeds/feed-health.server';
import { FeedsPage, type FeedsPageData } from '~/features/feeds/feeds-page';
import { pagesOf, readHealthQuery } from '~/features/feeds/health';
import { orNotFound } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

export async function loader({ request }: LoaderFunctionArgs): Promise<FeedsPageData> {
  const { shop } = await requireShop(request);
  const origin = siteOrigin(request, platform.config);
  const channel = orNotFound(CHANNELS[0]);
  const query = readHealthQuery(new URL(request.url).searchParams);
  const health = await findHealth(platform, shop, channel, { ...query, origin });
  return {
    channel: channel.name,
    isOpen: shop.state === 'published',
    addresses: FILES.map(({ file }) => ({ file, url: `${origin}/shop/${shop.slug}/feeds/${file}` })),
    health,
    ...query,
    pages: pagesOf(health.lengths[query.show]),
  };
}

export default function Feeds() {
  const { t } = useTranslation('feeds');
  return (
    <AdminPage title={t('title')}>
      <FeedsPage {...useLoaderData<typeof loader>()} />
    </AdminPage>
  );
}
