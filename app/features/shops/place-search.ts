import { accentedWords, wordsOf, type NamedPlace, type PlaceIndex } from './place-index';
import type { Commune, Province } from './places';

/** A commune a person may mean; `matchedOld` is the old name that led to it, for showing beside it. */
export type PlaceMatch = { commune: Commune; province: Province; matchedOld?: string };

/** Words for kinds of units. People add, leave out and confuse them, so they help but are never demanded. */
const UNIT_PAIRS = ['thanh pho', 'thi tran', 'thi xa', 'dac khu'];
const UNIT_WORDS: Record<string, string> = {
  xa: 'xa',
  phuong: 'phuong',
  p: 'phuong',
  quan: 'quan',
  q: 'quan',
  huyen: 'huyen',
  h: 'huyen',
  tinh: 'tinh',
  tp: 'thanh pho',
  tt: 'thi tran',
  tx: 'thi xa',
};

/** Short forms people write instead of a whole name. */
const SHORT_FORMS: [RegExp, string][] = [
  [/\b(?:tp)?hcm\b/g, 'ho chi minh'],
  [/\bhn\b/g, 'ha noi'],
  [/\b([pq])(?=\d)/g, '$1 '], // q1
];

/** `accented` are the words as typed, so that among equals the one with the same tone marks comes first. */
type Query = { words: string[]; units: string[]; joined: string; accented: string[] };

function readQuery(text: string): Query {
  const spelled = SHORT_FORMS.reduce((rest, [short, long]) => rest.replace(short, long), wordsOf(text).join(' '));
  const typed = spelled.split(' ').filter((word) => word !== '');
  const accented = accentedWords(text);
  const words: string[] = [];
  const units: string[] = [];
  for (let i = 0; i < typed.length; i += 1) {
    const word = typed[i] ?? '';
    const pair = `${word} ${typed[i + 1] ?? ''}`;
    const unit = UNIT_PAIRS.includes(pair) ? pair : UNIT_WORDS[word];
    // "xã" alone, or a name such as Quan Hóa being typed: then it is a word like any other
    if (unit === undefined || typed.length <= (unit === pair ? 2 : 1)) words.push(word);
    else {
      units.push(unit);
      if (unit === pair) i += 1;
    }
  }
  const read = words.length > 0 ? { words, units } : { words: typed, units: [] };
  return { ...read, joined: read.words.join(''), accented };
}

/** Communes for free text: any order, words begun but not finished, without tone marks, with today's or old names around. */
export function searchIndex(index: PlaceIndex, text: string, limit: number): PlaceMatch[] {
  // in "ấp 5, xã Long Thới, Chợ Lách" the first part may be a hamlet that no table knows
  for (let rest = text; ; rest = rest.slice(rest.indexOf(',') + 1)) {
    const query = readQuery(rest);
    const found = query.words.length === 0 ? [] : rank(index, query, limit);
    if (found.length > 0 || !rest.includes(',')) return found;
  }
}

/** `own` is how many words of the commune's present name were typed: it decides among equals. */
type Ranked = { commune: Commune; score: number; own: number; place: NamedPlace };

function rank(index: PlaceIndex, query: Query, limit: number): PlaceMatch[] {
  const best = new Map<string, Ranked>();
  for (const place of candidates(index, query)) {
    const score = scoreOf(place, query);
    if (score === 0) continue;
    for (const commune of place.communes) {
      const known = best.get(commune.code);
      if (!known || score > known.score) best.set(commune.code, { commune, score, own: 0, place });
    }
  }
  const ranked = [...best.values()];
  for (const match of ranked) {
    const { folded = [], accented = [] } = index.ownWords.get(match.commune.code) ?? {};
    for (const word of folded) if (query.words.includes(word)) match.own += 1;
    for (const word of accented) if (query.accented.includes(word)) match.own += 1;
  }
  ranked.sort((a, b) => b.score - a.score || b.own - a.own || (a.commune.code < b.commune.code ? -1 : 1));

  return ranked.slice(0, limit).flatMap(({ commune, place }): PlaceMatch[] => {
    const province = index.provinces.get(commune.provinceCode);
    return province ? [{ commune, province, ...(place.oldName && { matchedOld: place.oldName }) }] : [];
  });
}

/** Places whose own name has at least one of the words; for names typed in one go (cholach), those that begin so. */
function candidates(index: PlaceIndex, query: Query): NamedPlace[] {
  const numbers = new Set<number>();
  for (const word of query.words) {
    for (let i = firstWordFrom(index, word); index.words[i]?.word.startsWith(word); i += 1) {
      for (const number of index.words[i]?.places ?? []) numbers.add(number);
      if (isNumber(word)) break; // 1 is not the beginning of 12
    }
  }
  if (numbers.size === 0 && query.joined.length >= 5) {
    return index.places.filter((place) => place.joined.startsWith(query.joined));
  }
  return [...numbers].flatMap((number) => index.places[number] ?? []);
}

function firstWordFrom({ words }: PlaceIndex, word: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.word ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

const isNumber = (word: string): boolean => /^\d+$/.test(word);

/** Today's names before old ones; of the old ones the larger unit is the likelier meaning. */
const KIND_WORTH: Record<NamedPlace['kind'], number> = {
  'commune-now': 8,
  local: 7,
  'district-before': 6,
  'province-before': 5,
  'province-now': 4,
  'commune-before': 3,
};

/** How well a place fits; 0 when a word of the query stands neither in its name nor around it. */
function scoreOf(place: NamedPlace, { words, units, joined }: Query): number {
  if (place.joined.startsWith(joined)) {
    return 20 * words.length + KIND_WORTH[place.kind] + wholeness(place, joined.length) + unitBonus(place, units);
  }
  let score = KIND_WORTH[place.kind];
  const taken = new Set<number>(); // by position: xã Bất Bạt has one folded word twice
  const take = (suits: (own: string) => boolean): boolean => {
    const at = place.words.findIndex((own, i) => !taken.has(i) && suits(own));
    if (at !== -1) taken.add(at);
    return at !== -1;
  };
  for (const word of words) {
    if (take((own) => own === word)) score += 10;
    else if (take((own) => begins(own, word))) score += 6;
    else if (place.around.includes(word)) score += 4;
    else if (place.around.some((outer) => begins(outer, word))) score += 2;
    else return 0;
  }
  // "quan" may be a quận, but also half of xã Quan Thành
  for (const word of units.flatMap((unit) => unit.split(' '))) if (take((own) => own === word)) score += 10;

  const isProvince = place.kind === 'province-now' || place.kind === 'province-before';
  if (taken.size === 0 || (isProvince && taken.size < place.words.length)) return 0;
  const matched = place.words.filter((_own, i) => taken.has(i)).join('');
  const inOrder = place.joined.startsWith(matched) ? 10 : 0;
  return score + wholeness(place, matched.length) + inOrder + unitBonus(place, units);
}

const begins = (word: string, start: string): boolean => !isNumber(start) && word.startsWith(start);

/** Up to 30 for a name that was typed in full. */
const wholeness = (place: NamedPlace, typed: number): number => (30 * typed) / place.joined.length;

const unitBonus = (place: NamedPlace, units: string[]): number => (units.includes(place.unit) ? 5 : 0);
