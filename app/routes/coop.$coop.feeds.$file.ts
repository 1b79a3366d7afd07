import type { LoaderFunctionArgs } from '@remix-run/node';

import { answerFeed } from '~/features/feeds/answer-feed.server';
import { findFile } from '~/features/feeds/channels';
import { findCooperativeSource } from '~/features/feeds/feed-source.server';
import { orNotFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

/** The goods of all gardens of a cooperative as a marketplace fetches them. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const file = orNotFound(findFile(params.file!));
  const source = orNotFound(await findCooperativeSource(platform, params.coop!));
  return answerFeed(platform, request, source, file);
}
