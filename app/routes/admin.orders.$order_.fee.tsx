import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { FeeForm } from '~/features/orders/fee-form';
import { findOrder } from '~/features/orders/orders.server';
import { offerFee } from '~/features/orders/quote.server';
import { askAgain, orNotFound, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { readDong } from '~/shared/dong';
import { AdminPage } from '~/ui/polaris';

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const now = platform.clock.now();
  return { order: orNotFound(await findOrder(platform.db, { shopId: shop.id, orderId: params.order ?? '', now })) };
}

/** What the way costs: posted to tell the buyer. */
export async function action({ params, request }: ActionFunctionArgs) {
  const { person, shop } = await requireShop(request);
  const form = await request.formData();
  const orderId = params.order ?? '';
  const fee = readDong(readText(form, 'fee'), 'fee');
  if (!fee.ok) {
    // a foreign order is not there, whatever was typed
    orNotFound(await findOrder(platform.db, { shopId: shop.id, orderId, now: platform.clock.now() }));
    return askAgain(form, fee.problems);
  }
  const offered = orNotFound(
    await offerFee(platform, { shopId: shop.id, orderId, fee: fee.value, personId: person.id }),
  );
  return offered.ok ? redirect(`/admin/orders/${orderId}?done=offered`, 303) : askAgain(form, offered.problems);
}

export default function Fee() {
  const { t } = useTranslation('orders');
  const { order } = useLoaderData<typeof loader>();
  return (
    <AdminPage
      title={t('desk.fee.title')}
      subtitle={`${order.code} · ${order.buyer.name}`}
      back={{ to: `/admin/orders/${order.id}`, label: order.code }}
    >
      <FeeForm order={order} />
    </AdminPage>
  );
}
