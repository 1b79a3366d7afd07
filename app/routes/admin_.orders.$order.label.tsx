import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { findOrder } from '~/features/orders/orders.server';
import printStyles from '~/features/orders/print.css?url';
import { HowToPrint, ParcelLabel } from '~/features/orders/print-views';
import { orNotFound } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';
import { qrSvg } from '~/platform/qr.server';
import { paperLinks } from '~/ui/paper';

export const links: LinksFunction = () => paperLinks(printStyles);
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.order.code },
  { name: 'robots', content: 'noindex' },
];

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const now = platform.clock.now();
  const order = orNotFound(await findOrder(platform.db, { shopId: shop.id, orderId: params.order ?? '', now }));
  const url = `${siteOrigin(request, platform.config)}/order/${order.code}?key=${order.trackingKey}`;
  return { order, qr: qrSvg(url) };
}

/** The label of a parcel, on A6. */
export default function Label() {
  const { t } = useTranslation('orders');
  const { order, qr } = useLoaderData<typeof loader>();
  return (
    <>
      <HowToPrint
        title={t('desk.print.label', { code: order.code })}
        back={{ to: `/admin/orders/${order.id}`, label: t('desk.title') }}
      />
      <ParcelLabel order={order} qr={qr} />
    </>
  );
}
