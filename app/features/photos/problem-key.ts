import type { Problem } from '~/shared/result';

import type { PHOTO_ADVICE } from './advice';
import type { RECEIVE_PROBLEMS } from './admin-photo';
import type { PHOTO_PROBLEMS } from './photo-file';

type Code =
  | (typeof PHOTO_PROBLEMS | typeof RECEIVE_PROBLEMS | typeof PHOTO_ADVICE)[number]
  | 'photos.alt-too-long'
  | 'photos.edits-unclear'
  | 'photos.signed-out';
type Key = Code extends `photos.${infer What}` ? `problems.${What}` : never;

/** Where the sentence of one of this room's problems stands. */
export const problemKey = ({ code }: Problem): Key => code.replace('photos.', 'problems.') as Key;
