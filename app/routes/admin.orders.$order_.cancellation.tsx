import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { CancelForm } from '~/features/orders/cancel-form';
import { endOrder } from '~/features/orders/end-order.server';
import { findOrder } from '~/features/orders/orders.server';
import { canMove } from '~/features/orders/order';
import { askAgain, orNotFound, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const now = platform.clock.now();
  const order = orNotFound(await findOrder(platform.db, { shopId: shop.id, orderId: params.order ?? '', now }));
  return { order, isReturn: canMove(order.state, 'returned', 'seller') };
}

/** The end of an order before its time: cancelled while it is here, returned once it has left. */
export async function action({ params, request }: ActionFunctionArgs) {
  const { person, shop } = await requireShop(request);
  const form = await request.formData();
  const orderId = params.order ?? '';
  const ended = orNotFound(
    await endOrder(platform, {
      shopId: shop.id,
      orderId,
      personId: person.id,
      typed: {
        reason: readText(form, 'reason'),
        ownReason: readText(form, 'ownReason'),
        restock: readText(form, 'restock') === 'on',
      },
    }),
  );
  return ended.ok
    ? redirect(`/admin/orders/${orderId}?done=${ended.value.state}`, 303)
    : askAgain(form, ended.problems);
}

export default function Cancellation() {
  const { t } = useTranslation('orders');
  const { order, isReturn } = useLoaderData<typeof loader>();
  return (
    <AdminPage
      title={isReturn ? t('desk.cancel.returned') : t('desk.cancel.title')}
      subtitle={`${order.code} · ${order.buyer.name}`}
      back={{ to: `/admin/orders/${order.id}`, label: order.code }}
    >
      <CancelForm order={order} isReturn={isReturn} />
    </AdminPage>
  );
}
