import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { ownMeta, tillPage } from '~/features/orders/till-page';
import { findCare } from '~/features/orders/care.server';
import { requireOrder } from '~/features/orders/order-door.server';
import { SaidSection } from '~/features/orders/said-section';
import { findSaid } from '~/features/orders/said.server';
import { TrackingPage } from '~/features/orders/tracking-page';
import { PaymentPanel } from '~/features/payments/payment-panel';
import { findPaymentPanel } from '~/features/payments/payment-panel.server';
import { keyPageHeaders } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';

export const handle = tillPage;
export const meta = ownMeta;
export const headers = keyPageHeaders;

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { order, lang, title } = await requireOrder(platform, request, params.code!);
  const [panel, care, said] = await Promise.all([
    findPaymentPanel(platform, order, new URL(request.url).searchParams),
    findCare(platform, order, lang),
    findSaid(platform, order),
  ]);
  const isNew = new URL(request.url).searchParams.has('new');
  return { order, panel, care, said, isNew, now: platform.clock.now(), title };
}

export default function Order() {
  const { order, panel, care, said, isNew, now } = useLoaderData<typeof loader>();
  return (
    <TrackingPage order={order} now={now} care={care} isNew={isNew}>
      {panel && <PaymentPanel panel={panel} />}
      <SaidSection order={order} said={said} />
    </TrackingPage>
  );
}
