import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { GROUPS } from '~/features/catalogue/vocabulary';
import vi from '~/locales/vi/listings.json';

import { detailName, detailTexts, readDetails, readDetailsForm, type Details, type DetailValue } from './details';
import { DETAIL_FIELDS, DETAIL_SECTIONS, detailFields, type DetailField } from './details-table';
import { gramsAsKilos, readLength, readWeight } from './measure';

const formOf = (values: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
};

describe('lengths as growers say them', () => {
  it.each([
    ['80', 80],
    ['80 phân', 80],
    ['3 tấc', 30],
    ['3 tấc 2', 32],
    ['1m2', 120],
    ['1m25', 125],
    ['1,2 mét', 120],
    ['2 thước rưỡi', 250],
    ['1.200', 1200],
    ['35mm', 3.5],
    ['cao lắm', null],
    ['1,2m3', null],
  ])('%s', (text, cm) => expect(readLength(text)).toBe(cm));
});

describe('weights as growers say them', () => {
  it.each([
    ['12', 12_000],
    ['1,5 kg', 1500],
    ['12 ký', 12_000],
    ['500 g', 500],
    ['3 lạng', 300],
    ['2 tạ', 200_000],
    ['nặng', null],
  ])('%s', (text, grams) => expect(readWeight(text)).toBe(grams));

  it('come back the way they were typed', () => expect(gramsAsKilos(1500)).toBe('1,5'));
});

describe('details from the form', () => {
  it.each<[string, Record<string, string>, Details]>([
    ['nothing said, nothing kept', { 'detail-soil': '  ' }, {}],
    ['a girth of one metre three', { 'detail-girth': '1m3' }, { girth: 130 }],
    ['stock as thick as a finger', { 'detail-stockDiameter': '0,8' }, { stockDiameter: 0.8 }],
    ['sun and half shade', { 'detail-light': 'half-shade,full-sun' }, { light: ['full-sun', 'half-shade'] }],
    ['heat it bears', { 'detail-heat': '18 - 38' }, { heat: [18, 38] }],
    ['thorny', { 'detail-thorns': 'on' }, { thorns: true }],
    [
      'a mother tree keeps its old numbers',
      { 'detail-motherTree': 'C.VAI HUNG LONG.25.230.08029.06.08' },
      { motherTree: 'C.VAI HUNG LONG.25.230.08029.06.08' },
    ],
  ])('%s', (_story, values, details) => expect(readDetailsForm(formOf(values))).toEqual({ ok: true, value: details }));

  it('says everything to mend at once, each at its field', () => {
    const result = readDetailsForm(
      formOf({
        'detail-girth': 'to lắm',
        'detail-graftHeight': '90',
        'detail-branches': '2,5',
        'detail-bloom': 'purple',
        'detail-graftedOn': '2026-02-30',
        'detail-motherTree': 'cây mẹ nhà tôi',
        'detail-lot': 'x'.repeat(61),
        'detail-heat': '40 - 10',
      }),
    );
    expect(result.ok ? [] : result.problems.map(({ code, field }) => [field, code])).toEqual([
      ['detail-lot', 'listings.detail-too-long'],
      ['detail-bloom', 'listings.detail-unknown-choice'],
      ['detail-girth', 'listings.detail-unreadable'],
      ['detail-branches', 'listings.detail-not-whole'],
      ['detail-graftedOn', 'listings.detail-bad-day'],
      ['detail-graftHeight', 'listings.detail-out-of-range'],
      ['detail-motherTree', 'listings.detail-bad-code'],
      ['detail-heat', 'listings.detail-unreadable'],
    ]);
  });
});

it('drops what is stored but no longer known, so an old listing still opens', () => {
  expect(readDetails({ girth: 130, colourOfTheMoon: 'blue', bloom: 'purple', thorns: 'yes' })).toEqual({ girth: 130 });
  expect(readDetails(null)).toEqual({});
});

const valueOf = (field: DetailField): fc.Arbitrary<DetailValue> => {
  switch (field.kind) {
    case 'bool':
      return fc.constant(true);
    case 'number':
      return field.decimals
        ? fc.integer({ min: Math.ceil(field.min * 10), max: field.max * 10 }).map((n) => n / 10)
        : fc.integer({ min: field.min, max: field.max });
    case 'range':
      return fc
        .tuple(fc.integer({ min: field.min, max: field.max }), fc.integer({ min: field.min, max: field.max }))
        .map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);
    case 'enum':
      return fc.constantFrom(...field.values);
    case 'multi':
      return fc.subarray([...field.values], { minLength: 1 });
    case 'date':
      return fc.constantFrom('2026-11-23', '2027-02-06');
    case 'text':
      return fc.constant(
        field.pattern ? 'V.XOAI CAT.86.832.28870.01.24' : field.isRight ? '8934567890120' : 'Đất phù sa, tro trấu',
      );
  }
};

it('keeps every detail through the form and through the database', () => {
  const anyDetails = fc.record(Object.fromEntries(DETAIL_FIELDS.map((field) => [field.id, valueOf(field)])), {
    requiredKeys: [],
  }) as fc.Arbitrary<Details>;
  fc.assert(
    fc.property(anyDetails, (details) => {
      expect(readDetails(JSON.parse(JSON.stringify(details)))).toEqual(details);
      expect(readDetailsForm(formOf(detailTexts(details)))).toEqual({ ok: true, value: details });
    }),
  );
});

it('asks of each kind of thing only what it can have', () => {
  const ids = (group: (typeof GROUPS)[number]) =>
    DETAIL_SECTIONS.flatMap((section) => detailFields(section, group)).map((field) => field.id);
  expect(ids('fruit-sapling')).toContain('rootstock');
  expect(ids('seasonal-flower')).not.toContain('rootstock');
  expect(ids('ocop-food')).toContain('ingredients');
  expect(ids('ocop-food')).not.toContain('light');
  expect(ids('bonsai')).toContain('form');
  expect(new Set(GROUPS.flatMap(ids)).size).toBe(DETAIL_FIELDS.length);
});

it('has a label for every detail and every choice', () => {
  const words = vi.details as Record<string, { label?: string; options?: Record<string, string> }>;
  for (const field of DETAIL_FIELDS) {
    expect(words[field.id]?.label, field.id).toBeTruthy();
    if ((field.kind === 'enum' || field.kind === 'multi') && !field.words)
      expect(Object.keys(words[field.id]?.options ?? {}), field.id).toEqual([...field.values]);
  }
  expect(detailName('girth')).toBe('detail-girth');
});
