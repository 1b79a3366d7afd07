import type { Config } from './config.server';
import { problemBody } from './answers.server';

/** What the server knows of a visitor besides the request itself; handed to loaders and actions as context. */
export type Visit = { clientAddress: string };

declare module '@remix-run/node' {
  interface AppLoadContext extends Visit {}
  interface Future {
    v3_singleFetch: true;
  }
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site makes a visitor's browser post (CSRF): a write must come from a page of our own.
 * Browsers send `Origin` with every POST; a write that says neither `Origin` nor `Sec-Fetch-Site` is no browser's
 * and is refused too. Returns the refusal, or null when the request may pass.
 */
export function refuseCrossSite(request: Request, config: Pick<Config, 'publicUrl'>): Response | null {
  if (SAFE_METHODS.has(request.method)) return null;
  const origin = request.headers.get('origin');
  const own = [new URL(request.url).host, ...(config.publicUrl ? [new URL(config.publicUrl).host] : [])];
  if (origin !== null && origin !== 'null') {
    if (URL.canParse(origin) && own.includes(new URL(origin).host)) return null;
  } else if (request.headers.get('sec-fetch-site') === 'same-origin') return null;
  return problemBody(403, 'This form was sent from another site.');
}

/** The address that people and feeds know this site by, without a slash at the end. */
export const siteOrigin = (request: Request, config: Pick<Config, 'publicUrl'>): string =>
  config.publicUrl ?? new URL(request.url).origin;

/** Headers of every page. A page without scripts allows none to run, whatever slips into its HTML. */
export function pageHeaders(headers: Headers, { nonce }: { nonce: string | null }): void {
  const policy = [
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "manifest-src 'self'",
    ...(nonce ? [`script-src 'self' 'nonce-${nonce}'`, "connect-src 'self'", "worker-src 'self'"] : []),
  ].join('; ');
  headers.set('Content-Security-Policy', policy);
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('Referrer-Policy', 'strict-origin-when-cross-origin');
  headers.set('Permissions-Policy', 'geolocation=(), microphone=(), camera=()');
  headers.append('Vary', 'Cookie');
}
