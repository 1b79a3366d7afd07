import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll } from 'vitest';

import type { PushTarget } from '~/platform/push.server';

/** What arrived at a browser: the decrypted note, and what the server said of itself. */
export type Arrived = {
  device: string;
  note: Record<string, unknown>;
  ttl: string | undefined;
  urgency: string | undefined;
  /** Claims of the signed token, and whether the signature holds for the key that came with it. */
  vapid: { aud: string; exp: number; sub: string; key: string; isSigned: boolean };
};

/** A push service of a test's own, and browsers that are told by it. It decrypts by the book: RFC 8188, 8291, 8292. */
export type PushService = {
  arrived: Arrived[];
  /** Answers of the next calls, instead of 201. */
  answers: number[];
  /** A browser that has just subscribed. */
  device(name: string): PushTarget;
  origin: string;
};

export async function openPushService(): Promise<PushService> {
  const devices = new Map<string, { ecdh: ReturnType<typeof createECDH>; auth: Buffer }>();
  const arrived: Arrived[] = [];
  const answers: number[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const device = devices.get(request.url ?? '');
      const status = answers.shift() ?? (device ? 201 : 404);
      if (status === 201 && device)
        arrived.push({
          device: decodeURIComponent(request.url!.slice(1)),
          note: JSON.parse(decrypt(body, device.ecdh, device.auth).toString()) as Record<string, unknown>,
          ttl: header(request, 'ttl'),
          urgency: header(request, 'urgency'),
          vapid: readVapid(header(request, 'authorization') ?? ''),
        });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    arrived,
    answers,
    origin,
    device(name) {
      const ecdh = createECDH('prime256v1');
      const auth = randomBytes(16);
      const path = `/${encodeURIComponent(name)}`;
      const p256dh = ecdh.generateKeys('base64url', 'uncompressed');
      devices.set(path, { ecdh, auth });
      return { endpoint: origin + path, p256dh, auth: auth.toString('base64url') };
    },
  };
}

const header = (request: IncomingMessage, name: string): string | undefined => request.headers[name] as string;

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** Opens an `aes128gcm` body of one record with a browser's keys. */
function decrypt(body: Buffer, ecdh: ReturnType<typeof createECDH>, auth: Buffer): Buffer {
  const salt = body.subarray(0, 16);
  const recordSize = body.readUInt32BE(16);
  const sender = body.subarray(21, 21 + body[20]!);
  const record = body.subarray(21 + body[20]!);
  if (record.length > recordSize) throw new Error('more than one record');
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), sender]);
  const key = hkdfSync('sha256', ecdh.computeSecret(sender), auth, info, 32);
  const derive = (what: string, length: number) =>
    Buffer.from(hkdfSync('sha256', Buffer.from(key), salt, Buffer.from(`Content-Encoding: ${what}\0`), length));
  const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
  decipher.setAuthTag(record.subarray(-16));
  const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
  return padded.subarray(0, padded.lastIndexOf(2)); // the delimiter of the last record
}

/** Reads `Authorization: vapid t=<token>, k=<key>`. */
function readVapid(authorization: string): Arrived['vapid'] {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const publicKey = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  });
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  const said = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { aud: string; exp: number; sub: string };
  return { ...said, key, isSigned };
}
