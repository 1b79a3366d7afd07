import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { readConsignment } from '~/features/orders/consignment';
import { findOrder } from '~/features/orders/orders.server';
import { handOver, type HandoverPhoto } from '~/features/orders/hand-over.server';
import { HandoverForm } from '~/features/orders/handover-form';
import { askAgain, orNotFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const now = platform.clock.now();
  return { order: orNotFound(await findOrder(platform.db, { shopId: shop.id, orderId: params.order ?? '', now })) };
}

export async function action({ params, request }: ActionFunctionArgs) {
  const { person, shop } = await requireShop(request);
  const form = await request.formData();
  const consignment = readConsignment(form);
  if (!consignment.ok) return askAgain(form, consignment.problems);
  const orderId = params.order ?? '';
  const left = orNotFound(
    await handOver(platform, {
      shopId: shop.id,
      orderId,
      consignment: consignment.value,
      photos: await photosOf(form),
      personId: person.id,
    }),
  );
  return left.ok ? redirect(`/admin/orders/${orderId}?done=handed_over`, 303) : askAgain(form, left.problems);
}

/** The photos that were taken; an input that was left alone sends an empty file. */
async function photosOf(form: FormData): Promise<HandoverPhoto[]> {
  const photos: HandoverPhoto[] = [];
  for (const kind of ['handover', 'receipt'] as const) {
    const file = form.get(kind);
    if (file instanceof File && file.size > 0) photos.push({ kind, bytes: new Uint8Array(await file.arrayBuffer()) });
  }
  return photos;
}

export default function Handover() {
  const { t } = useTranslation('orders');
  const { order } = useLoaderData<typeof loader>();
  return (
    <AdminPage
      title={t('desk.handover.title')}
      subtitle={`${order.code} · ${order.buyer.name}`}
      back={{ to: `/admin/orders/${order.id}`, label: order.code }}
    >
      <HandoverForm order={order} />
    </AdminPage>
  );
}
