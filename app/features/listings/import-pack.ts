import type { Problem } from '~/shared/result';

export const PACK_PROBLEMS = [
  'imports.pack-unreadable',
  'imports.pack-locked',
  'imports.pack-odd',
  'imports.pack-bomb',
  'imports.pack-too-many',
] as const;
export type PackProblem = Problem<(typeof PACK_PROBLEMS)[number]>;

/** Bytes of a zip that is sent over a page. */
export const PACK_BYTES_MAX = 500_000_000;
/** Files in a pack. */
export const PACK_FILES_MAX = 20_000;

/** Photos shrink by a few percent in a zip; what grows a hundredfold is made to fill a disk. */
const GROWTH_MAX = 100;
/** Below so many bytes nothing is a bomb. */
const HARMLESS = 1_000_000;

/** What a zip says of one of its files, before anything is unpacked. */
export type PackEntry = { name: string; packed: number; unpacked: number; isLocked: boolean };

/** What programs put into zips on their own. */
const JUNK = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/i;

/** True for a name that leads out of the pack, or means a place on a disk. Folders part by / here. */
const isOdd = (name: string): boolean =>
  name.startsWith('/') || /^[a-z]:/i.test(name) || name.split('/').includes('..') || name.includes('\0');

/** Names of the files of a pack that may be looked at, or why none of it may. */
export function checkPack(entries: readonly PackEntry[]): { names: string[] } | { problem: PackProblem } {
  if (entries.length > PACK_FILES_MAX)
    return { problem: { code: 'imports.pack-too-many', with: { max: PACK_FILES_MAX } } };
  const files = entries.filter(({ name }) => !name.endsWith('/'));
  const odd = files.find(({ name }) => isOdd(name));
  if (odd) return { problem: { code: 'imports.pack-odd', with: { name: odd.name.slice(0, 100) } } };
  const [packed, unpacked] = [sum(files, 'packed'), sum(files, 'unpacked')];
  const grows = (from: number, to: number) => to > HARMLESS && to > from * GROWTH_MAX;
  if (grows(packed, unpacked) || files.some((file) => grows(file.packed, file.unpacked)))
    return { problem: { code: 'imports.pack-bomb' } };
  const wanted = files.filter(({ name }) => !JUNK.test(name));
  if (wanted.some(({ isLocked }) => isLocked)) return { problem: { code: 'imports.pack-locked' } };
  return { names: wanted.map(({ name }) => name) };
}

const sum = (files: readonly PackEntry[], of: 'packed' | 'unpacked'): number =>
  files.reduce((total, file) => total + file[of], 0);
