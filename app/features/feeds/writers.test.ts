import { XMLParser } from 'fast-xml-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Field } from './channel';
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
        const { rss } = parser.parse(begin(ABOUT) + row([id, tags, [['n', value]]]) + end) as {
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
    expect(xmlWriter(FIELDS).row(['A1', null, null])).toBe('<item>\n<g:id>A1</g:id>\n</item>\n'));

  it('escapes each sign once', () => expect(escapeXml('a &amp; <b> "c"')).toBe('a &amp;amp; &lt;b&gt; &quot;c&quot;'));
});

describe('TSV', () => {
  it('has for any text as many cells as columns and no sign that readers understand differently', () =>
    fc.assert(
      fc.property(anyText, fc.array(anyText), anyText, (id, tags, value) => {
        const { begin, row } = tsvWriter(FIELDS);
        const text = begin(ABOUT) + row([id, tags, [['n', value]]]);
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
    expect(tsvWriter(FIELDS.slice(0, 1)).row([text])).toBe(`${cell}\n`),
  );

  it('separates repeated values by commas and their parts by colons', () =>
    expect(
      tsvWriter(FIELDS).row([
        'A',
        ['x, y', 'z'],
        [
          ['n:1', 'v'],
          ['m', 'w'],
        ],
      ]),
    ).toBe('A\tx; y,z\tn – 1:v,m:w\n'));
});

it('gives the same bytes for the same row', () => {
  for (const writer of [xmlWriter(FIELDS), tsvWriter(FIELDS)])
    expect(writer.row(['A', ['b'], [['c', 'd']]])).toBe(writer.row(['A', ['b'], [['c', 'd']]]));
});
