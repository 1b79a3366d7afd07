import type { ActionFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { stopPreviewLink } from '~/features/storefront/preview.server';
import { notFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export const loader = () => {
  throw notFound();
};

/** A link that shows the draft: deleted to stop it. */
export async function action({ params, request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const isStopped =
    request.method === 'DELETE' && (await stopPreviewLink(platform, { shopId: shop.id, id: params.preview ?? '' }));
  if (!isStopped) throw notFound();
  return { stopped: true };
}
