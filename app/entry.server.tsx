import { randomBytes } from 'node:crypto';

import { createReadableStreamFromReadable, type EntryContext } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream, renderToStaticMarkup } from 'react-dom/server';
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

/**
 * What is needed of the house for a page without scripts: the routes it is made of. The browser will ask for no others, and
 * will read no data beside the HTML.
 */
function onlyOwn(context: EntryContext): EntryContext {
  const { routes } = context.manifest;
  const ids = context.staticHandlerContext.matches.map(({ route }) => route.id);
  return {
    ...context,
    manifest: { ...context.manifest, routes: Object.fromEntries(ids.map((id) => [id, routes[id]!])) },
    serverHandoffStream: undefined,
  };
}

type Page = { request: Request; status: number; headers: Headers; context: EntryContext };

/** Turns a matched route into the HTML of its page. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Promise<Response> | Response {
  const nonce = isInteractive(context) ? randomBytes(16).toString('base64') : null;
  pageHeaders(headers, { nonce, formTargets: formTargets(platform.config) });
  headers.set('Content-Type', 'text/html; charset=utf-8');
  const page = { request, status, headers, context };
  return nonce ? inPieces(page, nonce) : inOnePiece(page);
}

/** A page as a tree of React. `nonce`: what its scripts bear; null: it has none. */
const treeOf = ({ request, context }: Page, nonce: string | null) => (
  <NonceContext.Provider value={nonce ?? undefined}>
    <SaveDataContext.Provider value={nonce === null && savesData(request.headers.get('save-data'))}>
      <I18nextProvider i18n={i18nFor(readLang(request))}>
        <RemixServer
          context={nonce ? context : onlyOwn(context)}
          url={request.url}
          abortDelay={GIVE_UP_AFTER_MS}
          nonce={nonce ?? undefined}
        />
      </I18nextProvider>
    </SaveDataContext.Provider>
  </NonceContext.Provider>
);

/** A page without scripts has nothing to wait for, and no browser goes on with what React notes down for itself. */
function inOnePiece(page: Page): Response {
  const { status, headers } = page;
  const body = Buffer.from(`<!DOCTYPE html>${renderToStaticMarkup(treeOf(page, null))}`);
  headers.set('Content-Length', String(body.length));
  return new Response(body, { headers, status });
}

/** A page with scripts goes out as soon as there is something to be seen; robots want it whole. */
function inPieces(page: Page, nonce: string): Promise<Response> {
  const { request, status, headers } = page;
  return new Promise((resolve, reject) => {
    let sent = false;
    let outcome = status;
    const send = () => {
      sent = true;
      const body = withoutNulls().once('close', () => clearTimeout(giveUp));
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: outcome }));
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(treeOf(page, nonce), {
      nonce,
      ...(isbot(request.headers.get('user-agent')) ? { onAllReady: send } : { onShellReady: send }),
      onShellError(error) {
        clearTimeout(giveUp);
        reject(error as Error);
      },
      onError(error) {
        outcome = 500;
        if (sent) platform.log.error({ err: error, url: request.url }, 'rendering failed');
      },
    });
    const giveUp = setTimeout(abort, GIVE_UP_AFTER_MS + 1_000).unref(); // holds the whole page as long as it runs
  });
}

/** Faults of loaders and actions: the log keeps the cause, the page only apologises. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  platform.log.error({ err: error, url: request.url, method: request.method }, 'request failed');
}
