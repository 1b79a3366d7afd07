import { describe, expect, it } from 'vitest';

import { monthsLater, readCertificate, type TypedCertificate } from './certificate';

const TODAY = '2026-11-23';
const typed = (given: Partial<TypedCertificate> = {}): TypedCertificate => ({
  kind: 'ocop',
  stars: '4',
  ocopGroup: 'food',
  product: 'Kẹo dừa',
  certificateNo: '12/GCN-OCOP',
  issuer: 'UBND tỉnh',
  issuedOn: '2025-06-10',
  expiresOn: '',
  ...given,
});
const codes = (given: Partial<TypedCertificate>) => {
  const read = readCertificate(typed(given), TODAY);
  return read.ok ? [] : read.problems.map(({ code }) => code);
};

describe('a certificate', () => {
  it('of OCOP runs 36 months when nobody says otherwise', () =>
    expect(readCertificate(typed(), TODAY)).toMatchObject({ ok: true, value: { stars: 4, expiresOn: '2028-06-10' } }));

  it.each([
    ['shows no stars without a number', { certificateNo: ' ' }, 'shops.certificate-no-missing'],
    ['shows no stars without a day', { issuedOn: '' }, 'shops.certificate-issued-missing'],
    ['shows no stars without a product', { product: '' }, 'shops.certificate-product-missing'],
    ['has three stars at least', { stars: '2' }, 'shops.certificate-stars-missing'],
    ['is not from tomorrow', { issuedOn: '2026-11-24' }, 'shops.certificate-issued-future'],
    ['does not end before it begins', { expiresOn: '2025-06-10' }, 'shops.certificate-dates-swapped'],
    ['is of a known kind', { kind: 'nobel' }, 'shops.certificate-kind-missing'],
  ])('%s', (_story, given, code) => expect(codes(given)).toContain(code));

  it('of VietGAP needs only its number, and has no stars', () =>
    expect(readCertificate(typed({ kind: 'vietgap', stars: '5', product: '', issuedOn: '' }), TODAY)).toMatchObject({
      ok: true,
      value: { kind: 'vietgap', stars: null, ocopGroup: null, expiresOn: null },
    }));

  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2025-12-15', 36, '2028-12-15'],
  ])('%s and %i months are %s', (day, months, later) => expect(monthsLater(day, months)).toBe(later));
});
