import type { IncomingMessage, ServerResponse } from 'node:http';

import { findOwnShop, findVisitor } from '~/features/accounts/guard.server';
import { refuseCrossSite } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';

import { openUploads, UPLOADS_PATH } from './uploads.server';

let uploads: ReturnType<typeof openUploads> | undefined;

/**
 * Answers a phone that sends a photo in pieces; false when the request is for somebody else. It speaks with Node's own
 * request, because what has come of a broken one must be kept.
 */
export async function takeUpload(incoming: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const { pathname } = new URL(incoming.url ?? '/', 'http://localhost');
  if (pathname !== UPLOADS_PATH && !pathname.startsWith(`${UPLOADS_PATH}/`)) return false;
  const request = toRequest(incoming);
  // tus would take the method from this header, behind the back of who was asked for leave
  const isForeign =
    incoming.headers['x-http-method-override'] !== undefined || refuseCrossSite(request, platform.config);
  if (isForeign) return answer(response, 403);
  const visitor = await findVisitor(request);
  if (!visitor) return answer(response, 401);
  const own = await findOwnShop(visitor);
  if (!own || incoming.method === 'GET') return answer(response, 404);
  await (uploads ??= openUploads(platform))(incoming, response, own.shop.id);
  return true;
}

/** What the guards look at; the body stays where it is. */
function toRequest({ url = '/', method = 'GET', headers }: IncomingMessage): Request {
  const texts = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
  );
  return new Request(new URL(url, `http://${headers.host ?? 'localhost'}`), { method, headers: texts });
}

function answer(response: ServerResponse, status: number): true {
  response.writeHead(status, { 'Tus-Resumable': '1.0.0', Connection: 'close' }).end();
  return true;
}
