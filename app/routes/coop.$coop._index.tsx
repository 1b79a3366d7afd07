import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { coopHead, headMaker } from '~/features/storefront/heads.server';
import { CoopPage } from '~/features/storefront/coop-page';
import { findCoop } from '~/features/storefront/coop-page.server';
import { readCoopQuery } from '~/features/storefront/coop-query';
import { shopperPage } from '~/features/storefront/stylesheet';
import { orNotFound } from '~/platform/answers.server';
import { ANYTHING, keptHeaders, madeOf, unlisted } from '~/platform/kept-pages';
import { platform } from '~/platform/platform.server';

export const handle = shopperPage;
export const headers = keptHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export async function loader({ params, request }: LoaderFunctionArgs) {
  const maker = headMaker(request, platform.config);
  const query = readCoopQuery(new URL(request.url).searchParams);
  const { coop, page } = orNotFound(await findCoop(platform, params.coop!, { ...query, lang: maker.lang }));
  const answer = { coop, page, query, head: coopHead(maker, coop, page, query) };
  return data(unlisted(answer), { headers: madeOf(ANYTHING) });
}

export default function Coop() {
  const { coop, page, query } = useLoaderData<typeof loader>();
  return <CoopPage coop={coop} page={page} query={query} />;
}
