import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import sharp from 'sharp';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Photographs taken with real phones, where somebody keeps some: in PHOTO_SAMPLES or in a `photos` folder beside the project. */
export function samplesFolder(): string | null {
  const { PHOTO_SAMPLES } = process.env;
  if (PHOTO_SAMPLES) return PHOTO_SAMPLES;
  const around = dirname(join(ROOT, '.'));
  const beside = readdirSync(around, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(around, entry.name, 'photos'));
  return beside.find((folder) => existsSync(join(folder, 'README.md'))) ?? null;
}

export type PhonePhoto = { name: string; bytes: Buffer; isReal: boolean };

/**
 * A photo as a phone writes it: lying on its side with an EXIF orientation that says so, and with the garden's GPS position.
 * A real one where there is one, else drawn here with the same EXIF.
 */
export async function phonePhoto(which: 'upside-down' | 'sideways'): Promise<PhonePhoto> {
  const folder = samplesFolder();
  const name = which === 'upside-down' ? 'iphone5-flowers-orient3-gps.jpg' : 'samsung-pothos-orient6.jpg';
  if (folder && existsSync(join(folder, name))) {
    return { name, bytes: await readFile(join(folder, name)), isReal: true };
  }
  return { name: `${which}.jpg`, bytes: await drawnPhonePhoto(which === 'upside-down' ? 3 : 6), isReal: false };
}

/** A photograph by its file's name, or null where nobody keeps any. */
export async function samplePhoto(name: string): Promise<Buffer | null> {
  const folder = samplesFolder();
  return folder && existsSync(join(folder, name)) ? readFile(join(folder, name)) : null;
}

/** A flower under a blue sky over dark soil, so that up and down can be told; stored turned, as a phone does. */
async function drawnPhonePhoto(orientation: 3 | 6): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="2000">
    <rect width="1600" height="1100" fill="#8fc3ee"/><rect y="1100" width="1600" height="900" fill="#4a3524"/>
    <path d="M800 1700V900" stroke="#2f7a3a" stroke-width="40"/><circle cx="800" cy="800" r="260" fill="#d6336c"/>
    <circle cx="800" cy="800" r="90" fill="#ffd43b"/><circle cx="300" cy="250" r="140" fill="#ffe066"/></svg>`;
  return sharp(Buffer.from(svg))
    .rotate(orientation === 3 ? 180 : 270)
    .withExif({
      IFD0: { Make: 'Vuon', Model: 'Phone 1', Orientation: String(orientation) },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '10/1 15/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '106/1 7/1 0/1' },
    })
    .withMetadata({ orientation })
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** How alike two pictures are, seen small: the mean difference of a pixel's channels, 0 to 255. */
export async function difference(one: Buffer, other: Buffer): Promise<number> {
  const look = (file: Buffer) =>
    sharp(file).resize(24, 24, { fit: 'fill' }).removeAlpha().toColourspace('srgb').raw().toBuffer();
  const [a, b] = [await look(one), await look(other)];
  return a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] ?? 0)), 0) / a.length;
}
