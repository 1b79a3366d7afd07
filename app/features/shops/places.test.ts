import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { places } from './places.server';

const codes = (query: string, limit?: number) =>
  places.searchPlaces(query, { limit }).map(({ commune }) => commune.code);
const lines = (query: string) =>
  places
    .searchPlaces(query)
    .map(({ commune, province, matchedOld }) => [commune.name, province.name, matchedOld].filter(Boolean).join(' · '));

const CHO_LACH = '28870';
const PHU_PHUNG = '28879';
const VINH_THANH = '28894';
const HUNG_KHANH_TRUNG = '28901';

describe('the units', () => {
  it('are 34 provinces with 3,321 communes, sorted the Vietnamese way', () => {
    expect(places.provinces()).toHaveLength(34);
    expect(places.provinces().flatMap(({ code }) => places.communesOf(code))).toHaveLength(3321);
    expect(places.provinces()[0]?.name).toBe('An Giang');
    expect(places.provinces().at(-1)?.name).toBe('Vĩnh Long');
    const names = places.provinces().map(({ name }) => name);
    expect(names.indexOf('Đà Nẵng')).toBeGreaterThan(names.indexOf('Cần Thơ'));
  });

  it('are found by code, and null or nothing otherwise', () => {
    expect(places.province('86')).toEqual({ code: '86', type: 'tinh', name: 'Vĩnh Long' });
    expect(places.commune(CHO_LACH)).toEqual({ code: CHO_LACH, type: 'xa', name: 'Chợ Lách', provinceCode: '86' });
    expect(places.province('83')).toBeNull();
    expect(places.commune('00000')).toBeNull();
    expect(places.communesOf('83')).toEqual([]);
    expect(places.formatPlace('00000')).toBeNull();
  });

  it.each([
    [CHO_LACH, 'xã Chợ Lách, tỉnh Vĩnh Long', 'Chợ Lách commune, Vĩnh Long province'],
    ['00004', 'phường Ba Đình, thành phố Hà Nội', 'Ba Đình ward, Hà Nội city'],
    ['26732', 'đặc khu Côn Đảo, thành phố Hồ Chí Minh', 'Côn Đảo special zone, Hồ Chí Minh city'],
  ])('%s is written %s', (code, vi, en) => {
    expect(places.formatPlace(code)).toBe(vi);
    expect(places.formatPlace(code, 'en')).toBe(en);
  });
});

describe('the search', () => {
  it.each([
    'cho lach',
    'chợ lách',
    'CHỢ LÁCH',
    'chợ lách vĩnh long',
    'vinh long cho lach',
    'xã Chợ Lách, tỉnh Vĩnh Long',
    'cho lac',
    'cholach',
    'lach cho',
  ])('finds xã Chợ Lách first for “%s”', (query) => expect(lines(query)[0]).toBe('Chợ Lách · Vĩnh Long'));

  it('finds it while it is being typed', () => expect(codes('cho la')).toContain(CHO_LACH));

  it('knows the telephone keyboards that split tone marks off', () => {
    expect(codes('Chợ Lách'.normalize('NFD'))[0]).toBe(CHO_LACH);
  });

  it.each(['cho lach ben tre', 'huyện Chợ Lách, Bến Tre', 'ben tre cho lach', 'h. Chợ Lách, Bến Tre'])(
    'gives the four communes of the old district for “%s” and says why',
    (query) => {
      const found = places.searchPlaces(query, { limit: 4 });
      expect(found.map(({ commune }) => commune.code)).toEqual([CHO_LACH, PHU_PHUNG, VINH_THANH, HUNG_KHANH_TRUNG]);
      expect(found.map(({ matchedOld }) => matchedOld)).toEqual(Array(4).fill('huyện Chợ Lách, Bến Tre'));
    },
  );

  it.each([
    ['long thoi', CHO_LACH, 'xã Long Thới, huyện Chợ Lách, Bến Tre'],
    ['long thới chợ lách', CHO_LACH, 'xã Long Thới, huyện Chợ Lách, Bến Tre'],
    ['ấp Long Hiệp, xã Long Thới, huyện Chợ Lách, tỉnh Bến Tre', CHO_LACH, 'xã Long Thới, huyện Chợ Lách, Bến Tre'],
    ['hoa nghia cho lach', CHO_LACH, 'xã Hòa Nghĩa, huyện Chợ Lách, Bến Tre'],
    ['hoà nghĩa chợ lách', CHO_LACH, 'xã Hòa Nghĩa, huyện Chợ Lách, Bến Tre'],
    ['son dinh cho lach', PHU_PHUNG, 'xã Sơn Định, huyện Chợ Lách, Bến Tre'],
    ['tan thieng', VINH_THANH, 'xã Tân Thiềng, huyện Chợ Lách, Bến Tre'],
    ['hưng khánh trung a', HUNG_KHANH_TRUNG, 'xã Hưng Khánh Trung A, huyện Mỏ Cày Bắc, Bến Tre'],
  ])('understands the old name “%s”', (query, code, matchedOld) => {
    expect(places.searchPlaces(query)).toContainEqual(
      expect.objectContaining({ commune: expect.objectContaining({ code }), matchedOld }),
    );
  });

  it('offers every part of a divided commune', () => {
    const found = places.searchPlaces('phường Điện Biên, Ba Đình, Hà Nội');
    const parts = found.filter(({ matchedOld }) => matchedOld === 'phường Điện Biên, quận Ba Đình, Hà Nội');
    expect(parts.map(({ commune }) => commune.code).sort()).toEqual(['00004', '00070', '00190', '00226']);
  });

  it('lists a province’s communes for its name alone', () => {
    const found = places.searchPlaces('vinh long', { limit: 100 });
    expect(found.slice(0, 8).every(({ province }) => province.code === '86')).toBe(true);
    expect(found.filter(({ province }) => province.code === '86')).toHaveLength(100);
    expect(
      places.searchPlaces('tỉnh Bến Tre', { limit: 60 }).some(({ matchedOld }) => matchedOld === 'tỉnh Bến Tre'),
    ).toBe(true);
  });

  it.each([
    ['quan 1 sai gon', 'quận 1, Hồ Chí Minh'],
    ['q1 hcm', 'quận 1, Hồ Chí Minh'],
    ['Q.1 TP.HCM', 'quận 1, Hồ Chí Minh'],
    ['phuong 1 quan 3 tp hcm', 'phường 1, quận 3, Hồ Chí Minh'],
  ])('does not take 1 for 10 or 12 (%s)', (query, matchedOld) => {
    const found = places.searchPlaces(query);
    expect(found[0]?.matchedOld).toBe(matchedOld);
    for (const match of found) expect(match.matchedOld ?? '').not.toMatch(/^(?:quận|phường) 1\d/);
  });

  it.each(['cai mon', 'Cái Mơn, Vĩnh Long'])('knows a name that no table has (%s)', (query) => {
    expect(places.searchPlaces(query)[0]).toMatchObject({ commune: { code: VINH_THANH }, matchedOld: 'Cái Mơn' });
  });

  it('prefers the tone marks that were typed', () => {
    expect(lines('vĩnh thạnh')[0]).toMatch(/^Vĩnh Thạnh ·/);
    expect(lines('vĩnh thành')[0]).toMatch(/^Vĩnh Thành ·/);
  });

  it('finds an island district that had no communes', () => {
    expect(places.searchPlaces('huyện Lý Sơn, Quảng Ngãi')[0]).toMatchObject({ commune: { code: '21548' } });
  });

  it.each(['', '   ', ',,,', 'zzzz', '🌸'])('finds nothing for “%s”', (query) => {
    expect(places.searchPlaces(query)).toEqual([]);
  });

  it.each([
    ['tĩnh gia', '16561'],
    ['phường Tĩnh Gia, Thanh Hóa', '16561'],
    ['xã Quan Thành, Nghệ An', '17569'],
    ['phuong duc ha noi', '10279'],
    ['bat bat ha noi', '09676'],
    ['Tiên Tiến, Hưng Yên', '12424'],
  ])('is not misled by names made of common or equal words (%s)', (query, code) => {
    expect(codes(query, 1)).toEqual([code]);
  });

  it('finds every commune by its name and province', () => {
    const all = places.provinces().flatMap(({ code }) => places.communesOf(code));
    fc.assert(
      fc.property(fc.constantFrom(...all), (commune) => {
        const province = places.province(commune.provinceCode);
        expect(codes(`${commune.name} ${province?.name}`)).toContain(commune.code);
      }),
      { numRuns: 500 },
    );
  });

  it('answers within 5 ms of computing once warm', () => {
    const queries = ['cho lach', 'cho lach ben tre', 'long thoi', 'vinh long', 'a', 'th', 'phuong 1', 'xa tan'];
    for (const query of queries) places.searchPlaces(query);
    const rounds = 25;
    const before = process.cpuUsage();
    for (let i = 0; i < rounds; i += 1) for (const query of queries) places.searchPlaces(query);
    expect(process.cpuUsage(before).user / 1000 / (rounds * queries.length)).toBeLessThan(5);
  });
});
