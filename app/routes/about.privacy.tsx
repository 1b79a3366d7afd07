import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { housePolicies } from '~/features/orders/house-policies.server';
import { HousePoliciesPage } from '~/features/orders/house-policies-page';
import { headMaker } from '~/features/storefront/heads.server';
import { houseHead } from '~/features/storefront/policy-heads.server';
import { shopperPage } from '~/features/storefront/stylesheet';
import { keptHeaders, madeOf } from '~/platform/kept-pages';
import { platform } from '~/platform/platform.server';

export const handle = shopperPage;
export const headers = keptHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export function loader({ request }: LoaderFunctionArgs) {
  const maker = headMaker(request, platform.config);
  const policies = housePolicies(platform.config, 'privacy', maker.lang);
  return data({ policies, head: houseHead(maker, 'privacy') }, { headers: madeOf('house') });
}

export default function HousePrivacy() {
  return <HousePoliciesPage page="privacy" {...useLoaderData<typeof loader>().policies} />;
}
