import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import sharp, { type Sharp } from 'sharp';

import { openPhoto } from '../../app/features/photos/press.server';
import { drawPicture, PICTURE_KINDS, type PictureKind } from '../demo/pictures/picture';
import { seededRandom, seedFrom, type Random } from '../demo/pictures/random';

/** What a photo of the set is, by how it was made; `soft` and `pale` are good ones that are easily taken for bad. */
export const LABELS = ['good', 'soft', 'pale', 'blurred', 'shaken', 'dark', 'burnt', 'small', 'same', 'other'] as const;
export type Label = (typeof LABELS)[number];

/** Pictures are tuned on one half and judged on the other; a base and all that was made of it are in one. */
export type Half = 'tuning' | 'held out';

export type Labelled = {
  base: string;
  half: Half;
  label: Label;
  bytes: Buffer;
  /** With `same` and `other`: the photo it is compared with. */
  beside?: Buffer;
};

export type Base = { name: string; half: Half; bytes: Buffer };

/** Longest side (px) of what the set is made from: as a phone sends it, less what no measure needs. */
const SIDE = 1600;

const halfOf = (name: string): Half =>
  createHash('sha256').update(name).digest()[0]! % 2 === 0 ? 'tuning' : 'held out';

/** Scenes drawn by the demo, `count` of them, the kinds and views in turn. */
export async function drawnBases(count: number): Promise<Base[]> {
  const kinds = PICTURE_KINDS.filter((kind) => kind !== 'garden');
  const bases: Base[] = [];
  for (let index = 0; index < count; index++) {
    const kind: PictureKind = kinds[(index * 7) % kinds.length]!;
    const view = index % 3 === 2 ? ('close' as const) : ('whole' as const);
    const name = `${kind}-${view}-${index}`;
    bases.push({ name, half: halfOf(name), bytes: await asSent(await drawPicture({ kind, view, seed: index + 1 })) });
  }
  return bases;
}

/** The good photographs of a folder, each scene once; what the press refuses, or its name calls a trap, is none. */
export async function photographedBases(folder: string): Promise<Base[]> {
  const names = readdirSync(folder).filter(
    (name) =>
      /\.(?:jpe?g|heic|webp)$/i.test(name) && !/derived|hostile|named|orient-landscape-6|orient-portrait-8/.test(name),
  );
  const bases: Base[] = [];
  for (const name of names.sort()) {
    const photo = await openPhoto(await readFile(join(folder, name)));
    if (!photo.ok) continue;
    const { width, height, press } = photo.value;
    const scale = Math.min(1, SIDE / Math.max(width, height));
    const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
    const bytes = await press({ kind: 'width', format: 'jpeg', ...size });
    if (bytes) bases.push({ name, half: halfOf(name), bytes: await asSent(Buffer.from(bytes)) });
  }
  return bases;
}

const asSent = (bytes: Buffer): Promise<Buffer> =>
  sharp(bytes).resize({ width: SIDE, height: SIDE, fit: 'inside', withoutEnlargement: true }).jpeg().toBuffer();

/** Everything that goes wrong with one photo, each a little differently by its name, and what only looks like it. */
export async function labelledFrom(base: Base, next: Base): Promise<Labelled[]> {
  const random = seededRandom(seedFrom(base.name));
  const { width, height } = await sharp(base.bytes).metadata();
  const side = Math.max(width, height);
  const made = async (label: Label, picture: Sharp, beside?: Buffer): Promise<Labelled> => ({
    base: base.name,
    half: base.half,
    label,
    bytes: await picture.jpeg({ quality: Math.round(random.between(72, 90)) }).toBuffer(),
    ...(beside ? { beside } : {}),
  });
  const light = (gain: number, offset: number) => sharp(base.bytes).linear(gain, offset);
  const tiny = Math.round(random.between(150, 280));
  return [
    await made('good', sharp(base.bytes).modulate({ brightness: random.between(0.9, 1.1) })),
    await made('soft', await softAround(base.bytes, { width, height })),
    await made('pale', light(random.between(0.72, 0.8), random.between(42, 52))),
    await made('blurred', sharp(base.bytes).blur((side * random.between(0.22, 0.9)) / 100)),
    await made('shaken', await shaken(base.bytes, side, random)),
    await made('dark', light(random.between(0.14, 0.36), random.between(0, 6))),
    await made('burnt', light(random.between(1.9, 3.4), random.between(0, 20))),
    await made('small', sharp(base.bytes).resize(tiny, tiny, { fit: 'outside' })),
    await made('same', sharp(await slightlyCropped(base.bytes, { width, height }, random)), base.bytes),
    await made('other', sharp(base.bytes), next.bytes),
  ];
}

/** A sharp middle before a garden out of focus, as a phone's portrait mode makes it. */
async function softAround(bytes: Buffer, { width, height }: { width: number; height: number }): Promise<Sharp> {
  const hole = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><ellipse cx="${width / 2}" cy="${height * 0.55}" rx="${width * 0.28}" ry="${height * 0.3}" fill="#fff"/></svg>`;
  const sharpPart = await sharp(bytes)
    .ensureAlpha()
    .composite([{ input: Buffer.from(hole), blend: 'dest-in' }])
    .png()
    .toBuffer();
  const around = await sharp(bytes)
    .blur(Math.max(width, height) * 0.008)
    .toBuffer();
  return sharp(
    await sharp(around)
      .composite([{ input: sharpPart }])
      .png()
      .toBuffer(),
  );
}

/** A hand that moved: every point drawn out into a line. */
async function shaken(bytes: Buffer, side: number, random: Random): Promise<Sharp> {
  const half = Math.round((side * random.between(0.4, 1.4)) / 100);
  const size = 2 * half + 1;
  const angle = random.between(0, Math.PI);
  const kernel = new Array<number>(size * size).fill(0);
  for (let step = -half * 2; step <= half * 2; step++) {
    const x = Math.round(half + (step / 2) * Math.cos(angle));
    const y = Math.round(half + (step / 2) * Math.sin(angle));
    kernel[y * size + x] = 1;
  }
  return sharp(bytes).convolve({ width: size, height: size, kernel });
}

/** The same photo from another app: cut a little at the edges, brighter, smaller, compressed again. */
async function slightlyCropped(
  bytes: Buffer,
  { width, height }: { width: number; height: number },
  random: Random,
): Promise<Buffer> {
  const cut = () => random.between(0, 0.03);
  const [left, top] = [Math.round(width * cut()), Math.round(height * cut())];
  const cropped = await sharp(bytes)
    .extract({
      left,
      top,
      width: Math.round(width * (1 - cut())) - left,
      height: Math.round(height * (1 - cut())) - top,
    })
    .toBuffer();
  return sharp(cropped)
    .resize({ width: Math.round(width * random.between(0.5, 0.9)) })
    .modulate({ brightness: random.between(0.9, 1.15) })
    .jpeg({ quality: 60 })
    .toBuffer();
}
