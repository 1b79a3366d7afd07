import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { coopHead, headMaker } from '~/features/storefront/heads.server';
import { readSearch } from '~/features/storefront/search-query';
import { CoopPage } from '~/features/storefront/shop-page';
import { findCoop } from '~/features/storefront/shop-page.server';
import { stylesheet } from '~/features/storefront/stylesheet';
import { orNotFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export const links: LinksFunction = stylesheet;
export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export async function loader({ params, request }: LoaderFunctionArgs) {
  const maker = headMaker(request, platform.config);
  const query = readSearch(new URL(request.url).searchParams);
  const { coop, page } = orNotFound(await findCoop(platform, params.coop!, { ...query, lang: maker.lang }));
  return { coop, page, kind: query.group, head: coopHead(maker, coop, page, query) };
}

export default function Coop() {
  const { coop, page, kind } = useLoaderData<typeof loader>();
  return <CoopPage coop={coop} page={page} kind={kind} />;
}
