import { redirect } from '@remix-run/node';

import { rememberCookie } from '~/features/storefront/remembered';

/** Forgets everything the visitor saw. */
export const action = () => redirect('/liked', { status: 303, headers: { 'Set-Cookie': rememberCookie('seen', []) } });
