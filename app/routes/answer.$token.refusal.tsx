import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { refuseByLink, showAnswer } from '~/features/orders/answer.server';
import { ExpiredAnswerPage, RefusalPage } from '~/features/orders/answer-page';
import { ownMeta, tillPage } from '~/features/orders/till-page';
import { askAgain, orNotFound, readText } from '~/platform/answers.server';
import { keyPageHeaders } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';

export const handle = tillPage;
export const meta = ownMeta;
export const headers = keyPageHeaders;

export const loader = async ({ params, request }: LoaderFunctionArgs) =>
  orNotFound(await showAnswer(platform, request, params.token!));

/** The order is declined, with a reason that the buyer reads. */
export async function action({ params, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const refused = orNotFound(await refuseByLink(platform, params.token!, readText(form, 'reason')));
  return refused.ok ? redirect(`/answer/${params.token!}`, 303) : askAgain(form, refused.problems);
}

export default function Refusal() {
  const { order, path } = useLoaderData<typeof loader>();
  return order ? <RefusalPage order={order} path={path} /> : <ExpiredAnswerPage />;
}
