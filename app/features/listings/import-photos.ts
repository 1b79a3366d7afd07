import { fold } from '~/shared/fold';

/** The photos of a pack, found by what a sheet calls them, or by the code of a size. */
export type PhotoIndex = {
  /** The name in the pack of what a sheet calls "Cuc 1.JPG", "cuc 1" or "anh/cuc 1.jpg"; null: there is none. */
  named(text: string): string | null;
  /** Photos called by a code: CUC-1.jpg, CUC-1_2.jpg, CUC-1 (3).jpg, or all of a folder CUC-1. */
  ofCode(code: string): string[];
};

const keyOf = (text: string): string => fold(text).replace(/\s+/g, ' ').trim();
const partsOf = (path: string): string[] => path.split(/[\\/]/).filter((part) => part !== '');
const lastOf = (path: string): string => partsOf(path).at(-1) ?? '';
const stemOf = (name: string): string => name.replace(/\.[a-z0-9]{1,5}$/i, '');

/**
 * @param names the files of a pack, with their folders
 * @param codes the codes of the sheet: a file that bears one of them whole is no second photo of a shorter one
 */
export function photoIndex(names: readonly string[], codes: ReadonlySet<string>): PhotoIndex {
  const sorted = [...names].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const byName = new Map<string, string>();
  const byCode = new Map<string, string[]>();
  const whole = new Set([...codes].map(keyOf));
  const give = (key: string, name: string) => {
    const found = byCode.get(key);
    if (!found) byCode.set(key, [name]);
    else if (!found.includes(name)) found.push(name);
  };
  for (const name of sorted) {
    const file = lastOf(name);
    const stem = keyOf(stemOf(file));
    for (const key of [keyOf(name), keyOf(file), stem]) if (!byName.has(key)) byName.set(key, name);
    give(stem, name);
    if (whole.has(stem)) continue;
    const [, begin] = /^(.+?)[ _-]*\(?\d{1,2}\)?$/.exec(stem) ?? [];
    if (begin) give(begin.replace(/[ _-]+$/, ''), name);
    const folder = partsOf(name).at(-2);
    if (folder) give(keyOf(folder), name);
  }
  return {
    named: (text) =>
      byName.get(keyOf(text)) ?? byName.get(keyOf(lastOf(text))) ?? byName.get(keyOf(stemOf(lastOf(text)))) ?? null,
    ofCode: (code) => byCode.get(keyOf(code)) ?? [],
  };
}

/** The names that a cell of the photo column holds. */
export const photoNames = (cell: string): string[] =>
  cell
    .split(/[,;|\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
