import { data, redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { headMaker, restingHead, shopHead } from '~/features/storefront/heads.server';
import { readSearch } from '~/features/storefront/search-query';
import { RestingPage, ShopPage } from '~/features/storefront/shop-page';
import { findShop } from '~/features/storefront/shop-page.server';
import { shopperPage } from '~/features/storefront/stylesheet';
import { orNotFound } from '~/platform/answers.server';
import { keyPageHeaders } from '~/platform/front-door.server';
import { keptHeaders, madeOf, ofShop, unlisted } from '~/platform/kept-pages';
import { platform } from '~/platform/platform.server';

export const handle = shopperPage;
export const headers = keptHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export async function loader({ params, request }: LoaderFunctionArgs) {
  const maker = headMaker(request, platform.config);
  const url = new URL(request.url);
  const query = readSearch(url.searchParams);
  const preview = url.searchParams.get('preview');
  const found = orNotFound(await findShop(platform, params.shop!, { ...query, lang: maker.lang, preview }));
  if (found.kind === 'moved') return redirect(found.path + url.search, 301);
  if (found.kind === 'resting') return data({ found, head: restingHead(maker, 'shop', found.name) }, 404);
  const answer = { found, query, head: shopHead(maker, found, query) };
  return data(unlisted(answer), { headers: found.preview ? keyPageHeaders() : madeOf(ofShop(found.shop.slug)) });
}

export default function Shop() {
  const answer = useLoaderData<typeof loader>();
  const { found } = answer;
  if (found.kind === 'resting') return <RestingPage of="shop" name={found.name} />;
  if (!('query' in answer)) return null;
  const { shop, page, ask, sections, preview } = found;
  const shelf = { page, ask, query: answer.query };
  return <ShopPage shop={shop} sections={sections} shelf={shelf} preview={preview} />;
}
