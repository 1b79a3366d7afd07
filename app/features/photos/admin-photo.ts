import type { Problem } from '~/shared/result';

import { readEdits, type PhotoEdits } from './edits';
import { jpegNear, photoPath, readFiles, type PhotoRow } from './rendition';

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
  /** What hands have done to it. */
  edits: PhotoEdits;
  /** It is ready, but what it shows is from before the last edit. */
  isBehind: boolean;
  /** How it looks in 64 bits (hex), to tell a photo that is there twice; null until it is pressed. */
  likeness: string | null;
  removed: boolean;
};

type AdminPhotoRow = PhotoRow & {
  id: string;
  state: AdminPhoto['state'];
  problem: unknown;
  advice: unknown;
  edits: unknown;
  likeness: string | null;
  removedAt: Date | null;
};

/** Width (px) of the picture on a tile of the form, twice its width on the screen. */
const TILE_WIDTH = 320;

/** What the form shows of a stored photo; `wantedName` is the public name of what its edits ask for. */
export function toAdminPhoto(row: AdminPhotoRow, wantedName: string): AdminPhoto {
  const tile = jpegNear(readFiles(row.files ?? ''), TILE_WIDTH);
  return {
    id: row.id,
    state: row.state,
    alt: row.alt,
    thumbnail: row.publicName && tile ? photoPath(row.publicName, tile) : null,
    placeholder: row.placeholder,
    problem: isProblem(row.problem) ? row.problem : null,
    advice: Array.isArray(row.advice) ? row.advice.filter(isProblem) : [],
    edits: readEdits(row.edits),
    isBehind: row.state === 'ready' && row.publicName !== wantedName,
    likeness: row.likeness,
    removed: row.removedAt !== null,
  };
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string';
