import type { Field } from './channel';
import type { Writer } from './writer';

/** What XML 1.0 has no way to write at all, escaped or not. */
// eslint-disable-next-line no-control-regex -- these characters are the point
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/gu;

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Most texts have nothing of it; a quick look is all they need. */
// eslint-disable-next-line no-control-regex -- these characters are the point
const TO_WRITE_OTHERWISE = /[&<>"\u0000-\u0008\u000b-\u001f\ud800-\udfff\ufffe\uffff]/;

/** Text as it stands between two tags. */
export function escapeXml(text: string): string {
  if (!TO_WRITE_OTHERWISE.test(text)) return text;
  return text
    .replace(UNWRITABLE, '')
    .replace(/\r\n?/g, '\n') // as every reader of XML understands it
    .replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
}

const element = (name: string, content: string): string => `<${name}>${content}</${name}>\n`;

/** RSS 2.0 with Google's `g:` names, which others understand as well. One element a line: long lines are refused by some. */
export function xmlWriter(fields: readonly Field[]): Writer {
  const tags = fields.map(({ name }) => [`<g:${name}>`, `</g:${name}>\n`] as const);
  return {
    mediaType: 'application/xml; charset=utf-8',
    begin: ({ title, link, description }) =>
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
      '<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">\n<channel>\n' +
      element('title', escapeXml(title)) +
      element('link', escapeXml(link)) +
      element('description', escapeXml(description)),
    row: (row) => {
      let item = '<item>\n';
      for (let at = 0; at < fields.length; at++) {
        const value = row[at] ?? null;
        if (value === null) continue;
        const [open, close] = tags[at]!;
        if (typeof value === 'string') item += open + escapeXml(value) + close;
        else
          for (const one of value)
            item += open + (typeof one === 'string' ? escapeXml(one) : partsOf(fields[at]!, one)) + close;
      }
      return item + '</item>\n';
    },
    end: '</channel>\n</rss>\n',
  };
}

const partsOf = (field: Field, values: readonly string[]): string =>
  'parts' in field
    ? `\n${field.parts.map(({ name }, at) => element(`g:${name}`, escapeXml(values[at] ?? ''))).join('')}`
    : '';
