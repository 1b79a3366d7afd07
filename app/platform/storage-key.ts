/** Letters, digits and what names of files need; never a leading dot, so nothing climbs out and nothing hides. */
const KEY = /^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/)*[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/** Whether this may name a file, in a folder as in a bucket. */
export const isStorageKey = (key: string): boolean => KEY.test(key);

/** The key itself; throws when it could name anything but a file of ours. */
export function requireStorageKey(key: string): string {
  if (!isStorageKey(key)) throw new Error(`This is no storage key: ${JSON.stringify(key)}`);
  return key;
}
