import { XMLParser, XMLValidator } from 'fast-xml-parser';

import { isAddress, isGs1, judgeText, length } from './text';

/**
 * Judges a file for Google Merchant Center by the published specification. Written from the specification alone:
 * it shares no table and no helper with the code that writes the file.
 */
export type Verdict = { items: Map<string, string>[]; faults: string[] };

type Cell = { name: string; value: string };

const REPEATABLE = new Set(['additional_image_link', 'product_highlight', 'product_detail', 'product_type']);
const KNOWN = new Set(
  (
    'id title description link image_link additional_image_link availability availability_date price condition brand gtin mpn ' +
    'identifier_exists google_product_category product_type item_group_id size multipack shipping_weight shipping_length ' +
    'shipping_width shipping_height product_highlight product_detail custom_label_0'
  ).split(' '),
);
const DETAIL_PARTS = ['section_name', 'attribute_name', 'attribute_value'];

/** Reads a `google.xml` with a real XML parser and judges every item. `today`: 2026-12-01, in Vietnam. */
export function judgeGoogleXml(xml: string, today: string): Verdict {
  const faults: string[] = [];
  if (!xml.startsWith('<?xml version="1.0" encoding="UTF-8"?>'))
    faults.push('the file does not begin with its XML declaration');
  const wellFormed = XMLValidator.validate(xml);
  if (wellFormed !== true)
    return { items: [], faults: [`not well-formed: ${wellFormed.err.msg} in line ${wellFormed.err.line}`] };
  // eslint-disable-next-line no-control-regex -- what XML 1.0 forbids
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/u.test(xml))
    faults.push('a character that XML forbids');
  if (xml.split('\n').some((line) => Buffer.byteLength(line) > 5_242_880)) faults.push('a line longer than 5 MiB');

  type Node = Record<string, unknown>;
  const parsed = new XMLParser({
    ignoreAttributes: false,
    trimValues: false,
    parseTagValue: false,
    processEntities: true,
    htmlEntities: false,
    isArray: (name) => name === 'item' || REPEATABLE.has(name.slice(2)),
  }).parse(xml) as { rss?: Node & { channel?: Node } };
  const { rss } = parsed;
  if (rss?.['@_version'] !== '2.0') faults.push('not RSS 2.0');
  if (rss?.['@_xmlns:g'] !== 'http://base.google.com/ns/1.0') faults.push('the g namespace is missing');
  for (const name of ['title', 'link', 'description'])
    if (typeof rss?.channel?.[name] !== 'string' || rss.channel[name] === '') faults.push(`the channel has no ${name}`);

  const items = ((rss?.channel?.item ?? []) as Node[]).map((node, at) =>
    Object.entries(node).flatMap(([tag, content]): Cell[] => {
      if (tag === '#text') return [];
      if (!tag.startsWith('g:')) faults.push(`item ${at}: <${tag}> is outside the namespace`);
      const name = tag.replace(/^g:/, '');
      if (Array.isArray(content) && !REPEATABLE.has(name)) faults.push(`item ${at}: ${name} comes twice`);
      return (Array.isArray(content) ? content : [content]).map((one: unknown) => {
        if (typeof one === 'string') return { name, value: one };
        const parts = one as Node;
        const names = Object.keys(parts)
          .filter((key) => key !== '#text')
          .map((key) => key.replace(/^g:/, ''));
        if (name !== 'product_detail' || names.join() !== DETAIL_PARTS.join())
          faults.push(`item ${at}: ${name} has parts ${names.join()}`);
        return { name, value: DETAIL_PARTS.map((part) => String(parts[`g:${part}`] ?? '')).join('\u0000') };
      });
    }),
  );
  return judge(items, today, faults);
}

/** Reads a `google.tsv` strictly (a tab is an edge, a line break an end, nothing else) and judges every item. */
export function judgeGoogleTsv(tsv: string, today: string): Verdict {
  const faults: string[] = [];
  if (tsv.startsWith('\ufeff')) faults.push('a byte order mark');
  if (!tsv.endsWith('\n')) faults.push('the last line has no end');
  if (/["\r]/.test(tsv)) faults.push('a quotation mark or carriage return, which readers understand differently');
  const [header = '', ...lines] = tsv.slice(0, -1).split('\n');
  const columns = header.split('\t').map((column) => {
    const [, name = '', parts] = /^([a-z][a-z_0-9]*)(?:\(([a-z_:]+)\))?$/.exec(column) ?? [];
    if (name === '') faults.push(`the column "${column}" has no proper name`);
    if (parts !== undefined && parts !== DETAIL_PARTS.join(':')) faults.push(`the column ${name} has parts ${parts}`);
    return { name, parts: parts !== undefined };
  });
  if (new Set(columns.map(({ name }) => name)).size !== columns.length) faults.push('a column comes twice');

  const items = lines.map((line, at) => {
    const cells = line.split('\t');
    if (cells.length !== columns.length)
      faults.push(`line ${at + 2}: ${cells.length} cells for ${columns.length} columns`);
    return columns.flatMap(({ name, parts }, column): Cell[] => {
      const cell = cells[column] ?? '';
      if (cell === '') return [];
      if (cell !== cell.trim()) faults.push(`line ${at + 2}: ${name} has blanks at its edge`);
      if (/^[=+@]/.test(cell)) faults.push(`line ${at + 2}: ${name} is a formula to a spreadsheet`);
      if (!REPEATABLE.has(name)) return [{ name, value: cell }];
      return cell.split(',').map((one) => {
        if (parts && one.split(':').length !== 3) faults.push(`line ${at + 2}: "${one}" has not three parts`);
        return { name, value: parts ? one.split(':').join('\u0000') : one };
      });
    });
  });
  return judge(items, today, faults);
}

function judge(items: Cell[][], today: string, faults: string[]): Verdict {
  const ids = new Set<string>();
  const groups = new Map<string, Set<string>>();
  const maps = items.map((cells, at) => {
    const all = (name: string) => cells.filter((cell) => cell.name === name).map(({ value }) => value);
    const one = (name: string) => all(name)[0];
    const label = one('id') ?? `number ${at}`;
    const fault = (sentence: string) => faults.push(`${label}: ${sentence}`);
    const must = (name: string, isRight: (value: string) => boolean, rule: string) => {
      const value = one(name);
      if (value === undefined) fault(`${name} is missing`);
      else if (!isRight(value)) fault(`${name} "${value.slice(0, 80)}" is not ${rule}`);
    };
    const may = (name: string, isRight: (value: string) => boolean, rule: string) =>
      all(name).forEach((value) => isRight(value) || fault(`${name} "${value.slice(0, 80)}" is not ${rule}`));

    for (const { name, value } of cells) {
      if (!KNOWN.has(name)) fault(`unknown attribute ${name}`);
      judgeText(name, name === 'product_detail' ? value.replaceAll('\u0000', ' ') : value, fault);
    }
    must('id', (id) => /^\S{1,50}$/u.test(id) && !/[/%~]/.test(id), 'an id of 1 to 50 characters without blanks');
    if (ids.has(label)) fault('the id comes twice');
    ids.add(label);
    must('title', (text) => length(text) <= 150 && !text.includes('\n'), 'one line of at most 150 characters');
    must('description', (text) => length(text) <= 5000, 'at most 5000 characters');
    may('description', (text) => !/https?:\/\/|www\./i.test(text), 'free of links');
    must(
      'link',
      (url) => isAddress(url) && new URL(url).searchParams.size > 0,
      'an ASCII address that picks the variant',
    );
    must('image_link', (url) => isAddress(url) && /\.jpe?g$/.test(url), 'an ASCII address of a JPEG');
    may('additional_image_link', (url) => isAddress(url) && /\.jpe?g$/.test(url), 'an ASCII address of a JPEG');
    if (all('additional_image_link').length > 10) fault('more than 10 additional pictures');
    must(
      'availability',
      (word) => ['in_stock', 'out_of_stock', 'preorder', 'backorder'].includes(word),
      'a known availability',
    );
    const isAhead = ['preorder', 'backorder'].includes(one('availability') ?? '');
    const date = one('availability_date');
    if (isAhead && date === undefined) fault('a pre-order without availability_date');
    if (!isAhead && date !== undefined) fault('an availability_date without a pre-order');
    if (date !== undefined) {
      if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?[+-]\d\d:\d\d$/.test(date))
        fault(`availability_date ${date} is not ISO 8601 with a zone`);
      const days = (Date.parse(date) - Date.parse(`${today}T00:00+07:00`)) / 86_400_000;
      if (!(days > 0 && days <= 366)) fault(`availability_date ${date} is not within the coming year`);
    }
    must('price', (price) => /^[1-9]\d* VND$/.test(price), 'whole đồng followed by VND');
    may('condition', (word) => ['new', 'refurbished', 'used'].includes(word), 'a known condition');
    may('brand', (text) => length(text) <= 70, 'at most 70 characters');
    const hasCode = one('gtin') !== undefined || (one('brand') !== undefined && one('mpn') !== undefined);
    if ((one('identifier_exists') === 'no') === hasCode) fault('identifier_exists contradicts the identifiers');
    may('gtin', isGs1, 'a code of GS1');
    may('custom_label_0', (text) => length(text) <= 100, 'at most 100 characters');
    may('google_product_category', (id) => /^[1-9]\d{0,6}$/.test(id), 'an id of the taxonomy');
    may('product_type', (path) => length(path) <= 750 && !/^\s*>|>\s*$/.test(path), 'a path of at most 750 characters');
    may('multipack', (n) => /^\d+$/.test(n) && Number(n) > 1, 'a whole number above one');
    may('shipping_weight', (weight) => /^\d+(?:\.\d+)? (?:kg|g)$/.test(weight), 'a weight like 2.5 kg');
    for (const side of ['shipping_length', 'shipping_width', 'shipping_height'])
      may(side, (text) => /^\d+(?:\.\d+)? cm$/.test(text), 'a length like 40 cm');
    may('size', (text) => length(text) <= 100, 'at most 100 characters');
    may('product_highlight', (text) => length(text) <= 150, 'at most 150 characters');
    const highlights = all('product_highlight').length;
    if (highlights === 1 || highlights > 100) fault(`${highlights} product_highlight`);
    may(
      'product_detail',
      (detail) => {
        const [section = '', name = '', value = '', more] = detail.split('\u0000');
        return (
          more === undefined &&
          length(section) <= 140 &&
          name !== '' &&
          length(name) <= 140 &&
          value !== '' &&
          length(value) <= 1000
        );
      },
      'section, name and value within their limits',
    );

    const group = one('item_group_id');
    if (group !== undefined) {
      if (!/^\S{1,50}$/u.test(group)) fault(`item_group_id "${group}" is not 1 to 50 characters without blanks`);
      const sizes = groups.get(group) ?? new Set();
      const size = one('size')?.toLowerCase() ?? '';
      if (size === '') fault('a variant without its size');
      if (sizes.has(size)) fault(`the size "${size}" comes twice in one group`);
      groups.set(group, sizes.add(size));
    }
    return new Map(cells.map(({ name, value }) => [name, value]));
  });
  for (const group of groups.keys()) if (ids.has(group)) faults.push(`the group ${group} bears the name of an item`);
  return { items: maps, faults };
}
