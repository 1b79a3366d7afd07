import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { LikedPage } from '~/features/storefront/liked-page';
import { readRemembered, rememberCookie, withFirst } from '~/features/storefront/remembered';
import { findCards, findPath } from '~/features/storefront/remembered.server';
import { shopperPage } from '~/features/storefront/stylesheet';
import { orNotFound, readText } from '~/platform/answers.server';
import { ownPageHeaders } from '~/platform/front-door.server';
import { readLang, translator } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';

export const handle = shopperPage;
export const headers = ownPageHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  { name: 'robots', content: 'noindex' },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const lang = readLang(request);
  const cookies = request.headers.get('cookie');
  const [likedIds, seenIds] = [readRemembered('liked', cookies), readRemembered('seen', cookies)];
  const cards = await findCards(platform, [...new Set([...likedIds, ...seenIds])], lang);
  const of = (ids: string[]) => ids.flatMap((id) => cards.find((card) => card.id === id) ?? []);
  const liked = of(likedIds);
  const title = translator(lang, 'plant')('liked.title');
  return { liked, resting: likedIds.length - liked.length, seen: of(seenIds), title };
}

/** Keeps one more, and back to it. */
export async function action({ request }: ActionFunctionArgs) {
  const id = readText(await request.formData(), 'listing');
  const path = orNotFound(await findPath(platform, id));
  const ids = withFirst(readRemembered('liked', request.headers.get('cookie')), id);
  return redirect(`${path}#liked`, { status: 303, headers: { 'Set-Cookie': rememberCookie('liked', ids) } });
}

export default function Liked() {
  return <LikedPage {...useLoaderData<typeof loader>()} />;
}
