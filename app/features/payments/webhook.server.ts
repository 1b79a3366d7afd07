import type { PaymentMethod } from '~/features/orders/order-money';
import { problemBody } from '~/platform/answers.server';
import type { Platform } from '~/platform/platform.server';

import type { Heard, ProviderCall } from './provider.server';
import { providersFor } from './providers.server';

/** Bytes that are read of any call before it is turned away: each provider has a limit of its own below this. */
const MOST = 2 * 1024 * 1024;

/** Hands a machine's call to the way of paying it is about, with its body as it came. */
export async function readCall(
  platform: Pick<Platform, 'db' | 'config' | 'clock' | 'log'>,
  method: PaymentMethod,
  request: Request,
  endpoint?: ProviderCall['endpoint'],
): Promise<Heard> {
  if (request.method !== 'POST') return { status: 404, why: 'unknown' };
  const raw = await readBody(request);
  if (!raw) return { status: 413, why: 'too-large' };
  return providersFor(platform)[method].receive({ headers: request.headers, raw, ...(endpoint && { endpoint }) });
}

/** Titles for whoever reads a service's log of its own calls. */
const TITLES: Record<Exclude<Heard['status'], 200>, string> = {
  401: 'This call is not signed with the shared key, or too old.',
  404: 'There is nobody here.',
  413: 'This call is larger than any that is understood here.',
  422: 'This call is signed but cannot be understood.',
};

/** SePay wants `{"success":true}` with 200, Casso and Stripe any 200; what is refused gets a problem body (RFC 9457). */
export const answerCall = (heard: Heard): Response =>
  heard.status === 200
    ? Response.json({ success: true })
    : problemBody(heard.status, TITLES[heard.status], { reason: heard.why });

/** The body, or null when it is longer than anything we read. */
async function readBody(request: Request): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length') ?? 0) > MOST) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.length;
    if (length > MOST) {
      await reader?.cancel();
      return null;
    }
    chunks.push(part.value);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
