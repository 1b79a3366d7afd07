import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { headMaker, searchHead } from '~/features/storefront/heads.server';
import { SearchPage } from '~/features/storefront/search-page';
import { readSearch, searchWords } from '~/features/storefront/search-query';
import { inKnownPlaces, readGuide, searchListings } from '~/features/storefront/search.server';
import { shopperPage } from '~/features/storefront/stylesheet';
import { ANYTHING, keptHeaders, madeOf, unlisted } from '~/platform/kept-pages';
import { platform } from '~/platform/platform.server';

export const handle = shopperPage;
export const headers = keptHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export async function loader({ request }: LoaderFunctionArgs) {
  const maker = headMaker(request, platform.config);
  const query = inKnownPlaces(readSearch(new URL(request.url).searchParams));
  const guide = await readGuide(platform, searchWords(query.text));
  const found = await searchListings(platform, query, { shopIds: guide.shopIds, lang: maker.lang });
  return data(unlisted({ query, guide, found, head: searchHead(maker, query, found) }), { headers: madeOf(ANYTHING) });
}

export default function Search() {
  const { query, guide, found } = useLoaderData<typeof loader>();
  return <SearchPage query={query} guide={guide} found={found} />;
}
