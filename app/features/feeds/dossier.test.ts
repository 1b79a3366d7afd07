import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { lengthOf } from '~/shared/text';

import { DOSSIER_FIELDS, DOSSIER_MOST, dossierOf, dossierText, type DossierSource } from './dossier';

const aSource = (given: Partial<DossierSource> = {}): DossierSource => ({
  name: 'Kẹo dừa sầu riêng',
  description: 'Kẹo dẻo, thơm sầu riêng thật.',
  care: '',
  price: '45.000 ₫ / hộp',
  stock: '120',
  packed: '0,4 kg',
  content: '20 viên',
  madeOf: 'Cơm dừa, sầu riêng, đường',
  shelfLife: '6 tháng',
  storage: '',
  origin: 'xã Chợ Lách, tỉnh Vĩnh Long',
  producer: 'Cơ sở Bà Tư',
  phone: '090 100 00 01',
  ocop: '4 sao OCOP, số 12/CN',
  papers: '',
  link: 'https://chovuon.example/shop/ba-tu/p/keo',
  ...given,
});
const textOf = (source: DossierSource, field: string) =>
  dossierOf(source).find((one) => one.field === field)?.text ?? null;

describe('a dossier', () => {
  it('leaves out what is not known, and what would be said twice', () => {
    const fields = dossierOf(aSource()).map(({ field }) => field);
    expect(fields).toEqual(
      DOSSIER_FIELDS.filter((field) => !['shortName', 'shortText', 'storage', 'papers'].includes(field)),
    );
  });

  it.each<[string, Partial<DossierSource>, string, string]>([
    ['a name that shouts and offers', { name: '🌸 KẸO DỪA CHỢ LÁCH' }, 'name', 'Kẹo dừa chợ lách'],
    ['an address in the text', { description: 'Xem thêm ở https://vuon.example nhé.' }, 'longText', 'Xem thêm ở nhé.'],
    ['markup', { description: '<b>Dẻo</b> &amp; thơm' }, 'longText', 'Dẻo & thơm'],
    ['no description at all', { description: '' }, 'longText', 'Kẹo dừa sầu riêng'],
    ['care after the description', { description: 'Dẻo.', care: 'Để nơi mát.' }, 'longText', 'Dẻo.\n\nĐể nơi mát.'],
  ])('cleans %s', (_story, given, field, text) => expect(textOf(aSource(given), field)).toBe(text));

  it('never goes beyond its limits, whatever was typed', () =>
    fc.assert(
      fc.property(
        fc.string({ maxLength: 6_000, unit: 'grapheme' }),
        fc.string({ maxLength: 400 }),
        (description, name) => {
          const fields = dossierOf(aSource({ description, name }));
          for (const [field, most] of Object.entries(DOSSIER_MOST))
            expect(lengthOf(fields.find((one) => one.field === field)?.text ?? '')).toBeLessThanOrEqual(most);
        },
      ),
    ));

  it('is one text file with every field under its name', () => {
    const text = dossierText(dossierOf(aSource()), (field) => `[${field}]`);
    expect(text).toContain('[madeOf]:\r\nCơm dừa, sầu riêng, đường\r\n');
    expect(text.match(/\[/g)).toHaveLength(dossierOf(aSource()).length);
  });
});
