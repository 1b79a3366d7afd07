import type { Field, Row, Value } from './channel';
import type { Writer } from './writer';

/** A halved character cannot be written as UTF-8. */
const whole = (text: string): string => text.replace(/\p{Surrogate}/gu, '');

/** A value in the shape that its field has in JSON. */
export function jsonValue(field: Field, value: Exclude<Value, null>): unknown {
  if (typeof value === 'string') {
    if (field.as === 'number') return Number(value);
    return field.as === 'boolean' ? value === 'true' : whole(value);
  }
  if (!('parts' in field)) return (value as readonly string[]).map(whole);
  const groups = value as readonly (readonly string[])[];
  if (field.as === 'dictionary')
    return Object.fromEntries(groups.map(([name = '', what = '']) => [whole(name), whole(what)]));
  const objects = groups.map((group) =>
    Object.fromEntries(field.parts.map(({ name }, at) => [name, whole(group[at] ?? '')])),
  );
  return field.as === 'object' ? objects[0] : objects;
}

const objectOf = (fields: readonly Field[], row: Row): string =>
  JSON.stringify(
    Object.fromEntries(
      fields.flatMap((field, at) => {
        const value = row[at] ?? null;
        return value === null ? [] : [[field.name, jsonValue(field, value)]];
      }),
    ),
  );

/** An object a line; what has no value is not named. */
export const jsonlWriter = (fields: readonly Field[]): Writer => ({
  mediaType: 'application/jsonl; charset=utf-8',
  begin: () => '',
  row: (row) => `${objectOf(fields, row)}\n`,
  end: '',
});

/** One document: what the file is, then its items, an item a line. */
export const jsonWriter = (fields: readonly Field[]): Writer => ({
  mediaType: 'application/json; charset=utf-8',
  begin: ({ title, link, description }) =>
    `${JSON.stringify({ title: whole(title), link, description: whole(description) }).slice(0, -1)},"items":[`,
  between: ',',
  row: (row, place) => `${place === 0 ? '' : ','}\n${objectOf(fields, row)}`,
  end: '\n]}\n',
});
