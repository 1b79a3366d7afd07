import { redirectDocument } from '@remix-run/node';

import { langCookie } from '~/platform/i18n.server';
import type { Platform } from '~/platform/platform.server';
import { isLang } from '~/shared/lang';

import { readOwnPath } from './own-path';
import { startSession } from './session.server';

/**
 * Lets somebody in who just proved who they are, and leads on. A whole new page, because language and scripts may
 * differ from here on. `lang` is spoken from now on unless this browser chose one itself.
 */
export async function enter(
  platform: Pick<Platform, 'config' | 'db' | 'clock'>,
  request: Request,
  { personId, to, otherwise, lang }: { personId: string; to: string; otherwise: string; lang?: string },
): Promise<Response> {
  const headers = new Headers({ 'Set-Cookie': await startSession(platform, { personId, request }) });
  const chose = /(?:^|;\s*)lang=/.test(request.headers.get('Cookie') ?? '');
  if (!chose && isLang(lang)) headers.append('Set-Cookie', langCookie(lang));
  return redirectDocument(readOwnPath(to) ?? otherwise, { status: 303, headers });
}
