/** How a rendition is cut: by width in the photo's own proportions, or as a square for marketplaces. */
export const RENDITION_KINDS = ['width', 'square'] as const;
/** File formats, the smallest first: that is the order in which a browser is offered them. */
export const RENDITION_FORMATS = ['avif', 'webp', 'jpeg'] as const;

export type RenditionKind = (typeof RENDITION_KINDS)[number];
export type RenditionFormat = (typeof RENDITION_FORMATS)[number];

/** One public file of a photo. Width and height in px, upright. */
export type Rendition = {
  kind: RenditionKind;
  format: RenditionFormat;
  width: number;
  height: number;
  bytes: number;
};

/** Everything a page needs to show a photo, and nothing that is private. */
export type PictureData = {
  /** Name of the folder of its files: `/photos/<name>/…`. */
  name: string;
  width: number;
  height: number;
  /** A few bytes of WebP as a data URI. */
  placeholder: string;
  alt: string;
  renditions: Rendition[];
};

/** What `toPictureData` reads of a stored photo. */
export type PhotoRow = {
  publicName: string | null;
  width: number | null;
  height: number | null;
  placeholder: string | null;
  alt: string;
  renditions: unknown;
};

const EXTENSIONS = { avif: 'avif', webp: 'webp', jpeg: 'jpg' } as const satisfies Record<RenditionFormat, string>;
const INITIALS = { width: 'w', square: 's' } as const satisfies Record<RenditionKind, string>;

/** What each format is called in a Content-Type or in `<source type>`. */
export const MEDIA_TYPES = {
  avif: 'image/avif',
  webp: 'image/webp',
  jpeg: 'image/jpeg',
} as const satisfies Record<RenditionFormat, string>;

type NamedRendition = Pick<Rendition, 'kind' | 'format' | 'width'>;

/** The file of a rendition inside its photo's folder: `w640.avif`, `s1200.jpg`. */
export const renditionFile = ({ kind, format, width }: NamedRendition): string =>
  `${INITIALS[kind]}${width}.${EXTENSIONS[format]}`;

/** The address of a rendition on this site: `/photos/<publicName>/w640.avif`. */
export const photoPath = (publicName: string, rendition: NamedRendition): string =>
  `/photos/${publicName}/${renditionFile(rendition)}`;

/** The storage key of a rendition. */
export const renditionKey = (publicName: string, rendition: NamedRendition): string =>
  `public${photoPath(publicName, rendition)}`;

const PHOTO_PATH = /^\/photos\/([A-Za-z0-9_-]{22})\/([ws])([1-9]\d{0,4})\.(avif|webp|jpg)$/;

/** What an address under /photos/ asks for; null for everything that we would never have written ourselves. */
export function readPhotoPath(path: string): { publicName: string; rendition: NamedRendition } | null {
  const [, publicName, initial, width, extension] = PHOTO_PATH.exec(path) ?? [];
  if (!publicName || !width) return null;
  const kind = RENDITION_KINDS.find((one) => INITIALS[one] === initial);
  const format = RENDITION_FORMATS.find((one) => EXTENSIONS[one] === extension);
  return kind && format ? { publicName, rendition: { kind, format, width: Number(width) } } : null;
}

/** The renditions a row keeps as JSON; what does not look like one is left out. */
export const readRenditions = (stored: unknown): Rendition[] =>
  Array.isArray(stored) ? stored.filter(isRendition) : [];

function isRendition(value: unknown): value is Rendition {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, format, width, height, bytes } = value as Record<string, unknown>;
  return (
    RENDITION_KINDS.includes(kind as RenditionKind) &&
    RENDITION_FORMATS.includes(format as RenditionFormat) &&
    isCount(width) &&
    isCount(height) &&
    isCount(bytes)
  );
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) > 0;

/** What a page shows of a stored photo; null while there is nothing to show yet. */
export function toPictureData(row: PhotoRow): PictureData | null {
  const { publicName: name, width, height, placeholder, alt } = row;
  const renditions = readRenditions(row.renditions);
  if (!name || !width || !height || !placeholder || renditions.length === 0) return null;
  return { name, width, height, placeholder, alt, renditions };
}

/** Renditions by width in one format, the narrowest first: what a `srcset` lists. */
export const widthsIn = (renditions: readonly Rendition[], format: RenditionFormat): Rendition[] =>
  renditions
    .filter((rendition) => rendition.kind === 'width' && rendition.format === format)
    .sort((a, b) => a.width - b.width);

/** The widest file for readers who save data, px: sharp enough on a phone's own width. */
const SPARING_WIDTH = 480;

/** The files for a reader who asked to save data: the small ones of each format, at least the smallest. */
export const sparing = (renditions: readonly Rendition[]): Rendition[] =>
  renditions.filter(
    (one) =>
      one.kind !== 'width' || one.width <= SPARING_WIDTH || one.width === widthsIn(renditions, one.format)[0]?.width,
  );

/** The JPEG that every browser and crawler understands, nearest to a wanted width (in px) from above if there is one. */
export function jpegNear(renditions: readonly Rendition[], width: number): Rendition | null {
  const jpegs = widthsIn(renditions, 'jpeg');
  return jpegs.find((rendition) => rendition.width >= width) ?? jpegs.at(-1) ?? null;
}

/** From this many times wider than high on, a photo is a panorama. */
const PANORAMA = 2;

/**
 * `sizes` for a photo that is cut to a frame: a panorama fills it by its height, so it is laid out wider than the frame,
 * and a file as wide as the frame would be blown up. Other photos are not worth the bytes.
 */
export function sizesFor(sizes: string, { width, height }: Pick<PictureData, 'width' | 'height'>): string {
  const times = width / height;
  return times < PANORAMA ? sizes : sizes.replace(/[^\s,]+(?=,|$)/g, (wide) => `calc(${wide}*${times.toFixed(1)})`);
}

/** The square JPEG for feeds and marketplaces (SPECS: sRGB, ≤ 5 MB, 1200 px where the photo allows), the largest one. */
export const squareOf = (renditions: readonly Rendition[]): Rendition | null =>
  renditions.filter(({ kind }) => kind === 'square').sort((a, b) => b.width - a.width)[0] ?? null;
