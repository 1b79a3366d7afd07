import { redirect, type ActionFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { BUILDER, sectionPath } from '~/features/storefront/builder-paths';
import { addSection, newSectionId } from '~/features/storefront/change-design';
import { SECTION_KINDS } from '~/features/storefront/design';
import { changeDraft } from '~/features/storefront/drafts.server';
import { notFound, orNotFound, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { newUuid } from '~/shared/uuid';

export const loader = () => {
  throw notFound();
};

/** The parts of the draft's page: a new one leads to its form. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const form = await request.formData();
  const kind = orNotFound(SECTION_KINDS.find((one) => one === readText(form, 'kind')));
  const chance = newUuid().slice(0, 8);
  const change = addSection(kind, chance);
  const added = orNotFound(await changeDraft(platform, { shopId: shop.id, seen: null, change }));
  return redirect(added.ok ? sectionPath(newSectionId(added.value.before, kind, chance)) : BUILDER, 303);
}
