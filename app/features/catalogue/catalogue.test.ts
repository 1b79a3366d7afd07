import { describe, expect, it } from 'vitest';

import { fold } from '~/shared/fold';
import { isSlug } from '~/shared/slug';

import { findSpecies, prefill } from './catalogue';
import { isOneTypoApart, searchCatalogue } from './catalogue-search';
import { catalogue } from './catalogue.server';
import * as words from './vocabulary';

const found = (query: string, limit?: number) => searchCatalogue(catalogue, query, limit).map(({ id }) => id);

describe('every entry', () => {
  it('has an id of its own', () => {
    expect(catalogue.entries.length).toBeGreaterThanOrEqual(109);
    expect(catalogue.byId.size).toBe(catalogue.entries.length);
  });

  it.each(catalogue.entries.map((entry) => [entry.id, entry] as const))(
    '%s says only what the vocabulary knows',
    (id, entry) => {
      expect(isSlug(id)).toBe(true);
      expect(words.GROUPS).toContain(entry.group);
      expect(words.UNITS).toContain(entry.unit);
      for (const mode of entry.shipModes) expect(words.SHIP_MODES).toContain(mode);
      expect(entry.shipModes[0]).toBe('pickup');
      expect(Number.isSafeInteger(entry.priceMin) && entry.priceMin >= 500).toBe(true);
      expect(entry.priceMax).toBeGreaterThan(entry.priceMin);
      expect(entry.priceMax).toBeLessThanOrEqual(10_000_000_000);
      expect(entry.saleMonths.length).toBeGreaterThan(0);
      expect(
        entry.saleMonths.every((month, i, months) => month >= 1 && month <= 12 && months.indexOf(month) === i),
      ).toBe(true);
      expect(Number.isInteger(entry.googleCategory)).toBe(true);
      expect([null, 'II']).toContain(entry.cites);
      expect(entry.sizes.length).toBeGreaterThan(0);
      for (const flag of [entry.tet, entry.toxic, entry.harmsPets, entry.thorns, entry.scented, entry.seedSource]) {
        expect(typeof flag).toBe('boolean');
      }
      const said = [entry.nameVi, entry.nameEn, entry.careVi, entry.careEn, ...entry.otherNames, ...entry.sizes];
      for (const text of said) expect(text).toBe(text.normalize('NFC').trim());
      expect(said.every((text) => text !== '')).toBe(true);
      expect(new Set(entry.otherNames).size).toBe(entry.otherNames.length);
    },
  );

  it.each(catalogue.entries.map((entry) => [entry.id, entry] as const))(
    '%s tells how it lives, if it lives',
    (_id, entry) => {
      if (words.isLiving(entry.group)) {
        expect(words.LIGHTS).toContain(entry.light);
        expect(words.WATERINGS).toContain(entry.water);
        expect(words.DIFFICULTIES).toContain(entry.difficulty);
        expect(words.PROPAGATIONS).toContain(entry.propagation);
        expect(words.CONTAINERS).toContain(entry.container);
        expect(entry.species).toMatch(/^[A-Z]/);
      } else {
        const { light, water, difficulty, propagation, container, species } = entry;
        expect([light, water, difficulty, propagation, container]).toEqual([null, null, null, null, null]);
        expect(species).toBeNull();
      }
    },
  );

  it.each(catalogue.entries.map(({ id, nameVi }) => [nameVi, id]))(
    '“%s” is found first by its name, with and without tone marks',
    (nameVi, id) => {
      expect(found(nameVi)[0]).toBe(id);
      expect(found(fold(nameVi))[0]).toBe(id);
    },
  );
});

describe('the search', () => {
  it.each([
    ['bông giấy', 'hoa-giay-cho-lach'],
    ['hoa giấy', 'hoa-giay-cho-lach'],
    ['bong giay', 'hoa-giay-cho-lach'],
    ['giay bong', 'hoa-giay-cho-lach'],
    ['cuc mam xoi', 'cuc-mam-xoi'],
    ['mam xoi', 'cuc-mam-xoi'],
    ['cúc mâm sôi', 'cuc-mam-xoi'],
    ['sau rieng', 'sau-rieng-ri6-ghep'],
    ['saurieng ri6', 'sau-rieng-ri6-ghep'],
    ['cây giống sầu riêng', 'sau-rieng-ri6-ghep'],
    ['sầu riêng dona', 'sau-rieng-monthong-ghep'],
    ['sau rienh', 'sau-rieng-ri6-ghep'],
    ['quất cảnh', 'tac-kieng'],
    ['tac kieng', 'tac-kieng'],
    ['hồng xiêm', 'sapo-long-mut'],
    ['roi', 'man-an-phuoc'],
    ['mai van', 'mai-vang-tet'],
    ['chậu mai vàng', 'mai-vang-tet'],
    ['durian', 'sau-rieng-ri6-ghep'],
    ['Bougainvillea glabra', 'hoa-giay-cho-lach'],
    ['kẹo dừa', 'keo-dua'],
    ['giỏ bèo tây', 'gio-luc-binh'],
    ['lưỡi cọp', 'luoi-ho-vien-vang'],
    ['monstera', 'trau-ba-la-xe'],
    ['Sầu riêng'.normalize('NFD'), 'sau-rieng-ri6-ghep'],
  ])('“%s” finds %s', (query, id) => expect(found(query)).toContain(id));

  it('puts all durians before anything else', () => {
    expect(found('sau rieng', 3).every((id) => id.startsWith('sau-rieng'))).toBe(true);
  });

  it.each(['', ' ', '🌸', 'máy cày', 'xe máy'])('finds nothing for “%s”', (query) => expect(found(query)).toEqual([]));

  it('answers at most as many as asked for', () => expect(found('c', 5)).toHaveLength(5));

  it('answers within 5 ms of computing once warm', () => {
    const queries = ['c', 'bong giay', 'sau rieng ri6', 'cay giong mit thai', 'zzzz'];
    for (const query of queries) found(query);
    const before = process.cpuUsage();
    for (let i = 0; i < 20; i += 1) for (const query of queries) found(query);
    expect(process.cpuUsage(before).user / 1000 / (20 * queries.length)).toBeLessThan(5);
  });
});

it.each([
  ['rieng', 'rienh', true],
  ['rieng', 'ring', true],
  ['rieng', 'riieng', true],
  ['rieng', 'rineg', true],
  ['rieng', 'rinhg', false],
  ['mang', 'magn', true],
  ['mang', 'mang', true],
  ['mang', 'gnam', false],
])('%s and %s are one typo apart: %s', (a, b, apart) => expect(isOneTypoApart(a, b)).toBe(apart));

describe('prefill', () => {
  it('gives a new listing what the catalogue knows', () => {
    expect(prefill(catalogue, 'cuc-mam-xoi')).toMatchObject({
      speciesId: 'cuc-mam-xoi',
      group: 'seasonal-flower',
      name: 'Cúc mâm xôi',
      unit: 'cap',
      size: 'chậu 30 cm, tán 45–50 cm',
      usualPrice: { min: 120_000, max: 300_000 },
      saleMonths: [1, 2, 12],
      tet: true,
      light: 'morning-sun',
      googleCategory: 984,
    });
  });

  it('marks crops for which the law asks a source', () => {
    expect(prefill(catalogue, 'sau-rieng-ri6-ghep')).toMatchObject({ seedSource: true, cultivar: 'Ri6' });
    expect(prefill(catalogue, 'mai-vang-tet')).toMatchObject({ seedSource: false });
  });

  it('knows nothing of what is not in the list', () => {
    expect(prefill(catalogue, 'cay-tien')).toBeNull();
    expect(findSpecies(catalogue, 'cay-tien')).toBeNull();
  });
});
