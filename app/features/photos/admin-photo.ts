import type { Problem } from '~/shared/result';

import { jpegNear, photoPath, readRenditions, type PhotoRow } from './rendition';

/** The most photos one listing has; more than any marketplace shows. */
export const MOST_PHOTOS = 20;

/** Longest description of a photo, in code points. */
export const LONGEST_ALT = 200;

/** Why the house takes no photo, besides what is wrong with the file itself. */
export const RECEIVE_PROBLEMS = ['photos.too-many', 'photos.not-sent', 'photos.not-here'] as const;
export type ReceiveProblem = Problem<(typeof RECEIVE_PROBLEMS)[number]>;

/** A photo as its grower sees it while it is being prepared and when it is ready. */
export type AdminPhoto = {
  id: string;
  state: 'waiting' | 'ready' | 'refused';
  alt: string;
  /** Address of a small JPEG; null while there is none. */
  thumbnail: string | null;
  placeholder: string | null;
  /** Why it was refused. */
  problem: Problem | null;
  advice: Problem[];
  removed: boolean;
};

type AdminPhotoRow = PhotoRow & {
  id: string;
  state: AdminPhoto['state'];
  problem: unknown;
  advice: unknown;
  removedAt: Date | null;
};

/** Width (px) of the picture on a tile of the form, twice its width on the screen. */
const TILE_WIDTH = 320;

/** What the form shows of a stored photo. */
export function toAdminPhoto(row: AdminPhotoRow): AdminPhoto {
  const tile = jpegNear(readRenditions(row.renditions), TILE_WIDTH);
  return {
    id: row.id,
    state: row.state,
    alt: row.alt,
    thumbnail: row.publicName && tile ? photoPath(row.publicName, tile) : null,
    placeholder: row.placeholder,
    problem: isProblem(row.problem) ? row.problem : null,
    advice: Array.isArray(row.advice) ? row.advice.filter(isProblem) : [],
    removed: row.removedAt !== null,
  };
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string';
