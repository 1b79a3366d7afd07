import type { ActionFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { removeCertificate } from '~/features/shops/certificates.server';
import { notFound, orNotFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { isUuid } from '~/shared/uuid';

export const loader = () => {
  throw notFound();
};

/** One paper of the shop; deleted to take it away. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  if (request.method !== 'DELETE') throw notFound();
  const id = params.certificate!;
  const removed = isUuid(id) && (await removeCertificate(platform, { shopId: shop.id, id }));
  return { removed: orNotFound(removed ? id : null) };
}
