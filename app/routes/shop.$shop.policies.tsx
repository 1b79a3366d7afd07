import { data, redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { PoliciesPage } from '~/features/orders/policies-page';
import { findPolicies } from '~/features/orders/policies.server';
import { payable } from '~/features/payments/pay-shop.server';
import { headMaker, restingHead } from '~/features/storefront/heads.server';
import { policiesHead } from '~/features/storefront/policy-heads.server';
import { findSeller } from '~/features/storefront/seller.server';
import { RestingPage } from '~/features/storefront/shop-page';
import { shopperPage } from '~/features/storefront/stylesheet';
import { orNotFound } from '~/platform/answers.server';
import { keptHeaders, madeOf, ofShop } from '~/platform/kept-pages';
import { platform } from '~/platform/platform.server';

export const handle = shopperPage;
export const headers = keptHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export async function loader({ params, request }: LoaderFunctionArgs) {
  const maker = headMaker(request, platform.config);
  const found = orNotFound(await findSeller(platform, params.shop!, maker.lang));
  if (found.kind === 'moved') return redirect(`${found.path}/policies${new URL(request.url).search}`, 301);
  if (found.kind === 'resting') return data({ found, head: restingHead(maker, 'shop', found.name) }, 404);
  const { shopId, seller } = found;
  const policies = await findPolicies(platform, {
    shopId,
    methods: await payable(platform, shopId),
    lang: maker.lang,
  });
  const answer = { found, policies, head: policiesHead(maker, seller) };
  return data(answer, { headers: madeOf(ofShop(seller.slug)) });
}

export default function Policies() {
  const answer = useLoaderData<typeof loader>();
  if (!('policies' in answer)) return <RestingPage of="shop" name={answer.found.name} />;
  return <PoliciesPage seller={answer.found.seller} policies={answer.policies} />;
}
