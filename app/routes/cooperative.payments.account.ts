import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';

import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { removeBankAccount, saveBankAccount } from '~/features/payments/payment-settings.server';
import { askAgain, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

export const loader = async ({ request }: LoaderFunctionArgs) => {
  await requireStaff(request, 'handle-money');
  return redirect('/cooperative/payments');
};

/** The account that members' transfers go to: posted to write it down, deleted to take it away. */
export async function action({ request }: ActionFunctionArgs) {
  const { cooperative } = await requireStaff(request, 'handle-money');
  const owner = { cooperativeId: cooperative.id };
  if (request.method === 'DELETE') {
    await removeBankAccount(platform, owner);
    return { removed: true };
  }
  const form = await request.formData();
  const typed = {
    bin: readText(form, 'bin') || readText(form, 'plainBin'),
    number: readText(form, 'number'),
    holder: readText(form, 'holder'),
  };
  const saved = await saveBankAccount(platform, { owner, typed });
  return saved.ok ? { saved: saved.value.number } : askAgain(form, saved.problems);
}
