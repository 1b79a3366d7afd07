import type { ActionFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { makePreviewLink } from '~/features/storefront/preview.server';
import { askAgain, notFound } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';

export const loader = () => {
  throw notFound();
};

/** Links that show the draft: a new one is told once, because only its hash is kept. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const made = await makePreviewLink(platform, { shopId: shop.id });
  if (!made.ok) return askAgain(new FormData(), made.problems);
  const { token, expiresAt } = made.value;
  return { url: `${siteOrigin(request, platform.config)}/shop/${shop.slug}?preview=${token}`, expiresAt };
}
