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

/** A public file by what its name says. */
export type NamedRendition = Pick<Rendition, 'kind' | 'format' | 'width'>;

/** Everything a page needs to show a photo, and nothing that is private. */
export type PictureData = {
  /** Name of the folder of its files: `/photos/<name>/…`. */
  name: string;
  width: number;
  height: number;
  /** A few bytes of WebP as a data URI. */
  placeholder: string;
  alt: string;
  renditions: readonly NamedRendition[];
};

/** What `toPictureData` reads of a stored photo. */
export type PhotoRow = {
  publicName: string | null;
  width: number | null;
  height: number | null;
  placeholder: string | null;
  alt: string;
  /** The names of its files, a space between them. */
  files: string | null;
};

const EXTENSIONS = { avif: 'avif', webp: 'webp', jpeg: 'jpg' } as const satisfies Record<RenditionFormat, string>;
const INITIALS = { width: 'w', square: 's' } as const satisfies Record<RenditionKind, string>;

/** What each format is called in a Content-Type or in `<source type>`. */
export const MEDIA_TYPES = {
  avif: 'image/avif',
  webp: 'image/webp',
  jpeg: 'image/jpeg',
} as const satisfies Record<RenditionFormat, string>;

/** The file of a rendition inside its photo's folder: `w640.avif`, `s1200.jpg`. */
export const renditionFile = ({ kind, format, width }: NamedRendition): string =>
  `${INITIALS[kind]}${width}.${EXTENSIONS[format]}`;

/** The address of a rendition on this site: `/photos/<publicName>/w640.avif`. */
export const photoPath = (publicName: string, rendition: NamedRendition): string =>
  `/photos/${publicName}/${renditionFile(rendition)}`;

/** The storage key of a rendition. */
export const renditionKey = (publicName: string, rendition: NamedRendition): string =>
  `public${photoPath(publicName, rendition)}`;

const PHOTO_PATH = /^\/photos\/([A-Za-z0-9_-]{22})\/([^/]+)$/;
const FILE = /^([ws])([1-9]\d{0,4})\.(avif|webp|jpg)$/;

/** What an address under /photos/ asks for; null for everything that we would never have written ourselves. */
export function readPhotoPath(path: string): { publicName: string; rendition: NamedRendition } | null {
  const [, publicName, file = ''] = PHOTO_PATH.exec(path) ?? [];
  const rendition = readFile(file);
  return publicName && rendition ? { publicName, rendition } : null;
}

function readFile(file: string): NamedRendition | null {
  const [, initial, width, extension] = FILE.exec(file) ?? [];
  const kind = RENDITION_KINDS.find((one) => INITIALS[one] === initial);
  const format = RENDITION_FORMATS.find((one) => EXTENSIONS[one] === extension);
  return kind && format ? { kind, format, width: Number(width) } : null;
}

/** Photos of one size have files of the same names, so few lists of them are read again and again. */
const FILE_LISTS_MOST = 2_000;
const fileLists = new Map<string, readonly NamedRendition[]>();

/** The renditions of a list of names, none wider than asked for (px). What reads the same is the same array. */
export function readFiles(files: string, widest = Infinity): readonly NamedRendition[] {
  const asked = `${widest} ${files}`;
  let list = fileLists.get(asked);
  if (!list) {
    if (fileLists.size === FILE_LISTS_MOST) fileLists.clear();
    list = files.split(' ').flatMap((file) => readFile(file) ?? []);
    fileLists.set(asked, (list = list.filter(({ width }) => width <= widest)));
  }
  return list;
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

/** What a page shows of a stored photo, with no file wider than asked for (px); null while there is nothing to show yet. */
export function toPictureData(row: PhotoRow, widest = Infinity): PictureData | null {
  const { publicName: name, width, height, placeholder, alt, files } = row;
  if (!name || !width || !height || !placeholder || !files) return null;
  return { name, width, height, placeholder, alt, renditions: readFiles(files, widest) };
}

type Widths<File> = Record<RenditionFormat, File[]>;
const widthsKnown = new WeakMap<readonly NamedRendition[], Widths<NamedRendition>>();

/** Renditions by width in each format, the narrowest first: what a `srcset` lists. */
export function widthsOf<File extends NamedRendition>(renditions: readonly File[]): Widths<File> {
  const known = widthsKnown.get(renditions) as Widths<File> | undefined;
  if (known) return known;
  const widths: Widths<File> = { avif: [], webp: [], jpeg: [] };
  for (const rendition of renditions) if (rendition.kind === 'width') widths[rendition.format].push(rendition);
  for (const format of RENDITION_FORMATS) widths[format].sort((a, b) => a.width - b.width);
  widthsKnown.set(renditions, widths);
  return widths;
}

/** The widest file for readers who save data, px: sharp enough on a phone's own width. */
const SPARING_WIDTH = 480;

/** The files for a reader who asked to save data: the small ones of each format, at least the smallest. */
export function sparing(renditions: readonly NamedRendition[]): NamedRendition[] {
  const widths = widthsOf(renditions);
  return renditions.filter(
    (one) => one.kind !== 'width' || one.width <= SPARING_WIDTH || one.width === widths[one.format][0]?.width,
  );
}

/** The JPEG that every browser and crawler understands, nearest to a wanted width (in px) from above if there is one. */
export const jpegNear = <File extends NamedRendition>(renditions: readonly File[], width: number): File | null =>
  nearest(widthsOf(renditions).jpeg, width);

/** Of files by width, the narrowest first, the one nearest to a wanted width (in px) from above if there is one. */
export const nearest = <File extends NamedRendition>(files: readonly File[], width: number): File | null =>
  files.find((rendition) => rendition.width >= width) ?? files.at(-1) ?? null;

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
export const squareOf = <File extends NamedRendition>(renditions: readonly File[]): File | null =>
  renditions.filter(({ kind }) => kind === 'square').sort((a, b) => b.width - a.width)[0] ?? null;
