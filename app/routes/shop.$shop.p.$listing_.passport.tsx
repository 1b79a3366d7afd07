import { redirect, type LoaderFunctionArgs, type MetaFunction, data } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { headMaker } from '~/features/storefront/heads.server';
import { findListing } from '~/features/storefront/listing-page.server';
import { hasPassport, passportPath } from '~/features/storefront/passport';
import { PassportPage } from '~/features/storefront/passport-page';
import { partHead } from '~/features/storefront/part-head.server';
import { viaQr } from '~/features/storefront/visit';
import { shopperPage } from '~/features/storefront/stylesheet';
import { notFound, orNotFound } from '~/platform/answers.server';
import { translator } from '~/platform/i18n.server';
import { keptHeaders, madeOf, ofShop } from '~/platform/kept-pages';
import { platform } from '~/platform/platform.server';
import { qrSvg } from '~/platform/qr.server';

export const handle = shopperPage;
export const headers = keptHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export async function loader({ params, request }: LoaderFunctionArgs) {
  const maker = headMaker(request, platform.config);
  const address = { shop: params.shop!, listing: params.listing! };
  const found = orNotFound(await findListing(platform, address, maker.lang));
  if (found.kind === 'moved') return redirect(passportPath(found.path) + new URL(request.url).search, 301);
  // what rests or has ended has a page that says so, and tags in gardens last longer than any season
  if (found.kind !== 'found') return redirect(`/shop/${address.shop}/p/${address.listing}`, 302);
  const { listing } = found;
  if (!hasPassport(listing.group, listing.details)) throw notFound();
  const t = translator(maker.lang, 'plant');
  const words = { name: listing.name.text, shop: listing.shop.name };
  const head = partHead(maker, listing, t('passport.titleOf', words), t('passport.description', words));
  const qr = qrSvg(viaQr(maker.origin + passportPath(listing.path)));
  const answer = { listing, qr, today: platform.clock.now(), head };
  return data(answer, { headers: madeOf(ofShop(listing.shop.slug)) });
}

export default function Passport() {
  return <PassportPage {...useLoaderData<typeof loader>()} />;
}
