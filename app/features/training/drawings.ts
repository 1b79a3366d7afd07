/** What a drawing is put together from; each is drawn once, in `drawing-parts.tsx`. */
export type PartName =
  | 'arrow'
  | 'arrowUp'
  | 'banknote'
  | 'basket'
  | 'bell'
  | 'book'
  | 'brokenPot'
  | 'bubble'
  | 'bus'
  | 'bust'
  | 'calendar'
  | 'can'
  | 'check'
  | 'clock'
  | 'coin'
  | 'cross'
  | 'farmer'
  | 'frame'
  | 'half'
  | 'hand'
  | 'house'
  | 'key'
  | 'laptop'
  | 'limit'
  | 'lock'
  | 'microphone'
  | 'mum'
  | 'note'
  | 'parcel'
  | 'phone'
  | 'photo'
  | 'pot'
  | 'potEmpty'
  | 'qr'
  | 'root'
  | 'ruler'
  | 'scales'
  | 'shield'
  | 'sleeve'
  | 'sprout'
  | 'star'
  | 'string'
  | 'sun'
  | 'table'
  | 'tag'
  | 'wall';

/** One part on the sheet: its left upper corner and its side, on a sheet of 300 × 180. */
export type Placed = readonly [part: PartName, x: number, y: number, side: number];

export const SHEET = { width: 300, height: 180 } as const;

const rows = (
  part: PartName,
  { count, columns, x, y, step, side }: Record<'count' | 'columns' | 'x' | 'y' | 'step' | 'side', number>,
) =>
  Array.from({ length: count }, (_, at): Placed => [
    part,
    x + (at % columns) * step,
    y + Math.floor(at / columns) * step,
    side,
  ]);

/**
 * The drawings a lesson may name, each a handful of parts. A trainer's new one is a line here; a part that is not there
 * yet is drawn in `drawing-parts.tsx`.
 */
export const DRAWINGS = {
  accept: [
    ['phone', 95, 20, 140],
    ['check', 128, 55, 74],
  ],
  backdrop: [
    ['wall', 40, 8, 220],
    ['pot', 85, 35, 130],
  ],
  bank: [
    ['note', 30, 30, 120],
    ['qr', 170, 35, 105],
  ],
  best: [
    ['pot', 60, 25, 145],
    ['star', 195, 20, 70],
  ],
  'book-line': [
    ['parcel', 20, 55, 95],
    ['arrow', 120, 70, 50],
    ['book', 172, 35, 115],
  ],
  'book-out': [
    ['book', 30, 35, 120],
    ['note', 175, 40, 105],
  ],
  box: [
    ['parcel', 75, 30, 140],
    ['arrowUp', 215, 40, 70],
  ],
  bulk: [
    ['pot', 15, 70, 90],
    ['tag', 40, 10, 62],
    ...rows('pot', { count: 6, columns: 3, x: 135, y: 62, step: 50, side: 62 }),
    ['tag', 195, 0, 48],
  ],
  bus: [
    ['bus', 20, 15, 165],
    ['parcel', 200, 90, 75],
  ],
  call: [
    ['phone', 40, 25, 130],
    ['bubble', 165, 35, 105],
  ],
  card: [
    ['frame', 60, 2, 176],
    ['pot', 78, 38, 82],
    ['qr', 162, 88, 54],
    ['tag', 165, 32, 48],
  ],
  clock: [
    ['clock', 40, 30, 120],
    ['note', 180, 40, 100],
  ],
  count: [['farmer', 20, 15, 150], ...rows('pot', { count: 6, columns: 3, x: 152, y: 52, step: 44, side: 56 })],
  decline: [
    ['bubble', 30, 35, 110],
    ['pot', 165, 45, 115],
    ['cross', 185, 62, 76],
  ],
  deposit: [
    ['banknote', 25, 30, 115],
    ['half', 165, 30, 115],
  ],
  dozen: rows('sprout', { count: 12, columns: 4, x: 72, y: 8, step: 42, side: 52 }).map(
    ([part, x, y, side]): Placed => [part, x, y + 4, side],
  ),
  fake: [
    ['phone', 95, 20, 140],
    ['banknote', 130, 55, 70],
    ['cross', 122, 45, 90],
  ],
  family: [
    ['bust', 35, 30, 110],
    ['bust', 160, 30, 110],
    ['key', 85, 115, 52],
    ['key', 210, 115, 52],
  ],
  fill: [
    ['house', 15, 45, 110],
    ['arrow', 130, 70, 50],
    ['table', 180, 40, 108],
  ],
  fit: [
    ['note', 75, 10, 160],
    ['check', 90, 42, 40],
    ['check', 90, 82, 40],
    ['cross', 90, 122, 36],
  ],
  'form-good': [
    ['phone', 60, 18, 145],
    ['note', 100, 48, 66],
    ['check', 190, 90, 66],
  ],
  frame: [
    ['frame', 62, 2, 176],
    ['pot', 90, 32, 120],
  ],
  garden: [
    ['house', 130, 15, 150],
    ['farmer', 20, 20, 145],
  ],
  group: [
    ['bust', 15, 45, 100],
    ['bust', 100, 25, 105],
    ['bust', 190, 45, 100],
  ],
  january: [['calendar', 80, 22, 140]],
  label: [
    ['parcel', 40, 25, 145],
    ['note', 195, 55, 90],
  ],
  learn: [
    ['parcel', 30, 45, 110],
    ['book', 165, 45, 110],
  ],
  light: [
    ['sun', 5, 0, 80],
    ['farmer', 55, 30, 140],
    ['phone', 162, 66, 46],
    ['pot', 195, 65, 105],
  ],
  lock: [
    ['lock', 45, 30, 120],
    ['key', 175, 55, 90],
  ],
  'lost-phone': [
    ['phone', 50, 20, 140],
    ['shield', 165, 50, 100],
  ],
  'no-code': [
    ['bubble', 75, 15, 150],
    ['lock', 125, 42, 48],
    ['cross', 95, 30, 110],
  ],
  'old-key': [
    ['key', 25, 45, 105],
    ['cross', 30, 45, 92],
    ['key', 165, 45, 110],
  ],
  origins: [
    ['sprout', 25, 40, 125],
    ['potEmpty', 170, 45, 105],
  ],
  'own-bank': [
    ['phone', 60, 18, 145],
    ['banknote', 97, 50, 72],
    ['check', 190, 90, 66],
  ],
  paid: [
    ['banknote', 40, 25, 130],
    ['check', 180, 55, 85],
  ],
  'photo-good': [
    ['phone', 60, 18, 145],
    ['pot', 99, 48, 68],
    ['check', 190, 90, 66],
  ],
  promise: [
    ['hand', 35, 30, 120],
    ['shield', 165, 35, 110],
    ['check', 190, 60, 60],
  ],
  read: [
    ['farmer', 30, 15, 150],
    ['phone', 140, 60, 50],
    ['brokenPot', 185, 65, 100],
  ],
  remedy: [
    ['scales', 65, 12, 165],
    ['pot', 65, 28, 54],
    ['coin', 176, 38, 42],
  ],
  remind: [
    ['phone', 40, 25, 130],
    ['bell', 75, 62, 58],
    ['calendar', 170, 40, 105],
  ],
  reply: [
    ['phone', 30, 25, 130],
    ['bubble', 140, 15, 90],
    ['basket', 195, 85, 85],
  ],
  ring: [
    ['phone', 60, 20, 140],
    ['bell', 98, 55, 66],
    ['sun', 200, 20, 66],
  ],
  root: [['root', 85, 20, 135]],
  rules: [
    ['note', 85, 15, 150],
    ['check', 205, 95, 56],
  ],
  ruler: [
    ['pot', 60, 30, 140],
    ['ruler', 170, 12, 155],
  ],
  scan: [
    ['qr', 35, 30, 120],
    ['phone', 150, 20, 140],
  ],
  sheet: [['laptop', 60, 8, 175]],
  'sheet-good': [
    ['table', 60, 25, 130],
    ['check', 200, 70, 74],
  ],
  shield: [
    ['shield', 80, 18, 145],
    ['check', 115, 55, 75],
  ],
  sleeve: [['sleeve', 85, 15, 145]],
  speak: [
    ['farmer', 15, 15, 150],
    ['microphone', 130, 50, 60],
    ['phone', 172, 25, 125],
    ['note', 206, 55, 58],
  ],
  stop: [
    ['hand', 40, 25, 130],
    ['parcel', 175, 55, 100],
  ],
  string: [
    ['pot', 20, 45, 125],
    ['pot', 155, 45, 125],
    ['string', 155, 45, 125],
  ],
  sum: [
    ['note', 45, 20, 135],
    ['banknote', 180, 55, 90],
  ],
  tag: [
    ['pot', 50, 30, 145],
    ['tag', 185, 35, 85],
  ],
  tend: [
    ['farmer', 30, 15, 150],
    ['mum', 165, 60, 110],
  ],
  'tet-day': [
    ['calendar', 35, 25, 120],
    ['mum', 170, 50, 115],
  ],
  'three-photos': [
    ['photo', 8, 45, 92],
    ['photo', 104, 45, 92],
    ['photo', 200, 45, 92],
    ['pot', 24, 62, 56],
    ['parcel', 126, 66, 50],
    ['brokenPot', 218, 64, 56],
  ],
  threshold: [['limit', 75, 15, 150]],
  water: [
    ['can', 25, 15, 120],
    ['pot', 155, 50, 120],
  ],
  weigh: [
    ['scales', 50, 15, 155],
    ['parcel', 48, 70, 46],
    ['ruler', 195, 15, 150],
  ],
  words: [['bubble', 75, 15, 150]],
} satisfies Record<string, readonly Placed[]>;

export type DrawingName = keyof typeof DRAWINGS;

export const isDrawing = (name: string): name is DrawingName => Object.hasOwn(DRAWINGS, name);
