import type { Field, Value } from './channel';
import type { Writer } from './writer';

/** Controls break a row, halves of characters break UTF-8. */
// eslint-disable-next-line no-control-regex -- these characters are the point
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\p{Surrogate}]/gu;

/** Text on one line, without what no file can hold. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    .replace(UNWRITABLE, '')
    .trim();

/**
 * Text as one cell. Readers disagree about a straight quotation mark (some take it for the edge of a cell, some print
 * it doubled), so it becomes a curved one, which means the same to people and nothing to readers.
 */
export function toCell(text: string): string {
  let marks = 0;
  return oneLine(text).replace(/"/g, () => (marks++ % 2 === 0 ? '“' : '”'));
}

/** Text between commas: a comma of its own would end it. Addresses bear none, theirs is %2C already. */
export const inList = (text: string): string => text.replace(/\s*,\s*/g, '; ');
/** Text between colons. */
export const inGroup = (text: string): string => inList(text).replace(/\s*:\s*/g, ' – ');

function cellOf(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string') return toCell(value);
  return value
    .map((one) => (typeof one === 'string' ? inList(toCell(one)) : one.map((part) => inGroup(toCell(part))).join(':')))
    .join(',');
}

const header = (field: Field): string =>
  'parts' in field ? `${field.name}(${field.parts.map(({ name }) => name).join(':')})` : field.name;

/** Tab-separated values: a row of names, then a row an item. Repeated values by commas, their parts by colons. */
export function tsvWriter(fields: readonly Field[]): Writer {
  return {
    mediaType: 'text/tab-separated-values; charset=utf-8',
    begin: () => `${fields.map(header).join('\t')}\n`,
    row: (row) => `${fields.map((_field, at) => cellOf(row[at] ?? null)).join('\t')}\n`,
    end: '',
  };
}
