import sharp, { type Metadata, type Sharp } from 'sharp';

import { ok, refuse, type Result } from '~/shared/result';

import { editedSize, focalInside, isUntouched, NO_EDITS, uprightBox, type PhotoEdits } from './edits';
import { decodeHeic, wrapPixels } from './heic.server';
import { checkPixels, FIRST_BYTES, hidesAnArchive, LAST_BYTES, readPhotoType, type PhotoProblem } from './photo-file';
import {
  decodedSize,
  ENCODERS,
  LESS_QUALITY,
  mayBeLeftOut,
  mostBytes,
  planRenditions,
  squareAround,
  type FocalPoint,
  type PlannedRendition,
} from './plan';
import { toRaster, toRaw, toSharp, type Raw } from './raw.server';
import type { Raster } from './raster';
import { tidyRaw } from './tidy.server';

// Every photo is new: what libvips would keep from the last one helps nobody.
sharp.cache(false);
sharp.concurrency(1);

/** What stands for see-through while it loads: nothing, or the placeholder would shine through the picture. */
const SEE_THROUGH = 'data:image/webp;base64,UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==';

const WHITE = '#ffffff';

/** A photo that was decoded once, as its hands left it, in sRGB and without its metadata, ready for any number of renditions. */
export type OpenPhoto = {
  /** px, of the original as far as it is shown: upright, turned, cropped. */
  width: number;
  height: number;
  /** The rendition's file; null when it is better left out, because it would weigh more than the original. */
  press(rendition: PlannedRendition): Promise<Uint8Array | null>;
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
  const tooLarge = checkPixels({
    width,
    height,
    type,
    isProgressive: metadata.isProgressive,
    isDeep: metadata.depth !== 'uchar' || (metadata.bitsPerSample ?? 8) > 8,
    isFullColour: metadata.chromaSubsampling === '4:4:4' || metadata.space === 'cmyk',
  });
  if (tooLarge) return refuse(tooLarge);
  return ok({
    width,
    height,
    profile: metadata.icc,
    isJpeg: metadata.format === 'jpeg',
    needsHeicDecoder: metadata.compression === 'hevc',
  });
}

type Inspected = {
  width: number;
  height: number;
  profile: Buffer | undefined;
  isJpeg: boolean;
  needsHeicDecoder: boolean;
};

const readHeader = (file: Uint8Array): Promise<Metadata | null> =>
  sharp(file, { limitInputPixels: false })
    .metadata()
    .catch(() => null); // libvips only says in words of its own that it cannot read it: damaged

/**
 * Decodes a photo once, at the smallest size from which every rendition can be cut, with the edits of its hands, or
 * says why it cannot be shown. Without a focal point its square keeps what catches the eye. For the first few
 * renditions of a plan alone (`isQuick`) a JPEG is decoded anew for each size instead: read at a quarter of its size
 * it costs a fifth.
 */
export async function openPhoto(
  file: Uint8Array,
  edits: PhotoEdits = NO_EDITS,
  { isQuick = false }: { isQuick?: boolean } = {},
): Promise<Result<OpenPhoto, PhotoProblem>> {
  const inspected = await inspectPhoto(file);
  if (!inspected.ok) return inspected;
  const size = editedSize(inspected.value, edits);
  const eachAnew = isQuick && inspected.value.isJpeg && isUntouched(edits);
  const decodeFor = (plan: readonly PlannedRendition[]) => decode(file, { inspected: inspected.value, edits, plan });
  const plan = planRenditions(size);
  const decoded = await orItsFault(decodeFor(eachAnew ? plan.slice(0, 1) : plan));
  if (!decoded.ok) return decoded;
  const known = new Map<string, Promise<Raw>>([[sizeName(plan[0]!), Promise.resolve(decoded.value)]]);
  const decodedFor = (rendition: PlannedRendition): Promise<Raw> => {
    if (!eachAnew) return Promise.resolve(decoded.value);
    const anew = known.get(sizeName(rendition)) ?? decodeFor([rendition]);
    known.set(sizeName(rendition), anew);
    return anew;
  };
  const bytes = edits.crop ? Infinity : file.length;
  return ok(pressOf(decoded.value, decodedFor, { ...size, focal: focalInside(edits), bytes }));
}

const sizeName = ({ kind, width }: Pick<PlannedRendition, 'kind' | 'width'>): string => `${kind} ${width}`;

/** When a decoder gives up, the file is to blame; `cause` keeps the decoder's own words for whoever repairs this. */
const orItsFault = <Value>(decoding: Promise<Value>): Promise<Result<Value, PhotoProblem>> =>
  decoding.then(ok, (error: Error) => refuse({ code: 'photos.damaged', with: { cause: error.message.slice(0, 200) } }));

async function decode(
  file: Uint8Array,
  { inspected, edits, plan }: { inspected: Inspected; edits: PhotoEdits; plan: readonly PlannedRendition[] },
): Promise<Raw> {
  const box = uprightBox(inspected, edits);
  // without a crop nothing is cut out, so that a JPEG is shrunk while it is read
  const cut = (picture: Sharp) =>
    (edits.crop ? picture.extract(box) : picture).resize({ ...decodedBox(box, edits, plan), fit: 'fill' });
  const picture = inspected.needsHeicDecoder ? await decodeLargePixels(file, inspected.profile, cut) : cut(read(file));
  const raw = await toRaw(picture.toColourspace('srgb'));
  const whole = raw.info.channels !== 4 || !(await toSharp(raw).stats()).isOpaque ? raw : await withoutAlpha(raw);
  const turned = edits.turn === 0 ? whole : await toRaw(toSharp(whole).rotate(edits.turn)); // small by now
  return edits.tidy ? tidyRaw(turned) : turned;
}

/** Upright first: the metadata that says which way is up is about to be dropped. */
const read = (file: Uint8Array): Sharp =>
  sharp(file, { failOn: 'truncated', sequentialRead: true, limitInputPixels: false }).autoOrient();

/** An iPhone's pixels are cut before anything else, so that they are held once in full and never copied. */
async function decodeLargePixels(
  file: Uint8Array,
  profile: Uint8Array | undefined,
  cut: (picture: Sharp) => Sharp,
): Promise<Sharp> {
  const { data, width, height } = await decodeHeic(file);
  const whole = {
    data: Buffer.from(data.buffer, data.byteOffset, data.length),
    info: { width, height, channels: 4 as const },
  };
  const { data: small, info } = await toRaw(cut(toSharp(whole)));
  return sharp(wrapPixels({ width: info.width, height: info.height, data: small }, profile));
}

const withoutAlpha = (raw: Raw): Promise<Raw> => toRaw(toSharp(raw).removeAlpha());

/** The size (px) to decode at lies the other way round when the photo is going to be turned to its side. */
function decodedBox(box: Size, { turn }: PhotoEdits, plan: readonly PlannedRendition[]): Size {
  const { width, height } = decodedSize(editedSize(box, { turn, crop: null }), plan);
  return turn === 90 || turn === 270 ? { width: height, height: width } : { width, height };
}

function pressOf(
  decoded: Raw,
  decodedFor: (rendition: PlannedRendition) => Promise<Raw>,
  photo: Size & { focal: FocalPoint | null; bytes: number },
): OpenPhoto {
  const { width, height, focal } = photo;
  const isSeeThrough = decoded.info.channels === 4;
  let last: { name: string; made: Promise<Raw> } | null = null; // the plan asks width by width
  const cut = (rendition: PlannedRendition): Promise<Raw> => {
    const name = sizeName(rendition);
    if (last?.name !== name) last = { name, made: decodedFor(rendition).then((raw) => cutFrom(raw, rendition, focal)) };
    return last.made;
  };
  return {
    width,
    height,
    async press(rendition) {
      const raw = await cut(rendition);
      const onWhite = isSeeThrough && rendition.format === 'jpeg';
      const picture = () => (onWhite ? toSharp(raw).flatten({ background: WHITE }) : toSharp(raw));
      const most = mostBytes(photo, rendition);
      let pressed: Buffer | null = null;
      for (const less of LESS_QUALITY) {
        pressed = await encode(picture(), rendition, less);
        if (pressed.length <= most) return pressed;
      }
      return mayBeLeftOut(photo, rendition) ? null : pressed;
    },
    placeholder: () => (isSeeThrough ? Promise.resolve(SEE_THROUGH) : toPlaceholder(decoded)),
    raster: () => toRaster(decoded),
  };
}

async function cutFrom(
  decoded: Raw,
  { kind, width, height }: Omit<PlannedRendition, 'format'>,
  focal: FocalPoint | null,
): Promise<Raw> {
  const { info } = decoded;
  if (kind === 'width') {
    const isWhole = info.width === width && info.height === height;
    return isWhole ? decoded : toRaw(toSharp(decoded).resize({ width, height, fit: 'fill' }));
  }
  if (!focal) return toRaw(toSharp(decoded).resize({ width, height, fit: 'cover', position: 'attention' }));
  const { left, top, side } = squareAround(info, focal);
  return toRaw(toSharp(decoded).extract({ left, top, width: side, height: side }).resize({ width, height }));
}

/** `less`: by how much the quality is lowered. */
function encode(picture: Sharp, { kind, format }: PlannedRendition, less: number): Promise<Buffer> {
  const lowered = <Settings extends { quality: number }>(settings: Settings) => ({
    ...settings,
    quality: settings.quality - less,
  });
  if (kind === 'square') return picture.jpeg(lowered(ENCODERS.squareJpeg)).toBuffer();
  switch (format) {
    case 'avif':
      return picture.avif(lowered(ENCODERS.avif)).toBuffer();
    case 'webp':
      return picture.webp(lowered(ENCODERS.webp)).toBuffer();
    case 'jpeg':
      return picture.jpeg(lowered(ENCODERS.jpeg)).toBuffer();
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
