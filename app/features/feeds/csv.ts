import type { Field, Value } from './channel';
import { jsonValue } from './json';
import { inGroup, inList, oneLine } from './tsv';
import type { Writer } from './writer';

const TO_QUOTE = /[",]/;

/** One cell of RFC 4180. A cell is one line, so that whoever counts lines counts rows. */
const quoted = (text: string): string => (TO_QUOTE.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function cellOf(field: Field, value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string') return quoted(oneLine(value));
  if (field.as === 'object' || field.as === 'dictionary') return quoted(JSON.stringify(jsonValue(field, value)));
  const cells = value.map((one) =>
    typeof one === 'string' ? inList(oneLine(one)) : one.map((part) => inGroup(oneLine(part))).join(':'),
  );
  return quoted(cells.join(','));
}

/** Comma-separated values after RFC 4180: a row of names, then a row an item. */
export function csvWriter(fields: readonly Field[]): Writer {
  return {
    mediaType: 'text/csv; charset=utf-8',
    begin: () => `${fields.map(({ name }) => name).join(',')}\r\n`,
    row: (row) => `${fields.map((field, at) => cellOf(field, row[at] ?? null)).join(',')}\r\n`,
    end: '',
  };
}
