import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';

import { orderPath } from '~/features/orders/order-path';
import { PAYMENT_METHODS } from '~/features/orders/order-money';
import { findOrderByKey } from '~/features/payments/money-order.server';
import { startPayment } from '~/features/payments/start-payment.server';
import { orNotFound, readText } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';

const requireOrder = async ({ request, params }: LoaderFunctionArgs | ActionFunctionArgs) =>
  orNotFound(
    await findOrderByKey(platform.db, {
      code: params.code!,
      key: new URL(request.url).searchParams.get('key') ?? '',
    }),
  );

/** Whoever comes here by the address bar wants the order's page. */
export async function loader(asked: LoaderFunctionArgs) {
  return redirect(orderPath(await requireOrder(asked)), 303);
}

/** The buyer pays, or tries again, by the way the form names; what cannot be paid is said on the order's page. */
export async function action(asked: ActionFunctionArgs) {
  const order = await requireOrder(asked);
  const form = await asked.request.formData();
  const method = orNotFound(PAYMENT_METHODS.find((known) => known === readText(form, 'method')));
  const origin = siteOrigin(asked.request, platform.config);
  const whole = readText(form, 'whole') === '1';
  const started = await startPayment(platform, { order, method, origin, whole });
  if (started.ok && started.value.kind === 'redirect') return redirect(started.value.url, 303);
  const query = started.ok ? `pay=${method}` : `pay=${method}&problem=${started.problems[0]?.code ?? ''}`;
  return redirect(`${orderPath(order)}&${query}#payment`, 303);
}
