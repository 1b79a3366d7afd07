import type { Platform } from '~/platform/platform.server';

import { MEDIA_TYPES, readPhotoPath, renditionFile, renditionKey } from './rendition';

const FOLDER = '/photos/';

/** A file under a name made from its content never changes: a browser need not ask again. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** Whatever a browser takes these bytes for, they may do nothing. */
const HARMLESS = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

/** Answers everything under /photos/: a public file of a photo, or 404. Null for other addresses. */
export async function answerPhoto({ storage }: Pick<Platform, 'storage'>, request: Request): Promise<Response | null> {
  const { pathname } = new URL(request.url);
  if (!pathname.startsWith(FOLDER)) return null;
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return new Response(null, { status: 405, headers: { Allow: 'GET, HEAD' } });
  }
  const asked = readPhotoPath(pathname);
  const file = asked && (await storage.find(renditionKey(asked.publicName, asked.rendition)));
  if (!asked || !file)
    return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store', ...HARMLESS } });

  const etag = `"${asked.publicName}-${renditionFile(asked.rendition)}-${file.bytes}"`;
  const headers = { ...HARMLESS, 'Cache-Control': FOR_EVER, ETag: etag };
  if (hasIt(request, etag)) return new Response(null, { status: 304, headers });
  return new Response(request.method === 'HEAD' ? null : file.stream(), {
    headers: { ...headers, 'Content-Type': MEDIA_TYPES[asked.rendition.format], 'Content-Length': String(file.bytes) },
  });
}

const hasIt = (request: Request, etag: string): boolean =>
  (request.headers.get('if-none-match') ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
