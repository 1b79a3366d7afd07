import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { ownMeta, tillPage } from '~/features/orders/till-page';
import { quotationKeyPath, readQuotation } from '~/features/orders/quotation';
import { QuotationPage } from '~/features/orders/quotation-page';
import { askQuotation } from '~/features/orders/quotations.server';
import { findSellingShop } from '~/features/orders/selling.server';
import { findListing } from '~/features/storefront/listing-page.server';
import { isForMany, quotationPath } from '~/features/storefront/wholesale';
import { askAgain, notFound, orNotFound } from '~/platform/answers.server';
import { ownPageHeaders } from '~/platform/front-door.server';
import { readLang, translator } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';
import type { Lang } from '~/shared/lang';

export const handle = tillPage;
export const meta = ownMeta;
export const headers = ownPageHeaders;

/** The listing that a price may be asked for; what moved leads on, what rests is not there. */
async function requireListing(address: { shop: string; listing: string }, lang: Lang) {
  const found = orNotFound(await findListing(platform, address, lang));
  if (found.kind === 'moved') throw redirect(quotationPath(found.path), 301);
  if (found.kind !== 'found' || !isForMany(found.listing)) throw notFound();
  return found.listing;
}

export async function loader({ params, request }: LoaderFunctionArgs) {
  const lang = readLang(request);
  const listing = await requireListing({ shop: params.shop!, listing: params.listing! }, lang);
  const asked = new URL(request.url).searchParams.get('variant');
  const size = orNotFound(listing.sizes.find(({ sku }) => sku === asked) ?? listing.sizes[0]);
  const title = translator(lang, 'plant')('quotation.titleOf', { name: listing.name.text });
  return { listing, size, title };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const lang = readLang(request);
  const listing = await requireListing({ shop: params.shop!, listing: params.listing! }, lang);
  const shop = orNotFound(await findSellingShop(platform.db, params.shop!, lang));
  const form = await request.formData();
  const wish = readQuotation(form);
  if (!wish.ok) return askAgain(form, wish.problems);
  const asked = await askQuotation(platform, {
    shopId: shop.id,
    listing: { id: listing.id, name: listing.name.text, unit: listing.unit },
    wish: wish.value,
    lang,
    address: context.clientAddress,
  });
  return asked.ok ? redirect(quotationKeyPath(asked.value), 303) : askAgain(form, asked.problems, 429);
}

export default function Quotation() {
  const { listing, size } = useLoaderData<typeof loader>();
  return <QuotationPage listing={listing} size={size} />;
}
