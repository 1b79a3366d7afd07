import type { Problem } from '~/shared/result';

import { adviseOn } from './advice';
import { coach, type Measures } from './coach';
import { COACH_THRESHOLDS } from './coach-thresholds';
import { unlikeness } from './likeness';
import { isWanted, type Tile } from './picker-state';

/** What the phone has seen of a photo before it was sent. Size in px. */
export type Seen = { measures: Measures; size: { width: number; height: number } };

/**
 * What the coach says about each photo of a form, by its tile's key: what the server found, or until then what the
 * phone sees; and of a photo that is there twice, the later one.
 */
export function adviceFor(tiles: readonly Tile[], seen: ReadonlyMap<string, Seen>): Map<string, Problem[]> {
  const looks: string[] = [];
  const advice = new Map<string, Problem[]>();
  for (const tile of tiles.filter(isWanted)) {
    const phone = seen.get(tile.key);
    const isJudged = tile.photo !== null && tile.photo.likeness !== null;
    const said = isJudged ? tile.photo!.advice : phone ? [...adviseOn(phone.size), ...coach(phone.measures)] : [];
    const look = tile.photo?.likeness ?? phone?.measures.likeness;
    const isTwin = look !== undefined && looks.some((other) => unlikeness(look, other) <= COACH_THRESHOLDS.likeness);
    if (look !== undefined) looks.push(look);
    advice.set(tile.key, isTwin ? [...said, { code: 'photos.same' }] : said);
  }
  return advice;
}
