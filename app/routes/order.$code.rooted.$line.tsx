import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { ownMeta, tillPage } from '~/features/orders/till-page';
import { backToOrder, requireOrder } from '~/features/orders/order-door.server';
import { findSaid } from '~/features/orders/said.server';
import { saveSurvival } from '~/features/orders/save-review.server';
import { readSurvival } from '~/features/orders/survival';
import { SurvivalPage } from '~/features/orders/survival-page';
import { askAgain, orNotFound } from '~/platform/answers.server';
import { keyPageHeaders } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';

export const handle = tillPage;
export const meta = ownMeta;
export const headers = keyPageHeaders;

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { order, title } = await requireOrder(platform, request, params.code!);
  const said = (await findSaid(platform, order)).find(({ lineId, plants }) => lineId === params.line && plants > 0);
  return { order, title, said: orNotFound(said) };
}

/** Says what has taken root. A page that was left open too long finds its question answered, and says so. */
export async function action({ params, request }: ActionFunctionArgs) {
  const { order } = await requireOrder(platform, request, params.code!);
  const all = await findSaid(platform, order);
  const { lineId, plants, openDay } = orNotFound(all.find((one) => one.lineId === params.line && one.plants > 0));
  if (openDay === null) return backToOrder(order);
  const form = await request.formData();
  const survival = readSurvival(form, plants);
  if (!survival.ok) return askAgain(form, survival.problems);
  orNotFound(await saveSurvival(platform, order, { ...survival.value, lineId, plants, day: openDay }));
  return backToOrder(order);
}

export default function Rooted() {
  const { order, said } = useLoaderData<typeof loader>();
  return <SurvivalPage order={order} said={said} />;
}
