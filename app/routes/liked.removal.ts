import { redirect, type ActionFunctionArgs } from '@remix-run/node';

import { readRemembered, rememberCookie, without } from '~/features/storefront/remembered';
import { readText } from '~/platform/answers.server';

/** Takes one out of the visitor's list. */
export async function action({ request }: ActionFunctionArgs) {
  const id = readText(await request.formData(), 'listing');
  const ids = without(readRemembered('liked', request.headers.get('cookie')), id);
  return redirect('/liked', { status: 303, headers: { 'Set-Cookie': rememberCookie('liked', ids) } });
}
