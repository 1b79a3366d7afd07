import type { LoaderFunctionArgs } from '@remix-run/node';

import { findNoticeIcon } from '~/features/shops/policies.server';
import { noticePicture } from '~/features/storefront/notice-picture.server';
import { orNotFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

/** The icon that the state's system issued to this shop, by the tag of its bytes (`v`). */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const tag = new URL(request.url).searchParams.get('v') ?? '';
  return noticePicture(orNotFound(await findNoticeIcon(platform, { slug: params.shop!, tag })));
}
