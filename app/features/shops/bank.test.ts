import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { BANKS, findBank, readBankAccount } from './bank';

const typed = (given: Partial<Record<'bin' | 'number' | 'holder', string>> = {}) => ({
  bin: '970405',
  number: '7103205123456',
  holder: 'Trần Thị Tư',
  ...given,
});
const codes = (given: Parameters<typeof typed>[0]) => {
  const read = readBankAccount(typed(given));
  return read.ok ? [] : read.problems.map(({ code, field }) => [code, field]);
};

describe('the banks', () => {
  it('each have six digits of their own and a name to choose by', () => {
    expect(new Set(BANKS.map(({ bin }) => bin)).size).toBe(58);
    for (const { bin, shortName, name } of BANKS) {
      expect(bin).toMatch(/^\d{6}$/);
      expect(shortName && name).not.toBe('');
    }
  });

  it.each([
    ['970405', 'Agribank'],
    ['970436', 'Vietcombank'],
    ['970452', 'KienlongBank'],
  ])('%s is %s', (bin, shortName) => expect(findBank(bin)?.shortName).toBe(shortName));

  it('do not know a number that NAPAS never gave', () => expect(findBank('000000')).toBeNull());
});

describe('an account', () => {
  it('is kept the way the payer’s bank will show it', () =>
    expect(readBankAccount(typed({ number: ' 7103 2051.23-456 ' }))).toEqual({
      ok: true,
      value: { bin: '970405', number: '7103205123456', holder: 'TRAN THI TU' },
    }));

  it.each([
    ['Đỗ Thị Ổi'.normalize('NFD'), 'DO THI OI'],
    ['HTX Nông nghiệp  Cái Mơn (chi nhánh 2)', 'HTX NONG NGHIEP CAI MON (CHI NHANH 2)'],
    ['Công ty TNHH “Hoa & Kiểng”', 'CONG TY TNHH HOA & KIENG'],
  ])('of %s is of %s', (holder, shown) => {
    const read = readBankAccount(typed({ holder }));
    expect(read.ok && read.value.holder).toBe(shown);
  });

  it.each([
    ['without a bank', { bin: '' }, ['shops.bank-missing', 'bin']],
    ['at a bank nobody knows', { bin: '123456' }, ['shops.bank-missing', 'bin']],
    ['without a number', { number: ' ' }, ['shops.bank-number-missing', 'number']],
    ['with tone marks in it', { number: 'số đẹp' }, ['shops.bank-number-unreadable', 'number']],
    ['longer than NAPAS takes', { number: '1'.repeat(20) }, ['shops.bank-number-unreadable', 'number']],
    ['that is a card', { number: '9704 0311 0123 4567' }, ['shops.bank-number-is-card', 'number']],
    ['of nobody', { holder: '—' }, ['shops.bank-holder-missing', 'holder']],
    ['of a name without end', { holder: 'A'.repeat(71) }, ['shops.bank-holder-too-long', 'holder']],
  ])('%s is refused beside its field', (_story, given, problem) => expect(codes(given)).toEqual([problem]));

  it('says everything to mend at once', () => expect(codes({ bin: '', number: '', holder: '' })).toHaveLength(3));

  it('is never kept in a form that VietQR and the database do not take', () => {
    const text = fc.string({ unit: fc.constantFrom(...'09azAZđẾ .-&\u200b') });
    fc.assert(
      fc.property(text, text, (number, holder) => {
        const read = readBankAccount(typed({ number, holder }));
        if (!read.ok) return;
        expect(read.value.number).toMatch(/^[0-9A-Za-z]{1,19}$/);
        expect(read.value.holder).toMatch(/^[A-Z0-9.&()/ -]{1,70}$/);
      }),
    );
  });
});
