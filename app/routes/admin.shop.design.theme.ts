import type { ActionFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { chooseTheme } from '~/features/storefront/change-design';
import { THEMES } from '~/features/storefront/design';
import { changeDraft } from '~/features/storefront/drafts.server';
import { askAgain, notFound, orNotFound, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export const loader = () => {
  throw notFound();
};

/** The theme of the draft. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const form = await request.formData();
  const theme = orNotFound(THEMES.find((one) => one === readText(form, 'theme')));
  const changed = orNotFound(await changeDraft(platform, { shopId: shop.id, seen: null, change: chooseTheme(theme) }));
  return changed.ok ? changed.value : askAgain(form, changed.problems);
}
