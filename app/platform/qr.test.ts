import jsQR from 'jsqr';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';

import { qrDataUri, qrPng, qrSvg } from './qr.server';

const ADDRESS = 'https://chovuon.example/shop/vuon-ba-tu/bong-giay-hong';

async function pixels(picture: Buffer) {
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data: new Uint8ClampedArray(data), ...info };
}

describe('a QR code', () => {
  it('is a small picture that says what it is', () => {
    const svg = qrSvg(ADDRESS, { title: 'Mã <của> "Bà Tư" & con' });
    expect(svg).toContain('role="img"><title>Mã &lt;của&gt; "Bà Tư" &amp; con</title>');
    expect(svg.match(/<path/g)).toHaveLength(1);
    expect(svg.length).toBeLessThan(8_000);
  });

  it('has whole pixels, and white all around it', async () => {
    const { data, width, height } = await pixels(await qrPng(ADDRESS, 300));
    expect(width).toBe(height);
    expect(width).toBeLessThanOrEqual(300);
    const scale = width / (33 + 8); // version 4
    expect(Number.isInteger(scale)).toBe(true);
    const isWhite = (x: number, y: number) => data[(y * width + x) * 4] === 255;
    const edge = 4 * scale;
    for (let along = 0; along < width; along++) {
      expect(isWhite(along, edge - 1) && isWhite(edge - 1, along)).toBe(true);
      expect(isWhite(along, width - edge) && isWhite(width - edge, along)).toBe(true);
    }
    expect(isWhite(edge, edge)).toBe(false);
  });

  it('is never too small to be read, however little room it is given', async () => {
    const { width } = await pixels(await qrPng(ADDRESS, 1));
    expect(width).toBe(33 + 8);
  });

  it('stands in a page without a request, and reads the same', async () => {
    const address = qrDataUri(ADDRESS);
    expect(address).toMatch(/^data:image\/svg\+xml,[^"<>#\s]*(?: [^"<>#\s]*)*$/);
    const svg = decodeURIComponent(address.replace('data:image/svg+xml,', ''));
    const { data, width, height } = await pixels(await sharp(Buffer.from(svg)).resize(400).png().toBuffer());
    expect(jsQR(data, width, height)?.data).toBe(ADDRESS);
  });
});
