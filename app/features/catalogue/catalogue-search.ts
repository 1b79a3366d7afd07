import { fold } from '~/shared/fold';

import type { Catalogue, CatalogueEntry } from './catalogue';
import { synonymsOf } from './synonyms';

/** One of an entry's names as the search sees it; `worth` puts its own name before its other names. */
export type NameForm = { entry: CatalogueEntry; words: string[]; joined: string; worth: number };

const wordsOf = (text: string): string[] =>
  fold(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

/** Every name an entry can be found by, the ones that synonyms make included. */
export function nameForms(entry: CatalogueEntry): NameForm[] {
  const names: [name: string, worth: number][] = [
    [entry.nameVi, 14],
    ...synonymsOf(entry.nameVi).map((name): [string, number] => [name, 12]),
    ...entry.otherNames.map((name): [string, number] => [name, 4]),
    ...entry.otherNames.flatMap(synonymsOf).map((name): [string, number] => [name, 4]),
    [entry.nameEn, 2],
    ...(entry.species ? [[entry.species, 1] as [string, number]] : []),
  ];
  const forms = new Map<string, NameForm>();
  for (const [name, worth] of names) {
    const words = wordsOf(name);
    const joined = words.join('');
    if (!forms.has(joined)) forms.set(joined, { entry, words, joined, worth });
  }
  return [...forms.values()];
}

/** Words people put before a name, which may be missing from it. */
const FILLERS = new Set([
  'cay',
  'giong',
  'con',
  'chau',
  'bau',
  'cap',
  'gio',
  'ban',
  'mua',
  'hoa',
  'bong',
  'kieng',
  'canh',
  'trai',
]);

/**
 * Entries whose name the query may mean, best first: without tone marks, in any order, with words half typed, by any of
 * their names. Only when nothing fits so is one wrong letter in one word forgiven.
 */
export function searchCatalogue(catalogue: Catalogue, query: string, limit = 8): CatalogueEntry[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const exact = rank(catalogue, words, 0);
  return (exact.length > 0 ? exact : rank(catalogue, words, 1)).slice(0, limit);
}

function rank(catalogue: Catalogue, words: string[], slips: number): CatalogueEntry[] {
  const best = new Map<CatalogueEntry, number>();
  for (const form of catalogue.names) {
    const score = scoreOf(form, words, slips);
    if (score > (best.get(form.entry) ?? 0)) best.set(form.entry, score);
  }
  return [...best]
    .sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || a.nameVi.length - b.nameVi.length || (a.id < b.id ? -1 : 1))
    .map(([entry]) => entry);
}

/** How well one name fits; 0 when a word that is no filler has nothing to do with it. */
function scoreOf(form: NameForm, words: string[], slips: number): number {
  const joined = words.join('');
  if (form.joined === joined) return 120 + form.worth;
  if (joined.length >= 3 && form.joined.startsWith(joined)) {
    return 70 + form.worth + (20 * joined.length) / form.joined.length;
  }
  const left = new Set(form.words.keys());
  const points: number[] = [];
  const missing: string[] = [];
  for (const word of words) {
    const at = take(form.words, left, (name) => name === word);
    const begun = at === -1 ? take(form.words, left, (name) => name.startsWith(word)) : -1;
    if (at !== -1) points.push(10);
    else if (begun !== -1) points.push(word.length > 1 ? 7 : 4);
    else if (!FILLERS.has(word)) missing.push(word);
  }
  if (missing.length > slips) return 0;
  for (const word of missing) {
    // a short word with one other letter is another word (mai, mia), but not in the middle of a name (cúc mâm sôi)
    if (word.length < 4 && points.length < 2) return 0;
    if (word.length < 3 || take(form.words, left, (name) => isOneTypoApart(name, word)) === -1) return 0;
    points.push(4);
  }
  if (points.length === 0) return 0;
  const sum = points.reduce((total, point) => total + point, 0);
  return (5 * sum) / words.length + (20 * (form.words.length - left.size)) / form.words.length + form.worth / 2;
}

/** Takes the first word of a name that suits out of those left; its place, or -1. */
function take(nameWords: string[], left: Set<number>, suits: (word: string) => boolean): number {
  for (const at of left) {
    if (suits(nameWords[at] ?? '')) {
      left.delete(at);
      return at;
    }
  }
  return -1;
}

/** One letter more, less or other, or two neighbours swapped. */
export function isOneTypoApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const middleA = a.slice(start, a.length - end);
  const middleB = b.slice(start, b.length - end);
  if (middleA.length <= 1 && middleB.length <= 1) return true;
  return middleA.length === 2 && middleA === Array.from(middleB).reverse().join('');
}
