import type { ActionFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { hideSection } from '~/features/storefront/change-design';
import { changeDraft } from '~/features/storefront/drafts.server';
import { askAgain, notFound, orNotFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export const loader = () => {
  throw notFound();
};

/** Whether a part of the draft's page is seen: posted to show it, deleted to hide it. */
export async function action({ params, request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const change = hideSection(params.section ?? '', request.method === 'DELETE');
  const changed = orNotFound(await changeDraft(platform, { shopId: shop.id, seen: null, change }));
  return changed.ok ? { version: changed.value.version } : askAgain(new FormData(), changed.problems);
}
