import { fold } from '~/shared/fold';
import { ok, refuse, type Problem, type Result } from '~/shared/result';

import data from './data/banks.json' with { type: 'json' };

/** A bank or wallet whose accounts a VietQR code can name; `bin` is its six digits at NAPAS. */
export type Bank = { bin: string; shortName: string; name: string };

const collator = new Intl.Collator('vi', { numeric: true });

/** All of them, by the name people call them. */
export const BANKS: readonly Bank[] = data.banks
  .map((record): Bank => {
    const [bin = '', shortName = '', name = ''] = record.split('|');
    return { bin, shortName, name };
  })
  .sort((a, b) => collator.compare(a.shortName, b.shortName));

const BY_BIN = new Map(BANKS.map((bank) => [bank.bin, bank]));

export const findBank = (bin: string): Bank | null => BY_BIN.get(bin) ?? null;

/** NAPAS takes no longer number. */
export const ACCOUNT_MAX = 19;
export const HOLDER_MAX = 70;

/** An account as VietQR and a payer's bank know it: the holder in capitals without tone marks. */
export type BankAccountValue = { bin: string; number: string; holder: string };

export const BANK_PROBLEMS = [
  'shops.bank-missing',
  'shops.bank-number-missing',
  'shops.bank-number-unreadable',
  'shops.bank-number-is-card',
  'shops.bank-holder-missing',
  'shops.bank-holder-too-long',
] as const;
export type BankProblem = Problem<(typeof BANK_PROBLEMS)[number]>;

/** A domestic card: NAPAS' own prefix, 16 or 19 digits. Money is asked to accounts here, not to cards. */
const CARD = /^9704(?:\d{12}|\d{15})$/;

/** Reads an account as people type and paste it: "1900 0000 0001", "Trần Thị Tư". Fields: bin, number, holder. */
export function readBankAccount(
  typed: Record<'bin' | 'number' | 'holder', string>,
): Result<BankAccountValue, BankProblem> {
  const problems: BankProblem[] = [];
  const bin = typed.bin.trim();
  if (!findBank(bin)) problems.push({ code: 'shops.bank-missing', field: 'bin' });

  const number = typed.number.normalize('NFKC').replace(/[\s.\-–\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '');
  if (number === '') problems.push({ code: 'shops.bank-number-missing', field: 'number' });
  else if (CARD.test(number)) problems.push({ code: 'shops.bank-number-is-card', field: 'number' });
  else if (!/^[0-9A-Za-z]+$/.test(number) || number.length > ACCOUNT_MAX)
    problems.push({ code: 'shops.bank-number-unreadable', field: 'number', with: { max: ACCOUNT_MAX } });

  const holder = asBanksWrite(typed.holder);
  if (holder === '') problems.push({ code: 'shops.bank-holder-missing', field: 'holder' });
  if (holder.length > HOLDER_MAX)
    problems.push({ code: 'shops.bank-holder-too-long', field: 'holder', with: { max: HOLDER_MAX } });

  return problems.length > 0 ? refuse(...problems) : ok({ bin, number, holder });
}

/** TRAN THI TU: what a payer's app shows before he presses, so that he can compare. */
const asBanksWrite = (name: string): string =>
  fold(name.normalize('NFKC'))
    .toUpperCase()
    .replace(/[^A-Z0-9.&()/-]+/g, ' ')
    .trim();
