import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Who may ask a test's S3 server, and from which region. */
export const S3_KEY = { id: 'TESTKEYOFTHEGARDEN', secret: 'a secret that only tests know', region: 'garden-1' };

/** How far two clocks may be apart, in ms. */
const SKEW = 15 * 60_000;
const MUST_BE_SIGNED = ['host', 'x-amz-content-sha256', 'x-amz-date'];

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** What is wrong with the signature of a request (AWS Signature Version 4 in headers), as S3 calls it; null: nothing. */
export function signatureFault(request: IncomingMessage, body: Uint8Array): { status: number; code: string } | null {
  const { headers, method = '', url = '' } = request;
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    );
  if (!parts) return { status: 403, code: 'AccessDenied' };
  const [, id = '', day = '', region = '', signedHeaders = '', signature = ''] = parts;
  if (id !== S3_KEY.id) return { status: 403, code: 'InvalidAccessKeyId' };
  if (region !== S3_KEY.region) return { status: 400, code: 'AuthorizationHeaderMalformed' };

  const date = String(headers['x-amz-date']);
  const signedAt = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (!date.startsWith(day) || !(Math.abs(Date.now() - signedAt) < SKEW)) {
    return { status: 403, code: 'RequestTimeTooSkewed' };
  }
  const names = signedHeaders.split(';');
  const isSigned = (name: string) => names.includes(name);
  const ours = Object.keys(headers).filter((name) => name.startsWith('x-amz-'));
  if (![...MUST_BE_SIGNED, ...ours].every(isSigned)) return { status: 403, code: 'AccessDenied' };
  if (headers['x-amz-content-sha256'] !== sha256(body)) return { status: 400, code: 'XAmzContentSHA256Mismatch' };

  const [path = '', query = ''] = url.split('?');
  const canonical = [
    method,
    path,
    query
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair) => pair.split('='))
      .map(([name = '', value = '']) => `${encode(decodeURIComponent(name))}=${encode(decodeURIComponent(value))}`)
      .sort()
      .join('&'),
    ...names.map(
      (name) =>
        `${name}:${String(headers[name] ?? '')
          .trim()
          .replace(/ +/g, ' ')}`,
    ),
    '',
    signedHeaders,
    String(headers['x-amz-content-sha256']),
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const key = [region, 's3', 'aws4_request'].reduce(hmac, hmac(`AWS4${S3_KEY.secret}`, day));
  const expected = hmac(key, ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n'));
  return timingSafeEqual(expected, Buffer.from(signature, 'hex'))
    ? null
    : { status: 403, code: 'SignatureDoesNotMatch' };
}
