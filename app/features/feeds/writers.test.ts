import { XMLParser } from 'fast-xml-parser';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Field } from './channel';
import { csvWriter } from './csv';
import { jsonlWriter, jsonWriter } from './json';
import { tsvWriter } from './tsv';
import { escapeXml, xmlWriter } from './xml';

const none = () => null;
const FIELDS: Field[] = [
  { name: 'id', need: 'required', kind: 'exact', value: none },
  { name: 'tag', need: 'optional', kind: 'line', most: 9, values: () => [] },
  {
    name: 'detail',
    need: 'optional',
    kind: 'line',
    most: 9,
    parts: [
      { name: 'name', max: 99 },
      { name: 'value', max: 99 },
    ],
    groups: () => [],
  },
];
const ABOUT = { title: 'Vườn & "Bà" <Tư>', link: 'https://a.example/?a=1&b=2', description: 'x' };

/** Whatever can stand in a JavaScript string, with a liking for what breaks files. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      '&',
      '<',
      '>',
      '"',
      "'",
      ']]>',
      '\t',
      '\n',
      '\r',
      ',',
      ':',
      '\u0000',
      '\u0007',
      '\ud800',
      '\ufffe',
      '🌾',
      'ế',
      '=',
    ),
  }),
);
const legal = (text: string) =>
  // eslint-disable-next-line no-control-regex -- what XML 1.0 cannot hold
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/gu, '').replace(/\r\n?/g, '\n');

const legalLine = (text: string) =>
  text
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    // eslint-disable-next-line no-control-regex -- what no cell holds
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\p{Surrogate}]/gu, '')
    .trim();

describe('XML', () => {
  const parser = new XMLParser({
    trimValues: false,
    parseTagValue: false,
    isArray: (name) => ['item', 'g:tag', 'g:detail'].includes(name),
  });

  it('gives back through a real parser whatever was written', () =>
    fc.assert(
      fc.property(anyText, fc.array(anyText, { minLength: 1 }), anyText, (id, tags, value) => {
        const { begin, row, end } = xmlWriter(FIELDS);
        const { rss } = parser.parse(begin(ABOUT) + row([id, tags, [['n', value]]], 0) + end) as {
          rss: {
            channel: {
              title: string;
              item: { 'g:id': string; 'g:tag': string[]; 'g:detail': { 'g:value': string }[] }[];
            };
          };
        };
        expect(rss.channel.title).toBe(ABOUT.title);
        const [item] = rss.channel.item;
        expect(item?.['g:id']).toBe(legal(id));
        expect(item?.['g:tag']).toEqual(tags.map(legal));
        expect(item?.['g:detail'][0]?.['g:value']).toBe(legal(value));
      }),
    ));

  it('writes one element a line and leaves out what is not there', () =>
    expect(xmlWriter(FIELDS).row(['A1', null, null], 0)).toBe('<item>\n<g:id>A1</g:id>\n</item>\n'));

  it('escapes each sign once', () => expect(escapeXml('a &amp; <b> "c"')).toBe('a &amp;amp; &lt;b&gt; &quot;c&quot;'));
});

describe('TSV', () => {
  it('has for any text as many cells as columns and no sign that readers understand differently', () =>
    fc.assert(
      fc.property(anyText, fc.array(anyText), anyText, (id, tags, value) => {
        const { begin, row } = tsvWriter(FIELDS);
        const text = begin(ABOUT) + row([id, tags, [['n', value]]], 0);
        const lines = text.split('\n');
        expect(lines).toHaveLength(3);
        expect(lines[1]?.split('\t')).toHaveLength(3);
        expect(lines[1]).not.toMatch(/["\r]/);
        expect(lines[1]?.split('\t')[2]?.split(',')).toHaveLength(1);
        expect(lines[1]?.split('\t')[2]?.split(':')).toHaveLength(2);
        expect(lines[1]?.split('\t')[1]?.split(',')).toHaveLength(Math.max(1, tags.length));
        expect(Buffer.from(text).toString()).toBe(text);
      }),
    ));

  it.each([
    ['tabs and line breaks', 'a\tb\r\nc', 'a b c'],
    ['quotation marks', '"Ri6" và "Monthong"', '“Ri6” và “Monthong”'],
  ])('writes %s so that every reader agrees', (_what, text, cell) =>
    expect(tsvWriter(FIELDS.slice(0, 1)).row([text], 0)).toBe(`${cell}\n`),
  );

  it('separates repeated values by commas and their parts by colons', () =>
    expect(
      tsvWriter(FIELDS).row(
        [
          'A',
          ['x, y', 'z'],
          [
            ['n:1', 'v'],
            ['m', 'w'],
          ],
        ],
        0,
      ),
    ).toBe('A\tx; y,z\tn – 1:v,m:w\n'));
});

describe('CSV', () =>
  it('gives back through a real parser, a line a row, whatever was written', () =>
    fc.assert(
      fc.property(anyText, fc.array(anyText), anyText, (id, tags, value) => {
        const { begin, row } = csvWriter(FIELDS);
        const text = begin(ABOUT) + row([id, tags, [['n', value]]], 0);
        expect(text.split('\r\n')).toHaveLength(3);
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        const [header, cells] = parse(text, { relax_column_count: false }) as string[][];
        expect(header).toEqual(['id', 'tag', 'detail']);
        expect(cells?.[0]).toBe(legalLine(id));
        expect(cells?.[1]?.split(',')).toHaveLength(Math.max(1, tags.length));
      }),
    )));

describe('JSON', () => {
  const TYPED: Field[] = [
    { name: 'text', need: 'optional', kind: 'line', value: none },
    { name: 'price', need: 'optional', kind: 'exact', as: 'number', value: none },
    { name: 'isOpen', need: 'optional', kind: 'exact', as: 'boolean', value: none },
    { name: 'list', need: 'optional', kind: 'line', most: 9, values: () => [] },
    ...(['object', 'dictionary'] as const).map((as): Field => ({ ...(FIELDS[2] as Field), name: as, as }) as Field),
  ];

  it('gives back whatever was written, each value as what it is', () =>
    fc.assert(
      fc.property(anyText, fc.array(anyText, { minLength: 1 }), (text, list) => {
        const row = [text, '350000', 'false', list, [['a', 'b']], [['Cỡ', text]]];
        const clean = (one: string) => one.replace(/\p{Surrogate}/gu, '');
        const item = {
          text: clean(text),
          price: 350_000,
          isOpen: false,
          list: list.map(clean),
          object: { name: 'a', value: 'b' },
          dictionary: { Cỡ: clean(text) },
        };
        const lines = jsonlWriter(TYPED);
        expect(JSON.parse(lines.row(row, 0))).toEqual(item);
        expect(lines.row(row, 0).split('\n')).toHaveLength(2);
        const { begin, row: one, end } = jsonWriter(TYPED);
        expect(JSON.parse(begin(ABOUT) + one(row, 0) + one(row, 1) + end)).toEqual({ ...ABOUT, items: [item, item] });
      }),
    ));

  it('is a whole document without any item, and names nothing that has no value', () => {
    const { begin, row, end } = jsonWriter(TYPED);
    expect(JSON.parse(begin(ABOUT) + end)).toEqual({ ...ABOUT, items: [] });
    expect(row([null, null, null, null, null, null], 0)).toBe('\n{}');
  });
});

it('gives the same bytes for the same row', () => {
  for (const writer of [xmlWriter(FIELDS), tsvWriter(FIELDS)])
    expect(writer.row(['A', ['b'], [['c', 'd']]], 0)).toBe(writer.row(['A', ['b'], [['c', 'd']]], 0));
});
