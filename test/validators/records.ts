import { parse } from 'csv-parse/sync';
import { XMLParser, XMLValidator } from 'fast-xml-parser';

import { judgeText } from './text';

/** A row as a channel's reader sees it: only the cells that hold something. */
export type Record_ = Map<string, string>;
export type Judged = { items: Record_[]; faults: string[] };

/** Reads a CSV as RFC 4180 has it, and complains of whatever a stricter reader would stumble over. */
export function readCsv(text: string, faults: string[]): Record_[] {
  if (text.startsWith('\ufeff')) faults.push('a byte order mark');
  const rows = parse(text, { relax_column_count: false, relax_quotes: false, record_delimiter: '\r\n' }) as string[][];
  return toRecords(rows, faults);
}

/** Reads a TSV: a tab is an edge, a line break an end, nothing else. */
export function readTsv(text: string, faults: string[]): Record_[] {
  if (!text.endsWith('\n')) faults.push('the last line has no end');
  if (/["\r\ufeff]/.test(text)) faults.push('a sign that readers understand differently');
  return toRecords(
    text
      .slice(0, -1)
      .split('\n')
      .map((line) => line.split('\t')),
    faults,
  );
}

function toRecords([header = [], ...rows]: string[][], faults: string[]): Record_[] {
  if (new Set(header).size !== header.length) faults.push('a column comes twice');
  for (const name of header)
    if (!/^[a-z][a-z_0-9]*(?:\([a-z_:]+\))?$/.test(name)) faults.push(`the column "${name}" has no proper name`);
  return rows.map((row, at) => {
    if (row.length !== header.length) faults.push(`row ${at + 1}: ${row.length} cells for ${header.length} columns`);
    return new Map(header.flatMap((name, column) => (row[column] ? [[name, row[column]]] : [])));
  });
}

/** Reads RSS 2.0 whose items have `g:` elements; repeated ones are joined by commas. */
export function readRss(xml: string, faults: string[]): Record_[] {
  const wellFormed = XMLValidator.validate(xml);
  if (wellFormed !== true) {
    faults.push(`not well-formed: ${wellFormed.err.msg}`);
    return [];
  }
  if (!xml.startsWith('<?xml')) faults.push('no XML declaration');
  if (xml.split('\n').some((line) => Buffer.byteLength(line) > 5_242_880)) faults.push('a line longer than 5 MiB');
  const { rss } = new XMLParser({
    trimValues: false,
    parseTagValue: false,
    isArray: (name) => name === 'item',
  }).parse(xml) as { rss?: { channel?: { item?: Record<string, unknown>[] } } };
  return (rss?.channel?.item ?? []).map(
    (item) =>
      new Map(
        Object.entries(item)
          .filter(([name]) => name !== '#text')
          .map(([name, value]) => {
            if (!name.startsWith('g:')) faults.push(`<${name}> is outside the namespace`);
            return [name.slice(2), Array.isArray(value) ? value.join(',') : String(value)];
          }),
      ),
  );
}

export type Rules = {
  required: readonly string[];
  known: readonly string[];
  /** The field that names the item. */
  id: string;
  group: string;
  /** What a value has to be, and how to say it. */
  rules: Record<string, [isRight: (value: string) => boolean, rule: string]>;
};

/** What every catalogue of rows has in common; more is added by the caller. */
export function judgeRecords(items: Record_[], { required, known, id, group, rules }: Rules, faults: string[]): Judged {
  const ids = new Set<string>();
  const sizes = new Map<string, Set<string>>();
  for (const [at, item] of items.entries()) {
    const label = item.get(id) ?? `row ${at + 1}`;
    const fault = (sentence: string) => faults.push(`${label}: ${sentence}`);
    for (const name of required) if (!item.has(name)) fault(`${name} is missing`);
    for (const [name, value] of item) {
      if (!known.includes(name) && !required.includes(name)) fault(`unknown field ${name}`);
      judgeText(name, value, fault);
      if (/^[=+@]/.test(value)) fault(`${name} is a formula to a spreadsheet`);
      const [isRight, rule] = rules[name] ?? [() => true, ''];
      if (!isRight(value)) fault(`${name} "${value.slice(0, 80)}" is not ${rule}`);
    }
    if (ids.has(label)) fault('the id comes twice');
    ids.add(label);
    const its = item.get(group);
    if (its === undefined) continue;
    const known_ = sizes.get(its) ?? new Set();
    const size = (item.get('size') ?? '').toLowerCase();
    if (size === '' || known_.has(size)) fault(`the size "${size}" does not tell it from its sisters`);
    sizes.set(its, known_.add(size));
  }
  for (const name of sizes.keys()) if (ids.has(name)) faults.push(`the group ${name} bears the name of an item`);
  return { items, faults };
}
