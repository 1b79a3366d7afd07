import { data, redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { findKeptPolicies } from '~/features/orders/agreed-policies.server';
import { KeptPoliciesPage } from '~/features/orders/policies-page';
import { headMaker, restingHead } from '~/features/storefront/heads.server';
import { policiesHead } from '~/features/storefront/policy-heads.server';
import { findSeller } from '~/features/storefront/seller.server';
import { shopperPage } from '~/features/storefront/stylesheet';
import { orNotFound } from '~/platform/answers.server';
import { keptHeaders, madeOf, ofShop } from '~/platform/kept-pages';
import { platform } from '~/platform/platform.server';

export const handle = shopperPage;
export const headers = keptHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

/** A shop's policies as buyers once agreed to them, also when the shop rests: what was agreed stays to be read. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const maker = headMaker(request, platform.config);
  const [slug, hash] = [params.shop!, params.hash!];
  const found = orNotFound(await findSeller(platform, slug, maker.lang));
  if (found.kind === 'moved') return redirect(`${found.path}/policies/${hash}${new URL(request.url).search}`, 301);
  const policies = orNotFound(await findKeptPolicies(platform, { slug, hash }));
  if (found.kind === 'resting')
    return data({ seller: null, name: found.name, policies, head: restingHead(maker, 'shop', found.name) });
  const { seller } = found;
  const answer = { seller, name: seller.name, policies, head: policiesHead(maker, seller, { unlisted: true }) };
  return data(answer, { headers: madeOf(ofShop(seller.slug)) });
}

export default function AgreedPolicies() {
  const { seller, name, policies } = useLoaderData<typeof loader>();
  return <KeptPoliciesPage seller={seller} name={name} policies={policies} />;
}
