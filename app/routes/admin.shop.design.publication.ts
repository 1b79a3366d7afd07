import type { ActionFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { publishDesign } from '~/features/storefront/publish-design.server';
import { askAgain, notFound, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export const loader = () => {
  throw notFound();
};

/** What visitors see: posted to show them the draft. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop, person } = await requireShop(request);
  const form = await request.formData();
  const seen = Number(readText(form, 'version'));
  const published = await publishDesign(platform, { shopId: shop.id, personId: person.id, seen });
  return published.ok ? published.value : askAgain(form, published.problems);
}
