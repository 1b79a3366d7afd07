import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { formatPhone, readPhone } from '~/shared/phone';

import { LIST_LINES_MAX, readInviteList } from './invite-list';

const shortOf = (text: string) =>
  readInviteList(text).map(({ line, name, phone, problem }) => [line, name, phone, problem?.code ?? 'ok']);

describe('a list of households, however it was written', () => {
  it.each([
    ['a name, then a number', 'Trần Thị Tư 0901000001'],
    ['with a tab between them', 'Trần Thị Tư\t0901 000 001'],
    ['a number, then a name', '0901.000.001; Trần Thị Tư'],
    ['numbered by hand', '1. Trần Thị Tư - 0901 000 001'],
    ['numbered by a sheet', '12\tTrần Thị Tư\t0901000001\t1963\tẤp Sơn Châu'],
    ['numbered, the number first', '3) 0901 000 001, Trần Thị Tư'],
    ['as a CSV with quotes', '"Trần Thị Tư","0901000001"'],
    ['with the country in front', 'Trần Thị Tư (+84 901 000 001)'],
    ['with the zero that the sheet took away', 'Trần Thị Tư\t901000001'],
    ['with what the sheet made of a large number', 'Trần Thị Tư\t9.01000001E+08'],
    ['with a year of birth between them', 'Trần Thị Tư, 1963, 0901-000-001'],
    ['in the other form of Unicode', 'Trần Thị Tư: 0901 000 001'.normalize('NFD')],
    ['with Windows’ line ends', 'Trần Thị Tư | 0901000001\r\n'],
  ])('%s', (_how, text) => expect(shortOf(text)).toEqual([[1, 'Trần Thị Tư', '+84901000001', 'ok']]));

  it('says at each line what is wrong with it', () => {
    expect(
      shortOf(
        [
          'Họ tên\tĐiện thoại',
          'Trần Thị Tư\t0901000001',
          '',
          'Nguyễn Văn Ba\t090100000',
          'Lê Thị Bảy',
          '0901000002',
          'Út Hai 0123 456 789',
          'Bà Tư\t+84901000001',
        ].join('\n'),
      ),
    ).toEqual([
      [2, 'Trần Thị Tư', '+84901000001', 'ok'],
      [4, 'Nguyễn Văn Ba', null, 'common.phone-length'],
      [5, 'Lê Thị Bảy', null, 'common.phone-missing'],
      [6, '', '+84901000002', 'accounts.name-missing'],
      [7, 'Út Hai', null, 'common.phone-not-mobile'],
      [8, 'Bà Tư', '+84901000001', 'cooperatives.line-twice'],
    ]);
    expect(readInviteList('Tư 0901000001\nBa 0901000001')[1]!.problem!.with).toEqual({ line: 1 });
  });

  it('stops at a length that no cooperative has, and says so', () => {
    const many = Array.from({ length: LIST_LINES_MAX + 5 }, (_, n) => `Hộ ${'abc'[n % 3]} 09${String(10_000_000 + n)}`);
    const lines = readInviteList(many.join('\n'));
    expect(lines).toHaveLength(LIST_LINES_MAX + 1);
    expect(lines.at(-1)).toMatchObject({ line: LIST_LINES_MAX + 1, problem: { code: 'cooperatives.list-too-long' } });
  });

  const names = fc.constantFrom('Trần Thị Tư', 'Nguyễn Văn Bảy', 'Út', 'Đỗ Hữu Nghĩa', 'Hợp', 'Bà Sáu Cái Mơn');
  const phones = fc
    .tuple(fc.constantFrom('3', '5', '7', '8', '9'), fc.integer({ min: 0, max: 99_999_999 }))
    .map(([head, rest]) => `0${head}${String(rest).padStart(8, '0')}`);
  const written = fc.constantFrom(
    (phone: string) => phone,
    (phone: string) => formatPhone(phone),
    (phone: string) => `+84${phone.slice(1)}`,
    (phone: string) => phone.replace(/(\d{4})(\d{3})/, '$1.$2.'),
  );
  const between = fc.constantFrom(' ', '\t', ', ', ' - ', '; ', ' | ', ': ');

  it('reads any name and any number in either order with anything between them', () => {
    fc.assert(
      fc.property(names, phones, written, between, fc.boolean(), (name, phone, write, gap, nameFirst) => {
        const text = nameFirst ? name + gap + write(phone) : write(phone) + gap + name;
        const expected = readPhone(phone);
        expect(shortOf(text)).toEqual([[1, name, expected.ok && expected.value, 'ok']]);
      }),
    );
  });

  it('never falls over whatever is pasted', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => void readInviteList(text)));
  });
});
