import fc from 'fast-check';
import jsQR from 'jsqr';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';

import { findBank } from '~/features/shops/bank';
import { qrPng, qrSvg } from '~/platform/qr.server';

import { at, readEmvCo } from '../../../test/emvco';
import { crc16, isTransferable, TRANSFER_MAX, vietQrPayload, type VietQrTransfer } from './vietqr';

const transfer = (given: Partial<VietQrTransfer> = {}): VietQrTransfer => ({
  bin: '970416',
  account: '257678859',
  amount: 350_000,
  text: 'CV7K3P9Q',
  ...given,
});

/** Ten banks that growers have, with the number NAPAS gave each. */
const BANKS = [
  ['Agribank', '970405', '7103205123456'],
  ['Vietcombank', '970436', '0011001932418'],
  ['VietinBank', '970415', '113366668888'],
  ['BIDV', '970418', '74110000123456'],
  ['MB Bank', '970422', '0901000001'],
  ['Sacombank', '970403', '060012345678'],
  ['ACB', '970416', '257678859'],
  ['Techcombank', '970407', '19036000000001'],
  ['KienlongBank', '970452', '12345678'],
  ['MoMo', '971025', '99MM24030M34875080'],
] as const;

const amounts = fc.integer({ min: 1, max: TRANSFER_MAX });
const accounts = fc.stringMatching(/^[0-9A-Za-z]{1,19}$/);
const texts = fc.stringMatching(/^(?:[0-9A-Za-z](?:[0-9A-Za-z ]{0,23}[0-9A-Za-z])?)?$/);
const bins = fc.stringMatching(/^\d{6}$/);

describe('NAPAS’ own form', () => {
  it('of a code that may be paid again and again', () =>
    expect(vietQrPayload(transfer({ amount: null, text: '' }))).toBe(
      '00020101021138530010A0000007270123000697041601092576788590208QRIBFTTA53037045802VN6304AE9F',
    ));

  it('of a code for one payment, with amount and text', () =>
    expect(vietQrPayload(transfer({ amount: 10_000, text: 'Chuyen tien' }))).toBe(
      '00020101021238530010A0000007270123000697041601092576788590208QRIBFTTA53037045405100005802VN62150811Chuyen tien630453E6',
    ));

  it('has the check sum of its paper', () => expect(crc16('123456789')).toBe('29B1'));
});

describe('the reader of these tests', () => {
  it('reads the paper’s example 6.1.3', () => {
    const fields = readEmvCo(
      '00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN62340107NPS68690819thanh toan don hang63042E2E',
    );
    expect(at(fields, '38', '01', '01')).toBe('0011012345678');
    expect(at(fields, '62', '08')).toBe('thanh toan don hang');
  });

  it.each([
    [
      'the paper’s example 6.1.1: it says twelve where thirteen digits stand',
      '00020101021138570010A00000072701270006970403011200110123456780208QRIBFTTA53037045802VN6304F4E5',
      'no field begins at "8"',
    ],
    [
      'a code to a card with the check sum of another one, as the paper mixes them up',
      '00020101021138600010A00000072701300006970403011697040311012345670208QRIBFTTC53037045802VN6304A203',
      'check sum A203 where 4F52 is right',
    ],
    ['fields in the wrong order', withSum('0002015802VN5303704'), 'field 53 stands after 58'],
    ['a field that is cut off', withSum('0002015810VN'), 'its check sum lies inside field 58'],
    ['a field longer than the rest', withSum('0002015899VN'), 'field 58 is not 99 long'],
    ['no check sum', '000201', 'does not end in a check sum'],
    ['a code of another kind', withSum('5802VN'), 'does not begin with its version'],
  ])('refuses %s', (_story, code, why) => expect(() => readEmvCo(code)).toThrow(why));

  it('agrees with the check sum of the house over any text', () => {
    fc.assert(fc.property(texts, (text) => void readEmvCo(withSum(`0002016299${field08(text)}`))));
  });
});

/** A field of exactly 99 characters, so that the outer length is known. */
const field08 = (text: string) => `0895${text.padEnd(95, 'x')}`;

function withSum(fields: string): string {
  return `${fields}6304${crc16(`${fields}6304`)}`;
}

describe('a bank reads back', () => {
  it.each(BANKS)('what the house wrote: %s', (name, bin, account) => {
    expect(findBank(bin)?.shortName).toBe(name);
    const fields = readEmvCo(vietQrPayload(transfer({ bin, account })));
    expect(fields.map(({ id }) => id)).toEqual(['00', '01', '38', '53', '54', '58', '62', '63']);
    expect([at(fields, '38', '01', '00'), at(fields, '38', '01', '01')]).toEqual([bin, account]);
    expect([at(fields, '53'), at(fields, '54'), at(fields, '58')]).toEqual(['704', '350000', 'VN']);
    expect(at(fields, '62', '08')).toBe('CV7K3P9Q');
  });

  it('every account, amount and text that is allowed', () => {
    fc.assert(
      fc.property(bins, accounts, fc.option(amounts), texts, (bin, account, amount, text) => {
        const fields = readEmvCo(vietQrPayload({ bin, account, amount, text }));
        expect(at(fields, '01')).toBe(amount === null ? '11' : '12');
        expect(at(fields, '38', '00')).toBe('A000000727');
        expect([at(fields, '38', '01', '00'), at(fields, '38', '01', '01')]).toEqual([bin, account]);
        expect(at(fields, '38', '02')).toBe('QRIBFTTA');
        expect(at(fields, '54')).toBe(amount === null ? null : String(amount));
        expect(at(fields, '62', '08') ?? '').toBe(text);
      }),
    );
  });
});

describe('no code is made', () => {
  it.each([
    ['for nothing', { amount: 0 }],
    ['for less than nothing', { amount: -1 }],
    ['for half a đồng', { amount: 1.5 }],
    ['for half a billion', { amount: 500_000_000 }],
    ['for what is no number', { amount: Number.NaN }],
    ['for a bank without six digits', { bin: '97041' }],
    ['for no account', { account: '' }],
    ['for an account longer than NAPAS takes', { account: '1'.repeat(20) }],
    ['for an account with spaces', { account: '2576 7885' }],
    ['with a text of 26 characters', { text: 'A'.repeat(26) }],
    ['with tone marks', { text: 'Tiền mai' }],
    ['with dashes', { text: 'CV-7K3P9Q' }],
    ['with a line break behind', { text: 'CV7K3P9Q\n' }],
    ['with a space that banks would trim', { text: 'CV7K3P9Q ' }],
  ])('%s', (_story, given) => expect(() => vietQrPayload(transfer(given))).toThrow(RangeError));

  it('and the caller can ask first', () => {
    expect([1, TRANSFER_MAX].every(isTransferable)).toBe(true);
    expect([0, 0.5, TRANSFER_MAX + 1, Infinity].some(isTransferable)).toBe(false);
  });
});

describe('a camera reads from the picture what was written into it', () => {
  it.each(BANKS)('for %s', async (_name, bin, account) => {
    const payload = vietQrPayload(transfer({ bin, account }));
    expect(await scan(await qrPng(payload, 400))).toBe(payload);
    expect(await scan(Buffer.from(qrSvg(payload, { title: 'VietQR' })), 500)).toBe(payload);
  });
});

async function scan(picture: Buffer, width?: number): Promise<string | undefined> {
  const image = sharp(picture);
  const sized = width === undefined ? image : image.resize({ width, kernel: 'nearest' });
  const { data, info } = await sized.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data;
}
