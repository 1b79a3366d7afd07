import { randomBytes } from 'node:crypto';

import { createReadableStreamFromReadable, type EntryContext } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';

import { formTargets, pageHeaders } from '~/platform/front-door.server';
import { i18nFor, readLang } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';
import { withoutNulls } from '~/platform/without-nulls.server';
import type { PageHandle } from '~/shared/page';
import { savesData } from '~/platform/save-data';
import { NonceContext } from '~/ui/nonce';
import { SaveDataContext } from '~/ui/save-data';

export { startHouse, stopHouse, answerEarly, answerKept, answerPage, inErrand, takeUpload } from './house.server';

const GIVE_UP_AFTER_MS = 10_000;

/** True when a matched route asks for scripts. */
const isInteractive = (context: EntryContext) =>
  context.staticHandlerContext.matches.some(({ route }) => {
    const module = context.routeModules[route.id] as { handle?: PageHandle } | undefined;
    return module?.handle?.interactive === true;
  });

/** Turns a matched route into the HTML of its page. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Promise<Response> {
  const nonce = isInteractive(context) ? randomBytes(16).toString('base64') : null;
  // A page without scripts has nothing to wait for later; robots want it whole as well.
  const whole = nonce === null || isbot(request.headers.get('user-agent'));
  pageHeaders(headers, { nonce, formTargets: formTargets(platform.config) });
  headers.set('Content-Type', 'text/html; charset=utf-8');

  return new Promise((resolve, reject) => {
    let sent = false;
    let outcome = status;
    const send = () => {
      sent = true;
      const body = withoutNulls();
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: outcome }));
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce ?? undefined}>
        <SaveDataContext.Provider value={nonce === null && savesData(request.headers.get('save-data'))}>
          <I18nextProvider i18n={i18nFor(readLang(request))}>
            <RemixServer context={context} url={request.url} abortDelay={GIVE_UP_AFTER_MS} nonce={nonce ?? undefined} />
          </I18nextProvider>
        </SaveDataContext.Provider>
      </NonceContext.Provider>,
      {
        ...(nonce ? { nonce } : {}),
        ...(whole ? { onAllReady: send } : { onShellReady: send }),
        onShellError: reject,
        onError(error) {
          outcome = 500;
          if (sent) platform.log.error({ err: error, url: request.url }, 'rendering failed');
        },
      },
    );
    setTimeout(abort, GIVE_UP_AFTER_MS + 1_000).unref();
  });
}

/** Faults of loaders and actions: the log keeps the cause, the page only apologises. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  platform.log.error({ err: error, url: request.url, method: request.method }, 'request failed');
}
