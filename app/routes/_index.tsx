import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { headMaker, homeHead } from '~/features/storefront/heads.server';
import { HomePage } from '~/features/storefront/home-page';
import { readGuide } from '~/features/storefront/search.server';
import { readShelf } from '~/features/storefront/shelf.server';
import { shopperPage } from '~/features/storefront/stylesheet';
import { tetAhead } from '~/features/storefront/tet';
import { ANYTHING, keptHeaders, madeOf, unlisted } from '~/platform/kept-pages';
import { platform } from '~/platform/platform.server';

export const handle = shopperPage;
export const headers = keptHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export async function loader({ request }: LoaderFunctionArgs) {
  const maker = headMaker(request, platform.config);
  const [guide, page] = await Promise.all([
    readGuide(platform, null),
    readShelf(platform, {}, { order: 'newest', after: null, lang: maker.lang }),
  ]);
  const answer = { guide, page, tet: tetAhead(platform.clock.now()), head: homeHead(maker, page) };
  return data(unlisted(answer), { headers: madeOf(ANYTHING) });
}

export default function Home() {
  const { guide, page, tet } = useLoaderData<typeof loader>();
  return <HomePage guide={guide} page={page} tet={tet} />;
}
