/**
 * The text of a VietQR code: NAPAS, "Quy định định dạng mã VietQR" v1.0 (09/2021), a use of EMVCo's merchant-presented
 * mode. Every field is two digits of id, two digits of length, then the value.
 */

/** One transfer through NAPAS 247 stays below 500 million đồng (the same paper, 8.1.1). */
export const TRANSFER_MAX = 499_999_999;
/** The longest text a code may carry (field 62-08): what banks show and send on. */
export const TRANSFER_TEXT_MAX = 25;

const NAPAS = 'A000000727';
const TO_ACCOUNT = 'QRIBFTTA';
const DONG = '704'; // ISO 4217

export type VietQrTransfer = {
  /** The bank's six digits at NAPAS, see `shops/bank.ts`. */
  bin: string;
  /** At most 19 digits and letters. */
  account: string;
  /** Whole đồng; null: the payer types it, and the code may be used again and again. */
  amount: number | null;
  /** What the transfer says, at most 25 of A–Z, a–z, 0–9 and spaces; empty: nothing. */
  text: string;
};

/** Whether one transfer can carry so much; a dearer thing is paid in parts, or at the bank. */
export const isTransferable = (amount: number): boolean =>
  Number.isInteger(amount) && amount >= 1 && amount <= TRANSFER_MAX;

/**
 * The text to show as a QR code. Throws a `RangeError` for what no bank would read: the account was checked when it
 * was typed (`readBankAccount`), the amount is the caller's to ask about first (`isTransferable`).
 */
export function vietQrPayload({ bin, account, amount, text }: VietQrTransfer): string {
  demand(/^\d{6}$/.test(bin), `"${bin}" is not a bank’s number at NAPAS`);
  demand(/^[0-9A-Za-z]{1,19}$/.test(account), 'an account has 1 to 19 digits and letters');
  demand(amount === null || isTransferable(amount), `${amount} đồng cannot go in one transfer`);
  demand(
    /^(?:[0-9A-Za-z](?:[0-9A-Za-z ]*[0-9A-Za-z])?)?$/.test(text),
    `"${text}" is not a text that banks leave whole`,
  );
  demand(text.length <= TRANSFER_TEXT_MAX, `"${text}" is longer than ${TRANSFER_TEXT_MAX} characters`);

  const beneficiary = field('00', bin) + field('01', account);
  const fields = [
    field('00', '01'),
    field('01', amount === null ? '11' : '12'),
    field('38', field('00', NAPAS) + field('01', beneficiary) + field('02', TO_ACCOUNT)),
    field('53', DONG),
    amount === null ? '' : field('54', String(amount)),
    field('58', 'VN'),
    text === '' ? '' : field('62', field('08', text)),
    '6304',
  ].join('');
  return fields + crc16(fields);
}

const field = (id: string, value: string): string => id + String(value.length).padStart(2, '0') + value;

function demand(condition: boolean, otherwise: string): asserts condition {
  if (!condition) throw new RangeError(otherwise);
}

/** CRC-16 as EMVCo wants it (polynomial 1021, begins with FFFF, nothing turned around): four capital hex digits. */
export function crc16(text: string): string {
  let crc = 0xffff;
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff;
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
}
