import type { ActionFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { moveSection } from '~/features/storefront/change-design';
import { changeDraft } from '~/features/storefront/drafts.server';
import { askAgain, notFound, orNotFound, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export const loader = () => {
  throw notFound();
};

/** The place of a part on the draft's page: `by` is 1 to go down, -1 to go up. */
export async function action({ params, request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const form = await request.formData();
  const change = moveSection(params.section ?? '', readText(form, 'by') === '1' ? 1 : -1);
  const moved = orNotFound(await changeDraft(platform, { shopId: shop.id, seen: null, change }));
  return moved.ok ? { version: moved.value.version } : askAgain(form, moved.problems);
}
