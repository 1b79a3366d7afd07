import { photoPath, type Rendition, type RenditionFormat } from '~/features/photos/rendition';

import type { FeedItem, FeedPhoto } from './item';
import type { FeedProblem } from './problems';

/** What a channel wants of pictures. Sides in px. */
export type PictureRule = {
  /** Formats it takes, the best first. */
  formats: readonly RenditionFormat[];
  /** A picture with a shorter side is refused. */
  least: number;
  /** From this side on there is nothing to advise. */
  good: number;
};

const sideOf = ({ width, height }: Rendition): number => Math.min(width, height);

/** A square that is good enough, else the largest picture there is: a marketplace crops better than it enlarges. */
function bestFile({ renditions }: FeedPhoto, { formats, good }: PictureRule): Rendition | null {
  let best: Rendition | null = null;
  for (const rendition of renditions) {
    if (!formats.includes(rendition.format)) continue;
    if (best === null || isBetter(rendition, best, good)) best = rendition;
  }
  return best;
}

const isGoodSquare = (file: Rendition, good: number): boolean => file.kind === 'square' && sideOf(file) >= good;

function isBetter(one: Rendition, other: Rendition, good: number): boolean {
  const fits = isGoodSquare(one, good);
  return fits === isGoodSquare(other, good) ? sideOf(one) > sideOf(other) : fits;
}

/** Addresses of the pictures a channel takes, the main one first, and what there is to say about them. */
export function choosePictures(
  item: FeedItem,
  rule: PictureRule,
  origin: string,
): { addresses: string[]; problems: FeedProblem[] } {
  const chosen: { photo: FeedPhoto; file: Rendition }[] = [];
  for (const photo of item.photos) {
    const file = bestFile(photo, rule);
    if (file) chosen.push({ photo, file });
  }
  const large = chosen.filter(({ file }) => sideOf(file) >= rule.least);
  const addresses = large.map(({ photo, file }) => origin + photoPath(photo.name, file));
  const main = large[0];
  const isGood = main !== undefined && main.photo === item.photos[0] && sideOf(main.file) >= rule.good;
  if (isGood) return { addresses, problems: [] };

  const about = { field: 'photos', with: { least: rule.least, good: rule.good } };
  if (!main) {
    if (chosen.length > 0) return { addresses, problems: [{ code: 'feeds.photo-too-small', ...about }] };
    const code = item.photosWaiting > 0 ? 'feeds.photo-waiting' : 'feeds.photo-missing';
    return { addresses, problems: [{ code, field: 'photos' }] };
  }
  return { addresses, problems: [{ code: 'feeds.photo-small', ...about }] };
}
