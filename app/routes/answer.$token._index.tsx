import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { acceptByLink, showAnswer } from '~/features/orders/answer.server';
import { AnswerPage, ExpiredAnswerPage } from '~/features/orders/answer-page';
import { ownMeta, tillPage } from '~/features/orders/till-page';
import { askAgain, orNotFound } from '~/platform/answers.server';
import { keyPageHeaders } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';

export const handle = tillPage;
export const meta = ownMeta;
export const headers = keyPageHeaders;

export const loader = async ({ params, request }: LoaderFunctionArgs) =>
  orNotFound(await showAnswer(platform, request, params.token!));

/** The order is accepted. Only a press does it: chats open every link to draw a preview of it. */
export async function action({ params, request }: ActionFunctionArgs) {
  const accepted = orNotFound(await acceptByLink(platform, params.token!));
  return accepted.ok ? redirect(new URL(request.url).pathname, 303) : askAgain(new FormData(), accepted.problems);
}

export default function Answer() {
  const { order, path } = useLoaderData<typeof loader>();
  return order ? <AnswerPage order={order} path={path} /> : <ExpiredAnswerPage />;
}
