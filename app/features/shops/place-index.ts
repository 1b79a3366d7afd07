import { fold } from '~/shared/fold';

import type { Commune, OldUnit, Province } from './places';

/** Something a query may name, and the communes of today it stands for. */
export type NamedPlace = {
  kind: 'commune-now' | 'province-now' | 'local' | `${OldUnit['kind']}-before`;
  /** Folded words of its own name, and the same run together. */
  words: string[];
  joined: string;
  /** The folded word or words for what it is: "huyen", "thi tran". */
  unit: string;
  /** Folded words of what lies around it. */
  around: string[];
  communes: Commune[];
  /** How to tell a person that an old name matched: "huyện Chợ Lách, Bến Tre". */
  oldName?: string;
};

export type PlaceIndex = {
  places: NamedPlace[];
  /** Every word of every name, sorted, each with the numbers of the places whose name has it. */
  words: { word: string; places: number[] }[];
  provinces: Map<string, Province>;
  /** The words of every commune's present name, folded and as written, by its code. */
  ownWords: Map<string, { folded: string[]; accented: string[] }>;
};

/** Folded words; an apostrophe joins (M’Drắk → mdrak), everything else that is no letter or digit parts. */
export const wordsOf = (text: string): string[] =>
  fold(text)
    .replace(/['’ʼ]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

/** Words with their tone marks, composed and in lower case. */
export const accentedWords = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .split(/[\s,]+/);

const UNIT_NOW = { xa: 'xa', phuong: 'phuong', dac_khu: 'dac khu', tinh: 'tinh', thanh_pho: 'thanh pho' } as const;

/** What people call a province besides its name, by its code. */
const NICKNAMES: Record<string, string[]> = { '79': ['sai', 'gon', 'saigon'] };

/** Names on everybody's lips that no table of units has, and the communes they lie in. */
const LOCAL_NAMES: { name: string; communeCodes: string[] }[] = [{ name: 'Cái Mơn', communeCodes: ['28894'] }];

/** Makes names findable word by word. Some 14,000 names; takes tens of milliseconds, once. */
export function indexPlaces(tables: { provinces: Province[]; communes: Commune[]; oldUnits: OldUnit[] }): PlaceIndex {
  const provinces = new Map(tables.provinces.map((province) => [province.code, province]));
  const communes = new Map(tables.communes.map((commune) => [commune.code, commune]));
  const provinceWords = (code: string): string[] => [
    ...wordsOf(provinces.get(code)?.name ?? ''),
    ...(NICKNAMES[code] ?? []),
  ];
  const named = (name: string) => {
    const words = wordsOf(name);
    return { words, joined: words.join('') };
  };

  const places: NamedPlace[] = [
    ...tables.communes.map((commune): NamedPlace => ({
      kind: 'commune-now',
      ...named(commune.name),
      unit: UNIT_NOW[commune.type],
      around: provinceWords(commune.provinceCode),
      communes: [commune],
    })),
    ...tables.provinces.map((province): NamedPlace => ({
      kind: 'province-now',
      ...named(province.name),
      unit: UNIT_NOW[province.type],
      around: NICKNAMES[province.code] ?? [],
      communes: tables.communes.filter((commune) => commune.provinceCode === province.code),
    })),
    ...LOCAL_NAMES.map(({ name, communeCodes }): NamedPlace => {
      const within = communeCodes.flatMap((code) => communes.get(code) ?? []);
      const around = within.flatMap((commune) => [...wordsOf(commune.name), ...provinceWords(commune.provinceCode)]);
      return { kind: 'local', ...named(name), unit: '', around, communes: within, oldName: name };
    }),
    ...tables.oldUnits
      // a province that kept its name is found as it is today, with all that joined it
      .filter((unit) => unit.kind !== 'province' || unit.name !== provinces.get(unit.newProvinceCode)?.name)
      .map((unit): NamedPlace => ({
        kind: `${unit.kind}-before`,
        ...named(unit.name),
        unit: fold(unit.fullName.slice(0, unit.fullName.length - unit.name.length).trim()),
        around: [...unit.around.flatMap(({ name }) => wordsOf(name)), ...provinceWords(unit.newProvinceCode)],
        communes: unit.communeCodes.flatMap((code) => communes.get(code) ?? []),
        oldName: [
          unit.fullName,
          ...unit.around.map((outer, i) => (i === unit.around.length - 1 ? outer.name : outer.fullName)),
        ].join(', '),
      })),
  ];

  const byWord = new Map<string, number[]>();
  places.forEach(({ words }, number) => {
    for (const word of new Set(words)) {
      const list = byWord.get(word);
      if (list) list.push(number);
      else byWord.set(word, [number]);
    }
  });
  const words = [...byWord]
    .map(([word, numbers]) => ({ word, places: numbers }))
    .sort((a, b) => (a.word < b.word ? -1 : 1));
  const ownWords = new Map(
    tables.communes.map(({ code, name }) => [code, { folded: wordsOf(name), accented: accentedWords(name) }]),
  );
  return { places, words, provinces, ownWords };
}
