import type { Rendition, RenditionFormat } from './rendition';

/** Grows when the plan below changes: photos pressed by an older one get what they lack. */
export const PLAN_VERSION = 1;

/** Grows when the same plan comes to look different (colours, qualities), so that addresses change with the picture. */
export const LOOK = 1;

/** Widths (px) a shop page chooses from. */
export const SHOP_WIDTHS = [320, 480, 640, 960, 1280, 1600] as const;

/** Side (px) of the square that every marketplace takes. */
export const SQUARE_SIDE = 1200;

/** The largest file (bytes) that every marketplace takes as a square. */
export const LARGEST_SQUARE = 5_000_000;

/** WebP ends at 16,383 px; a taller picture is made narrower. */
const GREATEST_HEIGHT = 16_000;

/** Width (px) of the renditions that let a page show the photo at once. */
const QUICK_WIDTH = 640;

/** What is to be made: a rendition without its bytes. */
export type PlannedRendition = Omit<Rendition, 'bytes'>;

type Size = { width: number; height: number };

/**
 * Encoder settings per format, chosen by bytes at equal SSIM against CPU: AVIF effort 3 is the knee (each 5 % of
 * bytes beyond it costs four times the time), WebP effort 4 and mozjpeg likewise. Squares are for machines that
 * compress again, so they keep more.
 */
export const ENCODERS = {
  avif: { quality: 50, effort: 3, chromaSubsampling: '4:2:0' },
  webp: { quality: 75, effort: 4 },
  jpeg: { quality: 75, mozjpeg: true },
  squareJpeg: { quality: 85, progressive: true },
} as const;

/** By how much quality is lowered, step by step, for a rendition that would weigh more than the original. */
export const LESS_QUALITY = [0, 10, 20, 30] as const;

/** The most bytes a rendition may have: at the original's own size nobody should wait for more than the original. */
export const mostBytes = (photo: Size & { bytes: number }, { width, height }: PlannedRendition): number =>
  width === photo.width && height === photo.height ? photo.bytes : Infinity;

/** Whether a page and a feed can do without it: they need one JPEG to show, and the square. */
export const mayBeLeftOut = (photo: Size, { kind, format }: PlannedRendition): boolean =>
  kind === 'width' && (format !== 'jpeg' || widthsFor(photo).length > 1);

/**
 * Every rendition of an upright photo, in the order they are made: what a page needs first comes first, then width by
 * width, so that each is cut once and only one lies in memory.
 */
export function planRenditions(photo: Size): PlannedRendition[] {
  const widths = widthsFor(photo);
  const first = widths.find((width) => width >= QUICK_WIDTH) ?? widths.at(-1)!;
  const others = widths.filter((width) => width !== first);
  const inWidth = (format: RenditionFormat) => (width: number) => ({
    kind: 'width' as const,
    format,
    width,
    height: heightAt(photo, width),
  });
  return [
    inWidth('webp')(first),
    inWidth('jpeg')(first),
    squareFor(photo),
    inWidth('avif')(first),
    ...others.flatMap((width) => [inWidth('webp')(width), inWidth('jpeg')(width), inWidth('avif')(width)]),
  ];
}

/** How many of the plan's first renditions let a page and a feed show the photo. */
export const QUICK_COUNT = 3;

/** Never enlarged: the widest is the photo's own width where that is less. */
function widthsFor(photo: Size): number[] {
  const highestAllowed = Math.max(1, Math.floor((GREATEST_HEIGHT * photo.width) / photo.height));
  const widest = Math.min(SHOP_WIDTHS.at(-1)!, photo.width, highestAllowed);
  return [...SHOP_WIDTHS.filter((width) => width < widest), widest];
}

/** How high (px) a photo is at a width. */
export const heightAt = (photo: Size, width: number): number =>
  Math.min(GREATEST_HEIGHT, Math.max(1, Math.round((photo.height * width) / photo.width)));

function squareFor(photo: Size): PlannedRendition {
  const side = Math.min(SQUARE_SIDE, photo.width, photo.height);
  return { kind: 'square', format: 'jpeg', width: side, height: side };
}

/** The smallest size (px) from which every rendition of `plan` can be made without enlarging: a photo is decoded to it. */
export function decodedSize(photo: Size, plan: readonly PlannedRendition[] = planRenditions(photo)): Size {
  const shorter = Math.min(photo.width, photo.height);
  const scales = plan.map(({ kind, width }) => width / (kind === 'width' ? photo.width : shorter));
  const scale = Math.min(1, Math.max(...scales));
  return { width: Math.round(photo.width * scale), height: Math.max(1, Math.round(photo.height * scale)) };
}

/** What of a plan is still to be made. */
export const missing = (plan: readonly PlannedRendition[], done: readonly Rendition[]): PlannedRendition[] =>
  plan.filter((wanted) => !done.some((made) => isSame(wanted, made)));

const isSame = (a: PlannedRendition, b: PlannedRendition): boolean =>
  a.kind === b.kind && a.format === b.format && a.width === b.width && a.height === b.height;

/** What is made and planned, in the plan's order; what no plan wants any more stays behind it, for old links. */
export function inOrderOf(plan: readonly PlannedRendition[], done: readonly Rendition[]): Rendition[] {
  const place = (rendition: Rendition) => {
    const index = plan.findIndex((wanted) => isSame(wanted, rendition));
    return index < 0 ? plan.length : index;
  };
  return [...done].sort((a, b) => place(a) - place(b));
}

/** The part of a photo that a hand has marked as what matters, from 0 to 1 from the left and from the top. */
export type FocalPoint = { x: number; y: number };

/** The square (px) around a focal point, pushed back inside the picture where it sticks out. */
export function squareAround(photo: Size, focal: FocalPoint): { left: number; top: number; side: number } {
  const side = Math.min(photo.width, photo.height);
  const within = (wanted: number, room: number) => Math.min(room, Math.max(0, Math.round(wanted)));
  return {
    left: within(photo.width * focal.x - side / 2, photo.width - side),
    top: within(photo.height * focal.y - side / 2, photo.height - side),
    side,
  };
}
