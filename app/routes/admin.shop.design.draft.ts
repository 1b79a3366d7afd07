import type { ActionFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { discardDraft, saveDraft } from '~/features/storefront/drafts.server';
import { askAgain, notFound, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export const loader = () => {
  throw notFound();
};

/** The draft as a whole: posted (`design`, JSON) to take a change back, deleted to drop it. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const form = await request.formData();
  const [shopId, seen] = [shop.id, Number(readText(form, 'version'))];
  const done =
    request.method === 'DELETE'
      ? await discardDraft(platform, { shopId, seen })
      : await saveDraft(platform, { shopId, seen, design: readJson(readText(form, 'design')) });
  return done.ok ? done.value : askAgain(form, done.problems);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null; // what is no JSON is no look either
    throw error;
  }
}
