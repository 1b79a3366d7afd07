import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { findOrderCodes, makeOrderCode, makePayoutCode, ORDER_CODE } from './order-code';

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const codes = fc.array(chance, { minLength: 6, maxLength: 6 }).map((numbers) => {
  let next = 0;
  return makeOrderCode(() => numbers[next++] ?? 0);
});
const noise = fc.string({ unit: fc.constantFrom(...'abcXYZ0189 .-_/:đếỘ') });
const breaks = fc.constantFrom('', ' ', '.', '-', '  ', ' - ', '_', '\n', '\u00a0');

describe('an order’s code', () => {
  it('has a form that paper and telephone leave alone, first and last of the alphabet included', () => {
    expect(makeOrderCode(() => 0)).toBe('CV222222');
    expect(makeOrderCode(() => 1 - Number.EPSILON)).toBe('CVZZZZZZ');
    fc.assert(fc.property(codes, (code) => void expect(code).toMatch(ORDER_CODE)));
  });

  it('of a payout cannot be taken for an order’s', () => {
    expect(makePayoutCode(() => 0.5)).toMatch(/^PO[2-9A-HJ-NP-Z]{6}$/);
    expect(makePayoutCode(() => 0.5)).not.toMatch(ORDER_CODE);
  });
});

describe('a transfer’s text', () => {
  it.each([
    ['as the buyer’s app wrote it', 'CV7K3P9Q', ['CV7K3P9Q']],
    ['with the bank’s own numbers around it', 'MBVCB.123.CV7K3P9Q.CT tu 0123', ['CV7K3P9Q']],
    ['in small letters', 'cv7k3p9q chuyen tien', ['CV7K3P9Q']],
    ['broken by spaces', 'mua bong CV 7K3 P9Q cam on', ['CV7K3P9Q']],
    ['broken by dots and dashes', 'CV7K-3P.9Q', ['CV7K3P9Q']],
    ['glued to its neighbours', 'thanhtoanCV7K3P9Qxyz', ['CV7K3P9Q']],
    ['broken over two lines', 'FT2633012 CV7K3\nP9Q', ['CV7K3P9Q']],
    ['in the wide letters of some keyboards', 'ＣＶ７Ｋ３Ｐ９Ｑ', ['CV7K3P9Q']],
    ['with two orders paid at once', 'CV7K3P9Q va CVABCDEF', ['CV7K3P9Q', 'CVABCDEF']],
    ['with the same code twice', 'CV7K3P9Q CV7K3P9Q', ['CV7K3P9Q']],
    ['that has none', 'chuyen tien mua cay', []],
    ['cut short by the bank', 'CV7K3P9', []],
    ['with letters that no code has', 'CV7K3P0I', []],
    ['that says nothing', '', []],
  ])('%s', (_story, text, found) => expect(findOrderCodes(text)).toEqual(found));

  it('may look like a code where two words meet: the database decides', () => {
    expect(findOrderCodes('cvcv234567')).toEqual(['CVCV2345', 'CV234567']);
  });

  it('gives the code back whatever stands before, behind and between', () => {
    fc.assert(
      fc.property(codes, noise, noise, fc.array(breaks, { minLength: 8, maxLength: 8 }), (code, head, tail, gaps) => {
        const broken = Array.from(code, (letter, at) => (gaps[at] ?? '') + letter).join('');
        expect(findOrderCodes(head + broken + tail)).toContain(code);
        expect(findOrderCodes((head + broken + tail).toLowerCase())).toContain(code);
      }),
    );
  });

  it('gives nothing but codes, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'cvCV29azAZioIO01 .-đĐ'), maxLength: 60 }), (text) => {
        for (const code of findOrderCodes(text)) expect(code).toMatch(ORDER_CODE);
      }),
    );
  });

  it('longer than any bank’s is not searched to its end', () => {
    expect(findOrderCodes(`${'x'.repeat(5000)}CV7K3P9Q`)).toEqual([]);
  });
});
