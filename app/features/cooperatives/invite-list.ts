import { PERSON_NAME_MAX, readPersonName, type PersonProblem } from '~/features/accounts/person';
import { readPhone, type Phone, type PhoneProblem } from '~/shared/phone';
import type { Problem } from '~/shared/result';
import { cleanText, cutText } from '~/shared/text';

/** Lines of one list: more than the largest cooperative has households. */
export const LIST_LINES_MAX = 1_000;
/** Characters of a line that are read; more is no name and number. */
const LINE_MAX = 300;

export type LineProblem =
  | PersonProblem
  | PhoneProblem
  | Problem<
      | 'cooperatives.line-twice'
      | 'cooperatives.line-member'
      | 'cooperatives.line-elsewhere'
      | 'cooperatives.line-invited'
      | 'cooperatives.list-too-long'
    >;

/** A line of a list as it was read. `line` counts from 1, as the person who wrote it counts; `text` is what it says. */
export type ListLine = { line: number; text: string } & (
  { name: string; phone: Phone; problem: null } | { name: string; phone: Phone | null; problem: LineProblem }
);

/** A number as people write it, inside a line: 0901 000 001, +84 901.000.001. */
const PHONE = /(?<![\d+])(?:(?:\+|00)?84[\s.\-–()]*0?|0)(?:[\s.\-–()]*\d){9}(?!\d)/;
/** A spreadsheet takes the zero from the front of a number that it believes to be an amount. */
const WITHOUT_ZERO = /(?<![\d.,])[35789]\d{8}(?![\d.,])/;
/** Something with enough digits to be meant for a number. */
const NEARLY = /\+?\d(?:[\s.\-–()]*\d){5,}/;
/** What may stand between a name and a number. */
const BETWEEN = /[\t,;|:/]+|\s[-–—]+\s|\s{3,}/;

/**
 * Reads names and telephone numbers, a household a line, in either order, with whatever between them, as they are
 * pasted from a chat, a sheet or a notebook. Empty lines and a heading are passed over. Each line that cannot be
 * invited says why; the same number a second time is the second line's problem.
 */
export function readInviteList(text: string): ListLine[] {
  const seen = new Map<string, number>();
  const lines: ListLine[] = [];
  const all = text.replace(/\r\n?/g, '\n').split('\n');
  for (const [at, raw] of all.entries()) {
    const shown = cleanText(raw.replaceAll('\t', ' · '));
    if (shown === '' || isHeading(raw, lines.length)) continue;
    if (lines.length === LIST_LINES_MAX) {
      const problem = { code: 'cooperatives.list-too-long', with: { max: LIST_LINES_MAX } } as const;
      lines.push({ line: at + 1, text: cutText(shown, 60), name: '', phone: null, problem });
      break;
    }
    const read = readLine(raw.slice(0, LINE_MAX));
    const first = read.problem === null ? seen.get(read.phone) : undefined;
    if (read.problem === null && first === undefined) seen.set(read.phone, at + 1);
    const twice = first === undefined ? {} : { problem: { code: 'cooperatives.line-twice', with: { line: first } } };
    lines.push({ line: at + 1, text: cutText(shown, 120), ...read, ...twice } as ListLine);
  }
  return lines;
}

/** A first line that holds no number at all names the columns. */
const isHeading = (raw: string, read: number): boolean => read === 0 && !/\d{3}/.test(raw);

type Read = { name: string; phone: Phone; problem: null } | { name: string; phone: Phone | null; problem: LineProblem };

function readLine(raw: string): Read {
  const line = cellsAsText(raw.normalize('NFKC')).replace(/^\s*\d{1,4}\s*[.):]?[\t\s,;|]+(?=\D)/, '');
  const [found = ''] = PHONE.exec(line) ?? WITHOUT_ZERO.exec(line) ?? NEARLY.exec(line) ?? [];
  const phone = readPhone(WITHOUT_ZERO.test(found) && found.length === 9 ? `0${found}` : found);
  const name = readPersonName(nameIn(found ? line.replace(found, '\t') : line));
  const known = { name: name.ok ? name.value : '', phone: phone.ok ? phone.value : null };
  if (!phone.ok) return { ...known, problem: phone.problems[0]! };
  if (!name.ok) return { ...known, problem: name.problems[0]! };
  return { name: name.value, phone: phone.value, problem: null };
}

/** Quotes of a CSV go, and what a sheet made of a large number becomes digits again: 9.01000001E+08. */
const cellsAsText = (line: string): string =>
  line
    .replace(/"/g, '')
    .replace(/(?<![\d.])\d(?:\.\d+)?E\+?\d{1,2}(?!\d)/gi, (number) => String(Math.round(Number(number))));

/** The first piece with at least two letters: an ordinal, a year or a stray mark beside it is none. */
function nameIn(rest: string): string {
  const pieces = rest.split(BETWEEN).map((piece) => cleanText(piece).replace(/^[\s\d.)(\-–—]+|[\s.(\-–—]+$/g, ''));
  const name = pieces.find((piece) => (piece.match(/\p{L}/gu) ?? []).length >= 2) ?? '';
  return cutText(name, PERSON_NAME_MAX, { end: '' });
}
