import type { ActionFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { judgeDraft } from '~/features/feeds/judge-draft.server';
import { readListingSoFar } from '~/features/listings/listing-form';
import { siteOrigin } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';

/** How many marketplaces would take the listing that stands on a screen, before anybody saves it. Writes nothing. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const draft = readListingSoFar(await request.formData(), platform.clock.now());
  const verdicts = await judgeDraft(platform, {
    shopId: shop.id,
    draft,
    origin: siteOrigin(request, platform.config),
  });
  return Response.json({ verdicts });
}
