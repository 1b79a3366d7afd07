import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';

import { ownMeta, tillPage } from '~/features/orders/till-page';
import { findAgain } from '~/features/orders/find-again.server';
import { FindOrderPage } from '~/features/orders/find-order-page';
import { askAgain, readText } from '~/platform/answers.server';
import { ownPageHeaders } from '~/platform/front-door.server';
import { readLang, translator } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';

export const handle = tillPage;
export const meta = ownMeta;
export const headers = ownPageHeaders;

export const loader = ({ request }: LoaderFunctionArgs) => ({
  title: translator(readLang(request), 'checkout')('titles.find'),
});

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const found = await findAgain(platform, {
    code: readText(form, 'code'),
    phone: readText(form, 'phone'),
    address: context.clientAddress,
  });
  if (found.ok) return redirect(found.value, 303);
  const tooMany = found.problems.some(({ code }) => code === 'accounts.too-many-tries');
  return askAgain(form, found.problems, tooMany ? 429 : 422);
}

export default FindOrderPage;
