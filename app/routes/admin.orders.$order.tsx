import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { Badge } from '@shopify/polaris';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { calledName } from '~/features/accounts/person';
import { AnswerLinkCard } from '~/features/orders/answer-link-card';
import { findOrder } from '~/features/orders/orders.server';
import { OrderPage } from '~/features/orders/order-page';
import { STATE_TONES } from '~/features/orders/order-tones';
import { findPacking } from '~/features/orders/packing.server';
import { MoneyCard } from '~/features/payments/money-card';
import { findMoneyCard } from '~/features/payments/money-card.server';
import { orNotFound } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import { translator } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';
import { formatDateTime } from '~/shared/date';
import { AdminPage, useToast } from '~/ui/polaris';

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const now = platform.clock.now();
  const order = orNotFound(await findOrder(platform.db, { shopId: shop.id, orderId: params.order ?? '', now }));
  const url = `${siteOrigin(request, platform.config)}/order/${order.code}?key=${order.trackingKey}`;
  const message = translator(order.lang, 'orders')(`desk.message.${order.state}`, {
    name: calledName(order.buyer.name),
    shop: shop.name,
    code: order.code,
    url,
  });
  const [packing, money] = await Promise.all([
    findPacking(platform.db, order, now),
    findMoneyCard(platform, { shopId: shop.id, orderId: order.id }),
  ]);
  return { order, now, message, packing, money, isPractice: shop.practiceOfId !== null };
}

export { reloadUnlessOffline as shouldRevalidate } from '~/ui/offline-answer';

export default function Order() {
  const { t } = useTranslation('orders');
  const { order, now, message, packing, money, isPractice } = useLoaderData<typeof loader>();
  useDoneMessage(order.code);
  return (
    <AdminPage
      title={order.code}
      subtitle={formatDateTime(order.placedAt)}
      titleMetadata={<Badge tone={STATE_TONES[order.state]}>{t(`desk.states.${order.state}`)}</Badge>}
      back={{ to: '/admin/orders', label: t('desk.title') }}
    >
      <OrderPage
        order={order}
        now={now}
        packing={packing}
        message={message}
        money={money && <MoneyCard money={money} />}
        answerLink={order.state === 'placed' && !isPractice && <AnswerLinkCard orderId={order.id} code={order.code} />}
      />
    </AdminPage>
  );
}

/** Says what a form of this order came to, once. */
function useDoneMessage(code: string) {
  const { t } = useTranslation('orders');
  const toast = useToast();
  const [params, setParams] = useSearchParams();
  const done = params.get('done');
  useEffect(() => {
    if (done === null) return;
    if (done === 'offered') toast(t('desk.fee.offered'));
    if (done === 'granted' || done === 'declined') toast(t(`desk.claim.${done}`));
    if (done === 'handed_over' || done === 'cancelled' || done === 'returned') toast(t(`desk.moved.${done}`, { code }));
    setParams({}, { replace: true, preventScrollReset: true });
  }, [done, code, setParams, toast, t]);
}
