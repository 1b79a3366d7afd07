import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { findOrder } from '~/features/orders/orders.server';
import { findCareTags } from '~/features/orders/packing.server';
import printStyles from '~/features/orders/print.css?url';
import { CareTags, HowToPrint } from '~/features/orders/print-views';
import { orNotFound } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';
import { qrSvg } from '~/platform/qr.server';
import { paperLinks } from '~/ui/paper';

export const links: LinksFunction = () => paperLinks(printStyles);
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.code },
  { name: 'robots', content: 'noindex' },
];

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const now = platform.clock.now();
  const order = orNotFound(await findOrder(platform.db, { shopId: shop.id, orderId: params.order ?? '', now }));
  const origin = siteOrigin(request, platform.config);
  const tags = await findCareTags(platform.db, order, now);
  return {
    id: order.id,
    code: order.code,
    shop: order.shop,
    tags: tags.map((tag) => ({ ...tag, qr: tag.path === null ? null : qrSvg(origin + tag.path) })),
  };
}

/** Care tags for the plants of an order, several on a page. */
export default function Tags() {
  const { t } = useTranslation('orders');
  const { id, code, shop, tags } = useLoaderData<typeof loader>();
  return (
    <>
      <HowToPrint title={t('desk.print.tags', { code })} back={{ to: `/admin/orders/${id}`, label: t('desk.title') }} />
      <CareTags tags={tags} shop={shop} />
    </>
  );
}
