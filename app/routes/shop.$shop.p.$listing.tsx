import { data, redirect, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { headMaker, listingHead, restingHead } from '~/features/storefront/heads.server';
import { ListingPage } from '~/features/storefront/listing-page';
import { findListing, partsOf } from '~/features/storefront/listing-page.server';
import { addressIn } from '~/features/storefront/page-meta';
import { provinceChoices } from '~/features/storefront/province-choices.server';
import { RestingPage } from '~/features/storefront/shop-page';
import { stylesheet } from '~/features/storefront/stylesheet';
import { orNotFound } from '~/platform/answers.server';
import { keptHeaders, madeOf } from '~/platform/kept-pages';
import { platform } from '~/platform/platform.server';

export const links: LinksFunction = stylesheet;
export const headers = keptHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export async function loader({ params, request }: LoaderFunctionArgs) {
  const maker = headMaker(request, platform.config);
  const url = new URL(request.url);
  const address = { shop: params.shop!, listing: params.listing! };
  const found = orNotFound(await findListing(platform, address, maker.lang));
  if (found.kind === 'moved') return redirect(found.path + url.search, 301);
  if (found.kind === 'resting') return data({ found, head: restingHead(maker, 'listing', found.name) }, 404);

  const { sizes } = found.listing;
  const size = orNotFound(sizes.find(({ sku }) => sku === url.searchParams.get('variant')) ?? sizes[0]);
  const answer = {
    found,
    size,
    address: addressIn('vi', maker),
    provinces: provinceChoices(),
    head: listingHead(maker, found.listing, size, platform.clock.now()),
  };
  return data(answer, { headers: madeOf(...partsOf(found)) });
}

export default function Listing() {
  const answer = useLoaderData<typeof loader>();
  if (!('size' in answer)) {
    const { name, shop } = answer.found;
    return <RestingPage of="listing" name={name} shop={shop} />;
  }
  const { found, ...rest } = answer;
  return <ListingPage listing={found.listing} beside={found.beside} {...rest} />;
}
