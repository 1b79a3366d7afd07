import type { Problem } from '~/shared/result';

/** The largest upload, in bytes. */
export const LARGEST_FILE = 30 * 1024 * 1024;

/** The largest picture, in pixels; beyond it a small file may fill the memory. */
export const LARGEST_PICTURE = 100_000_000;

/** What a photo may be stored as. */
export const PHOTO_TYPES = ['jpeg', 'png', 'webp', 'avif', 'heic', 'gif'] as const;
export type PhotoType = (typeof PHOTO_TYPES)[number];

/** Why a file is no photo of ours. Each has a sentence that says what to do. */
export const PHOTO_PROBLEMS = [
  'photos.empty',
  'photos.drawing',
  'photos.document',
  'photos.video',
  'photos.not-a-photo',
  'photos.not-only-a-photo',
  'photos.too-heavy',
  'photos.too-many-pixels',
  'photos.damaged',
  'photos.too-slow',
] as const;
export type PhotoProblem = Problem<(typeof PHOTO_PROBLEMS)[number]>;

/** How many of a file's first bytes `readPhotoType` needs to see. */
export const FIRST_BYTES = 4096;

/** Still pictures of the HEIF family, by the brands in their first box. */
const AVIF_BRANDS = ['avif', 'avis'];
const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

/** How office documents begin (they are archives, or older than that), and films that are no MP4. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0];
const MATROSKA = [0x1a, 0x45, 0xdf, 0xa3];

const beginsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

/** A drawing, behind whatever XML allows before it. */
const SVG =
  /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[^])*-->\s*)*(?:<!doctype\s+svg[^>]*>\s*)?<svg[\s>]/i;

/** Words that make another program of a file, were it served with another name. */
const PROGRAM = /<(?:script|html|body|iframe|svg)[\s>]|<\?php|<!doctype|%PDF-/i;

/**
 * What a file is, by its first bytes: neither its name nor what the browser says counts.
 * `first` should hold the first `FIRST_BYTES` bytes, or all when there are fewer.
 */
export function readPhotoType(first: Uint8Array): PhotoType | PhotoProblem {
  if (first.length === 0) return { code: 'photos.empty' };
  const type = typeOf(first);
  const text = latin1(first);
  if (type) return PROGRAM.test(text) ? { code: 'photos.not-only-a-photo' } : type;
  if (/^\s*%PDF-/.test(text) || beginsWith(first, ZIP) || beginsWith(first, OLD_OFFICE))
    return { code: 'photos.document' };
  if (SVG.test(text)) return { code: 'photos.drawing' };
  if (text.slice(4, 8) === 'ftyp' || /^RIFF[^]{4}AVI /.test(text) || beginsWith(first, MATROSKA)) {
    return { code: 'photos.video' };
  }
  return { code: 'photos.not-a-photo' };
}

function typeOf(bytes: Uint8Array): PhotoType | null {
  const text = latin1(bytes.subarray(0, 64));
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (/^GIF8[79]a/.test(text)) return 'gif';
  if (/^RIFF....WEBPVP8[ LX]/s.test(text)) return 'webp';
  if (text.slice(4, 8) !== 'ftyp') return null;
  const brands = readBrands(bytes);
  if (AVIF_BRANDS.some((brand) => brands.includes(brand))) return 'avif';
  return HEIC_BRANDS.some((brand) => brands.includes(brand)) ? 'heic' : null;
}

/** The names of an ISO media file's kinds: the chief one, then those it is compatible with. */
function readBrands(bytes: Uint8Array): string[] {
  const box = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
  const text = latin1(bytes.subarray(8, Math.min(box, 128)));
  const [chief = '', , ...compatible] = text.match(/[^]{4}/g) ?? [];
  return [chief, ...compatible];
}

/**
 * True when an archive hangs behind the picture (a "GIFAR"): a ZIP directory that ends exactly where the file ends.
 * Motion Photos hang a video there and phones their notes, which is harmless: neither survives the press.
 * `last` should hold the last 65,557 bytes, the farthest such a directory's end record can lie.
 */
export function hidesAnArchive(last: Uint8Array): boolean {
  const view = new DataView(last.buffer, last.byteOffset, last.byteLength);
  for (let at = last.length - 22; at >= 0; at--) {
    if (view.getUint32(at) === 0x504b0506 && at + 22 + view.getUint16(at + 20, true) === last.length) return true;
  }
  return false;
}

/** How many of a file's last bytes `hidesAnArchive` needs to see. */
export const LAST_BYTES = 22 + 0xffff;

const latin1 = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
};

/** What a header says about how its picture is stored, as far as it decides what decoding takes. */
export type PhotoHeader = {
  width: number;
  height: number;
  type: PhotoType;
  /** Comes coarse first and is made finer (progressive, interlaced): nothing can be let go before the end. */
  isProgressive?: boolean;
  /** More than 8 bits for a colour. */
  isDeep?: boolean;
  /** Colour as fine as light (4:4:4), or four inks. */
  isFullColour?: boolean;
};

/** What one photo may take while it is decoded, in bytes, besides its process itself. */
const ROOM = 640 * 2 ** 20;

/** Bytes that decoding takes for a pixel, measured at 100 megapixels (docs/photos.md); a plain JPEG is read in strips. */
function takenPerPixel({ type, isProgressive, isDeep, isFullColour }: PhotoHeader): number {
  switch (type) {
    case 'jpeg':
      return isProgressive ? (isFullColour ? 6.5 : 3.5) : 0.5;
    case 'png':
      return isProgressive ? (isDeep ? 9.5 : 5) : 0.5;
    case 'webp':
      return 4;
    case 'gif':
      return 5;
    case 'heic':
      return 13;
    case 'avif':
      return isDeep || isFullColour ? 24 : 18;
  }
}

/** Refuses by the size (px) that a file's header states, before anything is decoded. */
export function checkPixels(header: PhotoHeader): PhotoProblem | null {
  const most = Math.min(LARGEST_PICTURE, ROOM / takenPerPixel(header));
  if (header.width * header.height <= most) return null;
  return { code: 'photos.too-many-pixels', with: { max: Math.floor(most / 1e6) } };
}

export const tooHeavy: PhotoProblem = { code: 'photos.too-heavy', with: { max: LARGEST_FILE / 1024 / 1024 } };
