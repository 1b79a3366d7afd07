import { isIP } from 'node:net';

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

/** Names that only machines call a server by, inside its own network: `localhost`, `app`, an IP address. */
export const isMachineName = (hostname: string): boolean =>
  !hostname.includes('.') || hostname.startsWith('[') || isIP(hostname) !== 0;

/** Where machines of banks and of Stripe write, which no visitor's browser has to do with: they sign what they send. */
const SIGNED = /^\/webhooks\//;

/**
 * Refuses what another site makes a visitor's browser post (CSRF): a write must come from a page of our own.
 * Browsers send `Origin` with every POST; a write that says neither `Origin` nor `Sec-Fetch-Site` is no browser's
 * and is refused too. Returns the refusal, or null when the request may pass.
 */
export function refuseCrossSite(request: Request, config: Pick<Config, 'publicUrl'>): Response | null {
  if (SAFE_METHODS.has(request.method) || SIGNED.test(new URL(request.url).pathname)) return null;
  const origin = request.headers.get('origin');
  const { host, hostname } = new URL(request.url);
  // behind a proxy that calls us by another name; a shop's own host is a site of its own
  const own = [host, ...(config.publicUrl && isMachineName(hostname) ? [new URL(config.publicUrl).host] : [])];
  if (origin !== null && origin !== 'null') {
    if (URL.canParse(origin) && own.includes(new URL(origin).host)) return null;
  } else if (request.headers.get('sec-fetch-site') === 'same-origin') return null;
  return problemBody(403, 'This form was sent from another site.');
}

/** The address that people and feeds know this site by, without a slash at the end. */
export const siteOrigin = (request: Request, config: Pick<Config, 'publicUrl'>): string =>
  config.publicUrl ?? new URL(request.url).origin;

/** Headers of a page that is one visitor's own: nobody keeps a copy of it. */
export const ownPageHeaders = () => ({ 'Cache-Control': 'private, no-store' });

/**
 * Headers of a page whose address holds a key: other sites never learn where somebody came from. Not `no-referrer`,
 * with which a browser would say `Origin: null` in the page's own forms, and old ones say nothing else to know them by.
 */
export const keyPageHeaders = () => ({ ...ownPageHeaders(), 'Referrer-Policy': 'same-origin' });

/** Where Stripe takes cards and signs up those who are paid; a form of ours ends there by a redirect. */
const STRIPE_HOSTS = ['https://checkout.stripe.com', 'https://connect.stripe.com'];

/** Where the forms of our pages may lead besides to ourselves. */
export const formTargets = ({ stripe }: Pick<Config, 'stripe'>): string[] =>
  !stripe ? [] : stripe.apiBase ? [new URL(stripe.apiBase).origin] : STRIPE_HOSTS;

/**
 * Headers of every page. A page without scripts allows none to run, whatever slips into its HTML.
 * `formTargets`: origins besides our own that forms may end at.
 */
export function pageHeaders(
  headers: Headers,
  { nonce, formTargets }: { nonce: string | null; formTargets: string[] },
): void {
  const policy = [
    "default-src 'none'",
    "base-uri 'none'",
    ["form-action 'self'", ...formTargets].join(' '),
    "frame-ancestors 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "manifest-src 'self'",
    "connect-src 'self'", // besides what scripts ask for: a link's `ping`
    // `frame-src`: who dresses a shop sees its page beside the form
    ...(nonce ? [`script-src 'self' 'nonce-${nonce}'`, "worker-src 'self'", "frame-src 'self'"] : []),
  ].join('; ');
  headers.set('Content-Security-Policy', policy);
  headers.set('X-Content-Type-Options', 'nosniff');
  if (!headers.has('Referrer-Policy')) headers.set('Referrer-Policy', 'strict-origin-when-cross-origin');
  // who is signed in may speak to a field instead of typing
  headers.set('Permissions-Policy', `geolocation=(), microphone=${nonce ? '(self)' : '()'}, camera=()`);
  headers.append('Vary', 'Cookie');
  headers.append('Vary', 'Save-Data');
}
