import { randomUUID } from 'node:crypto';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { storedListing, storedShop } from '../../../test/builders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { LARGEST_FILE } from './photo-file';
import { sweepPhotos } from './sweep-photos.server';
import { openUploads, receiveUpload, UPLOADS_PATH } from './uploads.server';

let platform: TestPlatform;
let server: Server;
let origin: string;
let shopId: string;
let photo: Buffer;
let shade = 0;

beforeAll(async () => {
  platform = await freshPlatform();
  const answer = openUploads(platform);
  server = createServer((request, response) => void answer(request, response, String(request.headers['x-shop'])));
  await new Promise<void>((resolve) => server.listen(0, resolve));
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());
beforeEach(async () => {
  vi.spyOn(platform.jobs, 'send').mockResolvedValue();
  shopId = (await storedShop(platform.db)).id;
  const noise = { mean: 90 + (++shade % 90), sigma: 30, type: 'gaussian' as const };
  photo = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#385', noise } })
    .jpeg()
    .toBuffer();
});

type Ask = { method: string; path?: string; headers?: Record<string, string>; body?: Uint8Array; shop?: string };
const ask = ({ method, path = '', headers = {}, body, shop = shopId }: Ask) =>
  fetch(`${origin}${UPLOADS_PATH}${path}`, {
    method,
    headers: { 'Tus-Resumable': '1.0.0', 'X-Shop': shop, ...headers },
    ...(body ? { body: new Uint8Array(body) } : {}),
  });
const begin = (id: string, length = photo.length, shop = shopId) =>
  ask({
    method: 'POST',
    shop,
    headers: { 'Upload-Length': String(length), 'Upload-Metadata': `id ${Buffer.from(id).toString('base64')}` },
  });
const piece = (id: string, from: number, to = photo.length, shop = shopId) =>
  ask({
    method: 'PATCH',
    path: `/${id}`,
    shop,
    headers: { 'Upload-Offset': String(from), 'Content-Type': 'application/offset+octet-stream' },
    body: photo.subarray(from, to),
  });
const offset = async (id: string, shop = shopId) =>
  Number((await ask({ method: 'HEAD', path: `/${id}`, shop })).headers.get('upload-offset'));
const sent = async () => {
  const id = randomUUID();
  await begin(id);
  expect((await piece(id, 0)).status).toBe(204);
  return id;
};
const receive = (uploadId: string, listingId: string | null = null, shop = shopId) =>
  receiveUpload(platform, { shopId: shop, listingId, uploadId });
const photoCount = () => platform.db.photo.count({ where: { shopId } });

describe('a photo in pieces', () => {
  it('goes on where it broke off', async () => {
    const id = randomUUID();
    const begun = await begin(id);
    expect([begun.status, begun.headers.get('location')]).toEqual([201, `${UPLOADS_PATH}/${id}`]);
    await piece(id, 0, 1000);
    expect(await offset(id)).toBe(1000);
    expect((await piece(id, 0, 2000)).status).toBe(409);
    await piece(id, 1000);
    const received = await receive(id);
    expect(received).toMatchObject({ ok: true, value: { state: 'waiting' } });
    const row = await platform.db.photo.findFirstOrThrow({ where: { shopId } });
    expect(Buffer.compare(await platform.storage.read(row.originalKey), photo)).toBe(0);
  });

  it('keeps what came of a piece whose line was cut', async () => {
    const id = randomUUID();
    await begin(id);
    await new Promise<void>((resolve) => {
      const cut = httpRequest(`${origin}${UPLOADS_PATH}/${id}`, {
        method: 'PATCH',
        headers: {
          'Tus-Resumable': '1.0.0',
          'X-Shop': shopId,
          'Upload-Offset': '0',
          'Content-Type': 'application/offset+octet-stream',
          'Content-Length': photo.length,
        },
      });
      cut.on('error', () => resolve());
      cut.on('close', () => resolve());
      cut.write(photo.subarray(0, 3000), () => setTimeout(() => cut.destroy(), 200));
    });
    await expect.poll(() => offset(id)).toBe(3000);
  });

  it('is begun once, though two tabs begin', async () => {
    const id = randomUUID();
    await begin(id);
    await piece(id, 0, 1000);
    expect((await begin(id)).status).toBe(201);
    expect(await offset(id)).toBe(1000);
  });

  it('is not received before all of it is there', async () => {
    const id = randomUUID();
    await begin(id);
    await piece(id, 0, 1000);
    expect(await receive(id)).toMatchObject({ ok: false, problems: [{ code: 'photos.not-sent' }] });
    expect(await offset(id)).toBe(1000);
  });

  it('is one photo, though ten tabs say at once that it is complete', async () => {
    const id = await sent();
    const photos = await Promise.all(Array.from({ length: 10 }, () => receive(id)));
    const ids = photos.map((one) => (one.ok ? one.value.id : one.problems[0]?.code));
    expect(new Set(ids).size).toBe(1);
    expect(await photoCount()).toBe(1);
  });

  it('stays that photo when it is sent again after its listing was saved', async () => {
    const id = await sent();
    const first = await receive(id);
    const listing = await storedListing(platform.db, { shopId, photos: 0, state: 'draft' });
    await platform.db.photo.updateMany({ where: { shopId }, data: { listingId: listing.id } });
    expect((await begin(id)).status).toBe(410);
    expect(await receive(id)).toEqual(first);
    expect(await photoCount()).toBe(1);
  });

  it('belongs to one shop: to another it is not there', async () => {
    const id = await sent();
    const stranger = (await storedShop(platform.db)).id;
    expect((await ask({ method: 'HEAD', path: `/${id}`, shop: stranger })).status).toBe(404);
    expect((await piece(id, 0, 100, stranger)).status).toBe(404);
    expect((await ask({ method: 'DELETE', path: `/${id}`, shop: stranger })).status).toBe(404);
    expect(await receive(id, null, stranger)).toMatchObject({ ok: false });
    const mine = await receive(id);
    expect(mine.ok).toBe(true);
    const theirs = await storedListing(platform.db, { shopId: stranger, photos: 0, state: 'draft' });
    expect(await receive(await sent(), theirs.id)).toMatchObject({ problems: [{ code: 'photos.not-here' }] });
  });

  it('is refused when it is too heavy, or when it is no photo', async () => {
    expect((await begin(randomUUID(), LARGEST_FILE + 1)).status).toBe(413);
    expect((await begin('../../etc/passwd')).status).toBe(400);
    photo = Buffer.from('<svg xmlns="x"></svg>');
    const id = await sent();
    expect(await receive(id)).toMatchObject({ ok: false, problems: [{ code: 'photos.drawing' }] });
    expect((await ask({ method: 'HEAD', path: `/${id}` })).status).toBe(404);
  });

  it('waits a week for the rest, and no longer', async () => {
    const id = randomUUID();
    await begin(id);
    await piece(id, 0, 1000);
    const after = (days: number) => platform.setNow(new Date(Date.now() + days * 86_400_000));
    after(6.9);
    await sweepPhotos(platform);
    expect(await offset(id)).toBe(1000);
    after(7.1);
    await sweepPhotos(platform);
    expect((await ask({ method: 'HEAD', path: `/${id}` })).status).toBe(404);
    expect((await begin(id)).status).toBe(201);
  });
});
