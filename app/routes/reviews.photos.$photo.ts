import type { LoaderFunctionArgs } from '@remix-run/node';

import { findReviewPhoto } from '~/features/storefront/reviews.server';
import { orNotFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

/** A photo beside a review. Kept for minutes only, because its buyer may take it back. */
export async function loader({ params }: LoaderFunctionArgs) {
  const file = orNotFound(await findReviewPhoto(platform, params.photo!));
  return new Response(file.stream(), {
    headers: {
      'Content-Type': 'image/jpeg',
      'Content-Length': String(file.bytes),
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'private, max-age=300',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
