import { redirect, type LoaderFunctionArgs } from '@remix-run/node';

import { answerFeed } from '~/features/feeds/answer-feed.server';
import { findFile } from '~/features/feeds/channels';
import { findShopSource } from '~/features/feeds/feed-source.server';
import { findMovedSlug } from '~/features/shops/slug.server';
import { orNotFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

/** A shop's goods as a marketplace fetches them. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const file = orNotFound(findFile(params.file!));
  const source = await findShopSource(platform, params.shop!);
  if (!source) {
    const slug = orNotFound(await findMovedSlug(platform.db, params.shop!));
    return redirect(`/shop/${slug}/feeds/${params.file!}${new URL(request.url).search}`, 301);
  }
  return answerFeed(platform, request, source, file);
}
