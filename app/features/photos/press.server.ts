import sharp, { type Metadata, type Sharp } from 'sharp';

import { atMost } from '~/shared/at-most';
import { ok, refuse, type Result } from '~/shared/result';

import { editedSize, focalInside, NO_EDITS, uprightBox, type PhotoEdits } from './edits';
import { decodeHeic, wrapPixels } from './heic.server';
import { checkPixels, FIRST_BYTES, hidesAnArchive, LAST_BYTES, readPhotoType, type PhotoProblem } from './photo-file';
import { decodedSize, ENCODERS, squareAround, type FocalPoint, type PlannedRendition } from './plan';
import { toRaster, toRaw, toSharp, type Raw } from './raw.server';
import type { Raster } from './raster';
import { tidyRaw } from './tidy.server';

// Every photo is new: what libvips would keep from the last one helps nobody.
sharp.cache(false);
sharp.concurrency(1);

/** Half of libuv's threads, so that files and passwords never wait for pictures. */
let throughThePress = atMost(2);

/** Widens the press for a process that does nothing else: so many steps at once. */
export function pressAtOnce(steps: number): void {
  throughThePress = atMost(steps);
}

/** Longest time (s) for one step; 100 megapixels take about three. */
const PATIENCE = 60;

/** What stands for see-through while it loads: nothing, or the placeholder would shine through the picture. */
const SEE_THROUGH = 'data:image/webp;base64,UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==';

const WHITE = '#ffffff';

/** A photo that was decoded once, as its hands left it, in sRGB and without its metadata, ready for any number of renditions. */
export type OpenPhoto = {
  /** px, of the original as far as it is shown: upright, turned, cropped. */
  width: number;
  height: number;
  press(rendition: PlannedRendition): Promise<Uint8Array>;
  placeholder(): Promise<string>;
  /** Small, for whoever measures it. */
  raster(): Promise<Raster>;
};

type Size = { width: number; height: number };

/** Size (px, upright) of a photo by its header, or why it is refused. Decodes nothing. */
export async function inspectPhoto(file: Uint8Array): Promise<Result<Inspected, PhotoProblem>> {
  const type = readPhotoType(file.subarray(0, FIRST_BYTES));
  if (typeof type === 'object') return refuse(type);
  if (hidesAnArchive(file.subarray(-LAST_BYTES))) return refuse({ code: 'photos.not-only-a-photo' });

  const metadata = await readHeader(file);
  if (!metadata) return refuse({ code: 'photos.damaged' });
  const { width, height } = metadata.autoOrient;
  const tooLarge = checkPixels({ width, height });
  if (tooLarge) return refuse(tooLarge);
  return ok({ width, height, profile: metadata.icc, needsHeicDecoder: metadata.compression === 'hevc' });
}

type Inspected = { width: number; height: number; profile: Buffer | undefined; needsHeicDecoder: boolean };

const readHeader = (file: Uint8Array): Promise<Metadata | null> =>
  sharp(file, { limitInputPixels: false })
    .metadata()
    .catch(() => null); // libvips only says in words of its own that it cannot read it: damaged

/**
 * Decodes a photo once, at the smallest size from which every rendition can be cut, with the edits of its hands, or
 * says why it cannot be shown. Without a focal point its square keeps what catches the eye.
 */
export async function openPhoto(
  file: Uint8Array,
  edits: PhotoEdits = NO_EDITS,
): Promise<Result<OpenPhoto, PhotoProblem>> {
  const inspected = await inspectPhoto(file);
  if (!inspected.ok) return inspected;
  const { width, height } = inspected.value;
  const readable = inspected.value.needsHeicDecoder ? await unpackHeic(file, inspected.value.profile) : ok(file);
  if (!readable.ok) return readable;
  const decoded = await throughThePress(() => orItsFault(decode(readable.value, { width, height }, edits)));
  if (!decoded.ok) return decoded;
  return ok(pressOf(decoded.value, { ...editedSize({ width, height }, edits), focal: focalInside(edits) }));
}

async function unpackHeic(
  file: Uint8Array,
  profile: Uint8Array | undefined,
): Promise<Result<Uint8Array, PhotoProblem>> {
  const pixels = await throughThePress(() => orItsFault(decodeHeic(file)));
  return pixels.ok ? ok(wrapPixels(pixels.value, profile)) : pixels;
}

/** When a decoder gives up, the file is to blame; `cause` keeps the decoder's own words for whoever repairs this. */
const orItsFault = <Value>(decoding: Promise<Value>): Promise<Result<Value, PhotoProblem>> =>
  decoding.then(ok, (error: Error) =>
    refuse({
      code: error.message.includes('timeout') ? 'photos.too-slow' : 'photos.damaged',
      with: { cause: error.message.slice(0, 200) },
    }),
  );

async function decode(file: Uint8Array, upright: Size, edits: PhotoEdits): Promise<Raw> {
  const box = uprightBox(upright, edits);
  const picture = sharp(file, { failOn: 'truncated', sequentialRead: true, limitInputPixels: false }).autoOrient(); // first: the metadata that says which way is up is about to be dropped
  // without a crop nothing is cut out, so that a JPEG is shrunk while it is read
  const raw = await (edits.crop ? picture.extract(box) : picture)
    .resize({ ...decodedBox(box, edits), fit: 'fill' })
    .toColourspace('srgb')
    .timeout({ seconds: PATIENCE })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const whole = raw.info.channels !== 4 || !(await toSharp(raw).stats()).isOpaque ? raw : await withoutAlpha(raw);
  const turned = edits.turn === 0 ? whole : await toRaw(toSharp(whole).rotate(edits.turn)); // small by now
  return edits.tidy ? tidyRaw(turned) : turned;
}

const withoutAlpha = (raw: Raw): Promise<Raw> => toRaw(toSharp(raw).removeAlpha());

/** The size (px) to decode at lies the other way round when the photo is going to be turned to its side. */
function decodedBox(box: Size, { turn }: PhotoEdits): Size {
  const { width, height } = decodedSize(editedSize(box, { turn, crop: null }));
  return turn === 90 || turn === 270 ? { width: height, height: width } : { width, height };
}

function pressOf(
  decoded: Raw,
  { width, height, focal }: { width: number; height: number; focal: FocalPoint | null },
): OpenPhoto {
  const isSeeThrough = decoded.info.channels === 4;
  const cuts = new Map<string, Promise<Raw>>();
  const cut = (rendition: Omit<PlannedRendition, 'format'>): Promise<Raw> => {
    const name = `${rendition.kind} ${rendition.width}`;
    const made = cuts.get(name) ?? toRaw(cutFrom(decoded, rendition, focal));
    cuts.set(name, made);
    return made;
  };
  return {
    width,
    height,
    press: (rendition) =>
      throughThePress(async () => {
        const picture = toSharp(await cut(rendition));
        return encode(
          isSeeThrough && rendition.format === 'jpeg' ? picture.flatten({ background: WHITE }) : picture,
          rendition,
        );
      }),
    placeholder: () => (isSeeThrough ? Promise.resolve(SEE_THROUGH) : throughThePress(() => toPlaceholder(decoded))),
    raster: () => throughThePress(() => toRaster(decoded)),
  };
}

function cutFrom(
  decoded: Raw,
  { kind, width, height }: Omit<PlannedRendition, 'format'>,
  focal: FocalPoint | null,
): Sharp {
  if (kind === 'width') return toSharp(decoded).resize({ width, height, fit: 'fill' });
  if (!focal) return toSharp(decoded).resize({ width, height, fit: 'cover', position: 'attention' });
  const { left, top, side } = squareAround(decoded.info, focal);
  return toSharp(decoded).extract({ left, top, width: side, height: side }).resize({ width, height });
}

function encode(picture: Sharp, { kind, format }: PlannedRendition): Promise<Buffer> {
  if (kind === 'square') return picture.jpeg(ENCODERS.squareJpeg).toBuffer();
  switch (format) {
    case 'avif':
      return picture.avif(ENCODERS.avif).toBuffer();
    case 'webp':
      return picture.webp(ENCODERS.webp).toBuffer();
    case 'jpeg':
      return picture.jpeg(ENCODERS.jpeg).toBuffer();
  }
}

/** A picture of 8 px: light and colour where they will be. */
async function toPlaceholder(decoded: Raw): Promise<string> {
  const tiny = await toSharp(decoded)
    .resize({ width: 8, height: 8, fit: 'inside' })
    .webp({ quality: 20, effort: 6 })
    .toBuffer();
  return `data:image/webp;base64,${tiny.toString('base64')}`;
}
