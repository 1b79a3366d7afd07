import type { ActionFunctionArgs } from '@remix-run/node';

import { askToHelp } from '~/features/cooperatives/help.server';
import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { readTerms } from '~/features/cooperatives/help-terms';
import { askAgain, notFound, orNotFound, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export const loader = () => {
  throw notFound();
};

/** Asks a member (`shop`) for leave to help; the member answers with a tap. */
export async function action({ request }: ActionFunctionArgs) {
  const { cooperative, person } = await requireStaff(request, 'guide-members');
  const form = await request.formData();
  const terms = readTerms(form);
  if (!terms.ok) return askAgain(form, terms.problems);
  const asked = { cooperativeId: cooperative.id, shopId: readText(form, 'shop'), helperId: person.id, ...terms.value };
  return orNotFound(await askToHelp(platform, asked));
}
