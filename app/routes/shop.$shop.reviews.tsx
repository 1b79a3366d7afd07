import { data, redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { headMaker } from '~/features/storefront/heads.server';
import { pageMeta } from '~/features/storefront/page-meta';
import { readReviewKey, reviewsPath } from '~/features/storefront/reviews';
import { ReviewsPage } from '~/features/storefront/reviews-page';
import { findReviews, findReviewTotals } from '~/features/storefront/reviews.server';
import { readSearch } from '~/features/storefront/search-query';
import { findShop } from '~/features/storefront/shop-page.server';
import { shopperPage } from '~/features/storefront/stylesheet';
import { orNotFound } from '~/platform/answers.server';
import { translator } from '~/platform/i18n.server';
import { keptHeaders, madeOf, ofShop } from '~/platform/kept-pages';
import { platform } from '~/platform/platform.server';

export const handle = shopperPage;
export const headers = keptHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

/** Reviews of one page. */
const MOST = 20;

export async function loader({ params, request }: LoaderFunctionArgs) {
  const maker = headMaker(request, platform.config);
  const after = readReviewKey(new URL(request.url).searchParams.get('after'));
  const query = { ...readSearch(new URLSearchParams()), lang: maker.lang };
  const found = orNotFound(await findShop(platform, params.shop!, query));
  if (found.kind === 'moved') return redirect(reviewsPath(found.path), 301);
  if (found.kind === 'resting') return redirect(`/shop/${params.shop}`, 302);
  const { shop } = found;
  const of = { shopSlug: shop.slug };
  const [totals, page] = await Promise.all([
    findReviewTotals(platform, of),
    findReviews(platform, of, { after, most: MOST }),
  ]);
  const t = translator(maker.lang, 'plant');
  const title = t('reviews.titleOf', { shop: shop.name });
  const head = pageMeta(
    {
      ...{ origin: maker.origin, path: maker.path, lang: maker.lang },
      title,
      description: t('reviews.lead'),
      unlisted: after !== null || totals.count === 0,
    },
    maker.t('site'),
  );
  return data({ shop, totals, page, head }, { headers: madeOf(ofShop(shop.slug)) });
}

export default function Reviews() {
  return <ReviewsPage {...useLoaderData<typeof loader>()} />;
}
