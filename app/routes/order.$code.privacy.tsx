import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { ownMeta, tillPage } from '~/features/orders/till-page';
import { findConsents } from '~/features/orders/consents.server';
import { requireOrder } from '~/features/orders/order-door.server';
import { PrivacyPage } from '~/features/orders/privacy-page';
import { keyPageHeaders } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';

export const handle = tillPage;
export const meta = ownMeta;
export const headers = keyPageHeaders;

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { order, title } = await requireOrder(platform, request, params.code!);
  return { order, title, consents: await findConsents(platform.db, order.id) };
}

export default function Privacy() {
  const { order, consents } = useLoaderData<typeof loader>();
  return <PrivacyPage order={order} consents={consents} />;
}
