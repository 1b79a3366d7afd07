import type { Problem } from '~/shared/result';

import { COACH_ADVICE } from './coach';
import { SQUARE_SIDE } from './plan';

/** What could be better about a photo. Advice never stops anybody. */
export const PHOTO_ADVICE = ['photos.small', 'photos.too-small-for', 'photos.same', ...COACH_ADVICE] as const;
export type PhotoAdvice = Problem<(typeof PHOTO_ADVICE)[number]>;

/** The smallest side (px) of a square that each channel takes, from the channels' own specifications. */
const SMALLEST_SIDE: ReadonlyArray<readonly [channel: string, side: number]> = [
  ['Google', 500],
  ['Facebook', 500],
  ['TikTok', 500],
  ['Shopee', 500],
  ['Lazada', 330],
  ['TikTok Shop', 300],
  ['Pinterest', 75],
];

/** What to tell the grower about a photo of this size (px, upright). */
export function adviseOn({ width, height }: { width: number; height: number }): PhotoAdvice[] {
  const side = Math.min(width, height);
  const closed = SMALLEST_SIDE.filter(([, smallest]) => side < smallest).map(([channel]) => channel);
  if (closed.length > 0) return [{ code: 'photos.too-small-for', with: { channels: closed.join(', ') } }];
  return side < SQUARE_SIDE ? [{ code: 'photos.small' }] : [];
}
