import { data, redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { findProvinceWays } from '~/features/orders/province-ways.server';
import { ProvinceWaysPage } from '~/features/orders/province-ways-page';
import { findSellingShop } from '~/features/orders/selling.server';
import { deliveryPath } from '~/features/storefront/delivery-form';
import { headMaker } from '~/features/storefront/heads.server';
import { findListing } from '~/features/storefront/listing-page.server';
import { partHead } from '~/features/storefront/part-head.server';
import { provinceChoices } from '~/features/storefront/province-choices.server';
import { shopperPage } from '~/features/storefront/stylesheet';
import { orNotFound } from '~/platform/answers.server';
import { translator } from '~/platform/i18n.server';
import { keptHeaders, madeOf, ofShop } from '~/platform/kept-pages';
import { platform } from '~/platform/platform.server';

export const handle = shopperPage;
export const headers = keptHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export async function loader({ params, request }: LoaderFunctionArgs) {
  const maker = headMaker(request, platform.config);
  const { searchParams, search } = new URL(request.url);
  const address = { shop: params.shop!, listing: params.listing! };
  const found = orNotFound(await findListing(platform, address, maker.lang));
  if (found.kind === 'moved') return redirect(deliveryPath(found.path) + search, 301);
  if (found.kind !== 'found') return redirect(`/shop/${address.shop}/p/${address.listing}`, 302);
  const { listing } = found;
  const size = orNotFound(listing.sizes.find(({ sku }) => sku === searchParams.get('variant')) ?? listing.sizes[0]);
  const province = searchParams.get('to') ?? '';
  const shop = orNotFound(await findSellingShop(platform.db, address.shop, maker.lang));
  const answer = await findProvinceWays(platform, { shop, sku: size.sku, province, lang: maker.lang });
  const title = translator(maker.lang, 'plant')('delivery.titleNone', { name: listing.name.text });
  return data(
    {
      listing,
      size,
      answer,
      provinces: provinceChoices(),
      wasAsked: province !== '',
      head: partHead(maker, listing, title),
    },
    { headers: madeOf(ofShop(listing.shop.slug)) },
  );
}

export default function Delivery() {
  return <ProvinceWaysPage {...useLoaderData<typeof loader>()} />;
}
