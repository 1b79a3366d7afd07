import { createHmac, timingSafeEqual } from 'node:crypto';

import type { Refusal } from './transfer';

/** What of a call its signature is about. */
export type SignedCall = { headers: Headers; raw: Uint8Array; secret: string; now: Date };

/** SePay's clock and ours may differ so much (ms); what is older may have been recorded and sent again. */
const SEPAY_DRIFT = 5 * 60_000;

/**
 * Whether SePay sent this: signed with the shared key (`X-SePay-Signature: sha256=<hex>` over "<timestamp>.<raw
 * body>"), or naming it (`Authorization: Apikey …`), the two ways SePay offers. Null: it did.
 */
export function refuseSepay({ headers, raw, secret, now }: SignedCall): Refusal | null {
  const signature = headers.get('x-sepay-signature');
  if (signature === null) {
    const [, key] = /^apikey\s+(\S.*)$/i.exec(headers.get('authorization') ?? '') ?? [];
    if (key === undefined) return 'unsigned';
    return same(key.trim(), secret) ? null : 'signature';
  }
  const timestamp = headers.get('x-sepay-timestamp') ?? '';
  const [, given] = /^sha256=([0-9a-f]{64})$/i.exec(signature.trim()) ?? [];
  if (given === undefined || !/^\d{1,15}$/.test(timestamp)) return 'signature';
  const wanted = createHmac('sha256', secret).update(`${timestamp}.`).update(raw).digest('hex');
  if (!same(given.toLowerCase(), wanted)) return 'signature';
  return Math.abs(now.getTime() - Number(timestamp) * 1000) > SEPAY_DRIFT ? 'stale' : null;
}

/**
 * Whether Casso sent this: `X-Casso-Signature: t=<ms>,v1=<hex>`, HMAC-SHA512 over "<t>.<body>" where the body is
 * written anew with its keys sorted. Casso sends a call again with its first time, so age is no sign; its number is.
 */
export function refuseCasso({ headers, raw, secret }: SignedCall): Refusal | null {
  const signature = headers.get('x-casso-signature');
  if (signature === null) return 'unsigned';
  const [, t, given] = /^t=(\d{1,16}),v1=([0-9a-f]{128})$/i.exec(signature.trim()) ?? [];
  if (t === undefined || given === undefined) return 'signature';
  const body = parseJson(raw);
  if (body === undefined) return 'unreadable';
  const wanted = createHmac('sha512', secret)
    .update(`${t}.${JSON.stringify(sorted(body))}`)
    .digest('hex');
  return same(given.toLowerCase(), wanted) ? null : 'signature';
}

/** The JSON of a body; undefined when it is none. */
export function parseJson(raw: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

/** Compares in a time that tells nothing of where they differ. */
function same(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
