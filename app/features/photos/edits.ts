import { ok, refuse, type Problem, type Result } from '~/shared/result';

import { LOOK, type FocalPoint } from './plan';

/** How far a hand has turned a photo, degrees clockwise. */
export const TURNS = [0, 90, 180, 270] as const;
export type Turn = (typeof TURNS)[number];

/** The part of a turned photo that is kept, from 0 to 1 of its width and height. */
export type Crop = { x: number; y: number; width: number; height: number };

/**
 * What a hand has done to a photo. The original stays as it came. Order of work: upright (EXIF), turn, crop, tidy,
 * resize. `crop` and `focal` are places on the turned photo before it is cropped; `focal` is what its square keeps.
 */
export type PhotoEdits = { turn: Turn; crop: Crop | null; focal: FocalPoint | null; tidy: boolean };

export const NO_EDITS: PhotoEdits = { turn: 0, crop: null, focal: null, tidy: false };

/** The least part of a side that a crop keeps: less is a slip of the finger, and too small for a shop. */
export const SMALLEST_CROP = 0.15;

type EditsProblem = Problem<'photos.edits-unclear'>;
type Size = { width: number; height: number };
export type PixelBox = { left: number; top: number; width: number; height: number };

/** Edits as a form or a script sends them, made exact, or refused. */
export function parseEdits(value: unknown): Result<PhotoEdits, EditsProblem> {
  const unclear = refuse({ code: 'photos.edits-unclear' as const });
  if (!isRecord(value)) return unclear;
  const { turn = 0, crop = null, focal = null, tidy = false } = value;
  const known = TURNS.find((one) => one === turn);
  if (known === undefined || typeof tidy !== 'boolean') return unclear;
  if (crop !== null && !isCrop(crop)) return unclear;
  if (focal !== null && !isPoint(focal)) return unclear;
  return ok(exactly({ turn: known, crop, focal, tidy }));
}

/** The edits a row keeps as JSON; whatever is not ours counts as none. */
export function readEdits(stored: unknown): PhotoEdits {
  const edits = parseEdits(stored);
  return edits.ok ? edits.value : NO_EDITS;
}

/** The same edits written one way: four decimals (finer than a pixel matters), a crop of everything is none. */
function exactly({ turn, crop, focal, tidy }: PhotoEdits): PhotoEdits {
  return { turn, crop: crop && exactCrop(crop), focal: focal && { x: four(focal.x), y: four(focal.y) }, tidy };
}

function exactCrop(given: Crop): Crop | null {
  const [x, y] = [four(given.x), four(given.y)];
  const crop = { x, y, width: four(Math.min(given.width, 1 - x)), height: four(Math.min(given.height, 1 - y)) };
  return crop.width > 0.999 && crop.height > 0.999 ? null : crop;
}

const four = (value: number): number => Math.round(value * 10_000) / 10_000;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isShare = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= 1;
const isPoint = (value: unknown): value is FocalPoint => isRecord(value) && isShare(value.x) && isShare(value.y);

function isCrop(value: unknown): value is Crop {
  if (!isRecord(value)) return false;
  const { x, y, width, height } = value;
  if (![x, y, width, height].every(isShare)) return false;
  const crop = value as Crop;
  const tooSmall = Math.min(crop.width, crop.height) < SMALLEST_CROP - 1e-6;
  return !tooSmall && crop.x + crop.width <= 1.0001 && crop.y + crop.height <= 1.0001;
}

export const isUntouched = (edits: PhotoEdits): boolean => isSameLook(edits, NO_EDITS);

export const isSameLook = (one: PhotoEdits, other: PhotoEdits): boolean =>
  JSON.stringify(wordsOf(one)) === JSON.stringify(wordsOf(other));

/** Everything that decides what a photo's public files look like, as text to be hashed into their name. */
export const lookOf = ({ contentHash, edits }: { contentHash: string; edits: PhotoEdits }): string =>
  JSON.stringify([contentHash, LOOK, ...wordsOf(edits)]);

function wordsOf({ turn, crop, focal, tidy }: PhotoEdits): unknown[] {
  return [turn, crop && [crop.x, crop.y, crop.width, crop.height], focal && [focal.x, focal.y], tidy];
}

/** Size (px) after turning and cropping an upright photo. */
export function editedSize(upright: Size, { turn, crop }: Pick<PhotoEdits, 'turn' | 'crop'>): Size {
  const { width, height } = uprightBox(upright, { turn, crop });
  return isSideways(turn) ? { width: height, height: width } : { width, height };
}

/** The part (px) of the upright photo that the crop of the turned one keeps. */
export function uprightBox(upright: Size, { turn, crop }: Pick<PhotoEdits, 'turn' | 'crop'>): PixelBox {
  if (!crop) return { left: 0, top: 0, ...upright };
  let box = crop;
  for (let turned: number = turn; turned > 0; turned -= 90) box = turnBoxLeft(box);
  const left = Math.min(upright.width - 1, Math.round(box.x * upright.width));
  const top = Math.min(upright.height - 1, Math.round(box.y * upright.height));
  return {
    left,
    top,
    width: Math.max(1, Math.min(upright.width - left, Math.round(box.width * upright.width))),
    height: Math.max(1, Math.min(upright.height - top, Math.round(box.height * upright.height))),
  };
}

/** The focal point as a place on the cropped photo, pulled to its edge when the crop has left it outside. */
export function focalInside({ crop, focal }: Pick<PhotoEdits, 'crop' | 'focal'>): FocalPoint | null {
  if (!focal || !crop) return focal;
  const within = (value: number) => Math.min(1, Math.max(0, value));
  return { x: within((focal.x - crop.x) / crop.width), y: within((focal.y - crop.y) / crop.height) };
}

/** A quarter turn to the left or right; crop and focal point stay on what they showed. */
export function turnedBy(edits: PhotoEdits, by: -90 | 90): PhotoEdits {
  const turn = TURNS[(TURNS.indexOf(edits.turn) + by / 90 + TURNS.length) % TURNS.length]!;
  const { crop, focal } = edits;
  const point = focal && (by === 90 ? { x: 1 - focal.y, y: focal.x } : { x: focal.y, y: 1 - focal.x });
  return exactly({ ...edits, turn, crop: crop && (by === 90 ? turnBoxRight(crop) : turnBoxLeft(crop)), focal: point });
}

const turnBoxRight = ({ x, y, width, height }: Crop): Crop => ({
  x: 1 - y - height,
  y: x,
  width: height,
  height: width,
});
const turnBoxLeft = ({ x, y, width, height }: Crop): Crop => ({ x: y, y: 1 - x - width, width: height, height: width });

const isSideways = (turn: Turn): boolean => turn === 90 || turn === 270;

/** Which sides of a crop a hand has hold of: -1 the left or upper one, 1 the right or lower one, 0 neither. */
export type Grip = { x: -1 | 0 | 1; y: -1 | 0 | 1 };

/** A crop after one of its corners or sides (or, held in the middle, the whole of it) was pulled by a share of the photo. */
export function pulledCrop(crop: Crop | null, grip: Grip, by: { x: number; y: number }): Crop | null {
  const whole = crop ?? { x: 0, y: 0, width: 1, height: 1 };
  const isHeldInTheMiddle = grip.x === 0 && grip.y === 0;
  const across = pulledSide(whole.x, whole.width, isHeldInTheMiddle ? 'both' : grip.x, by.x);
  const down = pulledSide(whole.y, whole.height, isHeldInTheMiddle ? 'both' : grip.y, by.y);
  return exactCrop({ x: across.from, width: across.length, y: down.from, height: down.length });
}

function pulledSide(from: number, length: number, held: -1 | 0 | 1 | 'both', by: number) {
  const between = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
  const to = from + length;
  if (held === 'both') return { from: between(from + by, 0, 1 - length), length };
  if (held === -1) {
    const pulled = between(from + by, 0, to - SMALLEST_CROP);
    return { from: pulled, length: to - pulled };
  }
  return held === 1 ? { from, length: between(to + by, from + SMALLEST_CROP, 1) - from } : { from, length };
}
