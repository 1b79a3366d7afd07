import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

import type { Config } from '~/platform/config.server';
import { isUuid } from '~/shared/uuid';

/** How long a link that answers an order is good for, hours. */
export const ANSWER_HOURS = 72;

const MAC_BYTES = 16;

/** A key of its own, so that no other signature of the house opens this door. */
const keyOf = ({ sessionSecret }: Pick<Config, 'sessionSecret'>): Buffer =>
  Buffer.from(hkdfSync('sha256', sessionSecret, '', 'orders/answer-link', 32));

const sign = (config: Pick<Config, 'sessionSecret'>, body: Buffer): Buffer =>
  createHmac('sha256', keyOf(config)).update(body).digest().subarray(0, MAC_BYTES);

/** The secret part of a link by which whoever has it may accept or decline one order until it `expires`. */
export function answerToken(
  config: Pick<Config, 'sessionSecret'>,
  { orderId, expires }: { orderId: string; expires: Date },
): string {
  const body = Buffer.alloc(20);
  body.write(orderId.replaceAll('-', ''), 0, 16, 'hex');
  body.writeUInt32BE(Math.floor(expires.getTime() / 1000), 16);
  return Buffer.concat([body, sign(config, body)]).toString('base64url');
}

/** The order a link answers; `expired` when it is ours but too old, null when it is not ours at all. */
export function readAnswerToken(
  config: Pick<Config, 'sessionSecret'>,
  token: string,
  now: Date,
): { orderId: string; expired: boolean } | null {
  const bytes = /^[\w-]{48}$/.test(token) ? Buffer.from(token, 'base64url') : Buffer.alloc(0);
  if (bytes.length !== 20 + MAC_BYTES) return null;
  const body = bytes.subarray(0, 20);
  if (!timingSafeEqual(bytes.subarray(20), sign(config, body))) return null;
  const hex = body.toString('hex', 0, 16);
  const orderId = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  if (!isUuid(orderId)) return null;
  return { orderId, expired: body.readUInt32BE(16) * 1000 <= now.getTime() };
}
