import { DEFAULT_LANG, type Lang } from '~/shared/lang';

import { indexPlaces, type PlaceIndex } from './place-index';
import { searchIndex, type PlaceMatch } from './place-search';

export type ProvinceType = 'tinh' | 'thanh_pho';
export type CommuneType = 'xa' | 'phuong' | 'dac_khu';

/** One of the 34 provincial units; `code` has two digits. */
export type Province = { code: string; type: ProvinceType; name: string };

/** One of the 3,321 communal units; `code` has five digits and is unique in the country, the name is not. */
export type Commune = { code: string; type: CommuneType; name: string; provinceCode: string };

/** The records of `data/admin-units.json`, fields between bars. */
export type UnitRecords = { provinces: string[]; communes: string[] };

/** A unit that existed until 2025-06-30: a province, a district or a commune, and the communes of today it went into. */
export type OldUnit = {
  kind: 'province' | 'district' | 'commune';
  /** As people say it: "huyện Chợ Lách". */
  fullName: string;
  /** Names of the old units around it, nearest first, with and without their kind. */
  around: { fullName: string; name: string }[];
  name: string;
  newProvinceCode: string;
  communeCodes: string[];
};

/** The country's two levels since 2025-07-01, and the memory of the three levels before. */
export type Places = {
  /** All provinces, sorted the Vietnamese way. */
  provinces(): readonly Province[];
  province(code: string): Province | null;
  commune(code: string): Commune | null;
  /** A province's communes, sorted the Vietnamese way; none for an unknown province. */
  communesOf(provinceCode: string): readonly Commune[];
  /** "xã Chợ Lách, tỉnh Vĩnh Long"; null when there is no such commune. */
  formatPlace(communeCode: string, lang?: Lang): string | null;
  /** Communes that free text may mean, best first; an old name that led there is told along. */
  searchPlaces(query: string, options?: { limit?: number }): PlaceMatch[];
};

const KIND_VI: Record<ProvinceType | CommuneType, string> = {
  tinh: 'tỉnh',
  thanh_pho: 'thành phố',
  xa: 'xã',
  phuong: 'phường',
  dac_khu: 'đặc khu',
};
const KIND_EN: Record<ProvinceType | CommuneType, string> = {
  tinh: 'province',
  thanh_pho: 'city',
  xa: 'commune',
  phuong: 'ward',
  dac_khu: 'special zone',
};

/** A unit with its kind: "xã Chợ Lách", "Chợ Lách commune". */
export const formatUnit = (unit: Province | Commune, lang: Lang): string =>
  lang === 'vi' ? `${KIND_VI[unit.type]} ${unit.name}` : `${unit.name} ${KIND_EN[unit.type]}`;

const collator = new Intl.Collator('vi', { numeric: true });
const byName = (a: { name: string }, b: { name: string }) => collator.compare(a.name, b.name);

/** Opens the tables. The search index is built on the first search and kept. */
export function openPlaces(units: UnitRecords, old: UnitRecords & { districts: string[] }): Places {
  const provinces = units.provinces.map((record): Province => {
    const [code = '', type, name = ''] = record.split('|');
    return { code, type: type as ProvinceType, name };
  });
  const communes = units.communes.map((record): Commune => {
    const [code = '', type, name = '', provinceCode = ''] = record.split('|');
    return { code, type: type as CommuneType, name, provinceCode };
  });
  const provinceByCode = new Map(provinces.map((province) => [province.code, province]));
  const communeByCode = new Map(communes.map((commune) => [commune.code, commune]));
  const sortedProvinces = [...provinces].sort(byName);
  const communesByProvince = new Map<string, Commune[]>();
  for (const commune of [...communes].sort(byName)) {
    const list = communesByProvince.get(commune.provinceCode);
    if (list) list.push(commune);
    else communesByProvince.set(commune.provinceCode, [commune]);
  }
  let index: PlaceIndex | null = null;

  return {
    provinces: () => sortedProvinces,
    province: (code) => provinceByCode.get(code) ?? null,
    commune: (code) => communeByCode.get(code) ?? null,
    communesOf: (provinceCode) => communesByProvince.get(provinceCode) ?? [],
    formatPlace(communeCode, lang = DEFAULT_LANG) {
      const commune = communeByCode.get(communeCode);
      const province = commune && provinceByCode.get(commune.provinceCode);
      return province ? `${formatUnit(commune, lang)}, ${formatUnit(province, lang)}` : null;
    },
    searchPlaces(query, { limit = 8 } = {}) {
      index ??= indexPlaces({ provinces, communes, oldUnits: readOldUnits(old) });
      return searchIndex(index, query, limit);
    },
  };
}

const KIND_BEFORE_NAME = /^(?:tỉnh|thành phố|quận|huyện|thị xã|thị trấn|xã|phường) /;

function oldName(record: string): { fullName: string; name: string } {
  const fullName = record.charAt(0).toLowerCase() + record.slice(1);
  return { fullName, name: fullName.replace(KIND_BEFORE_NAME, '') };
}

function readOldUnits(old: { provinces: string[]; districts: string[]; communes: string[] }): OldUnit[] {
  const provinces = new Map<string, OldUnit>();
  for (const record of old.provinces) {
    const [code = '', name = '', newProvinceCode = ''] = record.split('|');
    provinces.set(code, { kind: 'province', ...oldName(name), around: [], newProvinceCode, communeCodes: [] });
  }
  const districts = new Map<string, { unit: OldUnit; province: OldUnit }>();
  for (const record of old.districts) {
    const [code = '', name = '', provinceCode = '', island] = record.split('|');
    const province = known(provinces.get(provinceCode), record);
    const communeCodes = island ? [island] : [];
    province.communeCodes.push(...communeCodes);
    const around = [{ fullName: province.fullName, name: province.name }];
    const unit: OldUnit = {
      ...oldName(name),
      kind: 'district',
      around,
      newProvinceCode: province.newProvinceCode,
      communeCodes,
    };
    districts.set(code, { unit, province });
  }
  const communes = old.communes.map((record): OldUnit => {
    const [, name = '', districtCode = '', targets = ''] = record.split('|');
    const { unit: district, province } = known(districts.get(districtCode), record);
    const communeCodes = targets.split(',');
    for (const unit of [district, province]) {
      for (const code of communeCodes) if (!unit.communeCodes.includes(code)) unit.communeCodes.push(code);
    }
    const around = [{ fullName: district.fullName, name: district.name }, ...district.around];
    return { kind: 'commune', ...oldName(name), around, newProvinceCode: province.newProvinceCode, communeCodes };
  });
  return [...provinces.values(), ...[...districts.values()].map(({ unit }) => unit), ...communes];
}

function known<Value>(value: Value | undefined, record: string): Value {
  if (value === undefined) throw new Error(`admin-units-old.json: “${record}” names a unit that is not in the file`);
  return value;
}
