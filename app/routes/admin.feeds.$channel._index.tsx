import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { filesOf, findChannel } from '~/features/feeds/channels';
import { findHealth } from '~/features/feeds/feed-health.server';
import { findOwnSource } from '~/features/feeds/feed-source.server';
import { FeedsPage, type FeedsPageData } from '~/features/feeds/feeds-page';
import { toFetchView } from '~/features/feeds/fetch-view';
import { findLastFetches } from '~/features/feeds/fetch-log.server';
import { pagesOf, readHealthQuery } from '~/features/feeds/health';
import { orNotFound } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

export async function loader({ params, request }: LoaderFunctionArgs): Promise<FeedsPageData> {
  const { shop } = await requireShop(request);
  const channel = orNotFound(findChannel(params.channel!));
  const origin = siteOrigin(request, platform.config);
  const query = readHealthQuery(new URL(request.url).searchParams);
  const source = await findOwnSource(platform, shop.id);
  const health = await findHealth(platform, source, channel, { ...query, origin });
  const files = filesOf([channel]).map(({ file }) => file);
  const fetches = await findLastFetches(platform, { ownerId: shop.id, files, most: 10 });
  return {
    id: channel.id,
    channel: channel.name,
    standing: channel.standing,
    isOpen: shop.state === 'published',
    addresses: files.map((file) => ({ file, url: `${origin}/shop/${shop.slug}/feeds/${file}` })),
    fetches: fetches.map(toFetchView),
    isSheet: channel.sheet !== undefined,
    health,
    ...query,
    pages: pagesOf(health.lengths[query.show]),
  };
}

export default function ChannelRoute() {
  const { t } = useTranslation('feeds');
  const data = useLoaderData<typeof loader>();
  return (
    <AdminPage title={data.channel} back={{ to: '/admin/feeds', label: t('title') }}>
      <FeedsPage {...data} />
    </AdminPage>
  );
}
