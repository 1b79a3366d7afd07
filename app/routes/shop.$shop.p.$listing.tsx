import { data, redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { headMaker, listingHead, restingHead } from '~/features/storefront/heads.server';
import { ListingPage } from '~/features/storefront/listing-page';
import { findListing, partsOf } from '~/features/storefront/listing-page.server';
import { addressIn } from '~/features/storefront/page-meta';
import { provinceChoices } from '~/features/storefront/province-choices.server';
import { findReviews } from '~/features/storefront/reviews.server';
import { RestingPage } from '~/features/storefront/shop-page';
import { shopperPage } from '~/features/storefront/stylesheet';
import { orNotFound } from '~/platform/answers.server';
import { keptHeaders, madeOf, unlisted } from '~/platform/kept-pages';
import { platform } from '~/platform/platform.server';

/** Reviews that stand on the listing's own page. */
const REVIEWS_SHOWN = 3;

export const handle = shopperPage;
export const headers = keptHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export async function loader({ params, request }: LoaderFunctionArgs) {
  const maker = headMaker(request, platform.config);
  const url = new URL(request.url);
  const address = { shop: params.shop!, listing: params.listing! };
  const found = orNotFound(await findListing(platform, address, maker.lang));
  if (found.kind === 'moved') return redirect(found.path + url.search, 301);
  if (found.kind !== 'found') {
    const [of, status] = found.kind === 'gone' ? (['ended', 410] as const) : (['listing', 404] as const);
    return data({ found, head: restingHead(maker, of, found.name) }, status);
  }

  const { sizes } = found.listing;
  const size = orNotFound(sizes.find(({ sku }) => sku === url.searchParams.get('variant')) ?? sizes[0]);
  const of = { listingId: found.listing.id };
  const { totals } = found;
  // of most plants nobody has said anything yet
  const latest =
    totals.count > 0 ? (await findReviews(platform, of, { after: null, most: REVIEWS_SHOWN })).reviews : [];
  const reviews = { totals, latest };
  const answer = {
    found,
    size,
    address: addressIn('vi', maker),
    provinces: provinceChoices(),
    head: listingHead(maker, { ...found.listing, reviews }, size, platform.clock.now()),
    reviews,
  };
  return data(unlisted(answer), { headers: madeOf(...partsOf(found)) });
}

export default function Listing() {
  const answer = useLoaderData<typeof loader>();
  if (!('size' in answer)) {
    const { kind, name, shop } = answer.found;
    return <RestingPage of={kind === 'gone' ? 'ended' : 'listing'} name={name} shop={shop} />;
  }
  const { found, size, address, provinces, reviews } = answer;
  const { listing, beside } = found;
  return <ListingPage {...{ listing, beside, size, address, provinces, reviews }} />;
}
