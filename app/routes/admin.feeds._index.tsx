import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { FILES, filesOf, MARKETPLACES } from '~/features/feeds/channels';
import { findOwnSource } from '~/features/feeds/feed-source.server';
import { findLastFetches } from '~/features/feeds/fetch-log.server';
import { toFetchView } from '~/features/feeds/fetch-view';
import { pagesOf, readHealthQuery } from '~/features/feeds/health';
import { OverviewPage, type OverviewData } from '~/features/feeds/overview-page';
import { findPreflight } from '~/features/feeds/preflight.server';
import { siteOrigin } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

export async function loader({ request }: LoaderFunctionArgs): Promise<OverviewData> {
  const { shop } = await requireShop(request);
  const { page } = readHealthQuery(new URL(request.url).searchParams);
  const origin = siteOrigin(request, platform.config);
  const [source, { listings, counts, rows }, fetches] = await Promise.all([
    findOwnSource(platform, shop.id),
    findPreflight(platform, shop.id, { page, origin }),
    findLastFetches(platform, { ownerId: shop.id, files: FILES.map(({ file }) => file), most: 50 }),
  ]);
  return {
    isOpen: shop.state === 'published',
    listings,
    channels: MARKETPLACES.map((channel) => {
      const files = filesOf([channel]).map(({ file }) => file);
      const last = fetches.find(({ file, reader }) => files.includes(file) && !['browser', 'other'].includes(reader));
      return {
        id: channel.id,
        name: channel.name,
        standing: channel.standing,
        counts: counts[channel.id] ?? { goes: 0, advice: 0, out: 0, taken: 0 },
        isOff: source.rules?.[channel.id]?.off === true,
        last: last ? toFetchView(last) : null,
      };
    }),
    openFeed: '/admin/feeds/open',
    rows,
    page,
    pages: pagesOf(listings),
  };
}

export default function Feeds() {
  const { t } = useTranslation('feeds');
  return (
    <AdminPage title={t('title')} fullWidth>
      <OverviewPage {...useLoaderData<typeof loader>()} />
    </AdminPage>
  );
}
