import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { formatPhone, readPhone, telHref, zaloHref } from './phone';

it.each([
  '0901000001',
  '0901 000 001',
  '0901.000.001',
  '0901-000-001',
  '+84901000001',
  '+84 901 000 001',
  '84901000001',
  '0084 901 000 001',
  '+84 (0) 901 000 001',
  '\u202a0901 000 001\u202c',
  '0901\u00a0000\u00a0001',
])('“%s” is Bà Tư’s telephone', (typed) => expect(readPhone(typed)).toEqual({ ok: true, value: '+84901000001' }));

it.each(['03', '05', '07', '08', '09'])('knows the prefix %s', (prefix) => {
  expect(readPhone(`${prefix}12345678`)).toEqual({ ok: true, value: `+84${prefix.slice(1)}12345678` });
});

describe('readPhone refuses', () => {
  it.each([
    ['', 'common.phone-missing'],
    ['số của má', 'common.phone-unreadable'],
    ['0901 000 00x', 'common.phone-unreadable'],
    ['090100000', 'common.phone-length'],
    ['09010000011', 'common.phone-length'],
    ['901000001', 'common.phone-length'],
    ['01234567890', 'common.phone-length'],
    ['+1 202 555 0100', 'common.phone-length'],
    ['0212345678', 'common.phone-not-mobile'],
    ['0612345678', 'common.phone-not-mobile'],
    ['02753871234', 'common.phone-length'],
  ])('“%s” as %s', (typed, code) => {
    expect(readPhone(typed, 'phone')).toEqual({ ok: false, problems: [{ code, field: 'phone' }] });
  });
});

it('shows and dials a number', () => {
  expect(formatPhone('+84901000001')).toBe('0901 000 001');
  expect(telHref('+84901000001')).toBe('tel:+84901000001');
  expect(zaloHref('+84901000001')).toBe('https://zalo.me/0901000001');
});

it('reads back every number it shows', () => {
  const numbers = fc
    .tuple(fc.constantFrom('3', '5', '7', '8', '9'), fc.integer({ min: 0, max: 99_999_999 }))
    .map(([prefix, rest]) => `+84${prefix}${String(rest).padStart(8, '0')}`);
  fc.assert(
    fc.property(numbers, (phone) => {
      expect(readPhone(formatPhone(phone))).toEqual({ ok: true, value: phone });
    }),
  );
});
