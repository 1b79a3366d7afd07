import { redirect, type ActionFunctionArgs } from '@remix-run/node';

import { changePassword } from '~/features/accounts/change-password.server';
import { findOwnShop, requirePerson } from '~/features/accounts/guard.server';
import { noteAct } from '~/features/training/note-act.server';
import { askAgain, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export const loader = () => redirect('/admin/account');

/** The password of whoever is signed in; posted to change it. */
export async function action({ request }: ActionFunctionArgs) {
  const visitor = await requirePerson(request);
  const form = await request.formData();
  const changed = await changePassword(platform, visitor, {
    oldPassword: readText(form, 'oldPassword'),
    newPassword: readText(form, 'newPassword'),
  });
  if (!changed.ok) return askAgain(form, changed.problems);
  // it is this person's own password, also while they help in another's shop, and an account is never for practising
  const own = await findOwnShop({ ...visitor, helpGrantId: null, isPractising: false });
  if (own) await noteAct(platform, { shopId: own.shop.id, personId: visitor.person.id, kind: 'password-changed' });
  return { changed: true as const };
}
