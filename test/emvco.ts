/**
 * Reads a merchant-presented EMVCo code (VietQR among them) the way a bank's app does, strictly, sharing nothing with
 * the code that writes them: every length must fit, ids must rise, the check sum must be right.
 */
export type EmvField = { id: string; value: string; fields?: EmvField[] };

/** Fields that hold fields: merchant accounts, additional data, another language. */
const isTemplate = (id: string) => (id >= '26' && id <= '51') || id === '62' || id === '64';

/** The fields of a code; throws an `Error` that says what is wrong with it. */
export function readEmvCo(code: string): EmvField[] {
  const declared = /6304([0-9A-F]{4})$/.exec(code)?.[1];
  if (!declared) throw new Error('does not end in a check sum');
  const counted = checkSum(code.slice(0, -4));
  if (declared !== counted) throw new Error(`check sum ${declared} where ${counted} is right`);
  const fields = readFields(code, 'the code');
  if (fields[0]?.id !== '00' || fields[0].value !== '01') throw new Error('does not begin with its version');
  if (fields.at(-1)?.id !== '63') throw new Error(`its check sum lies inside field ${fields.at(-1)?.id}`);
  return fields;
}

/** The value at a path of ids: `at(fields, '38', '01', '00')` is the bank. */
export function at(fields: EmvField[], ...path: string[]): string | null {
  const [id, ...deeper] = path;
  const found = fields.find((field) => field.id === id);
  if (!found) return null;
  return deeper.length === 0 ? found.value : at(found.fields ?? [], ...deeper);
}

function readFields(text: string, where: string): EmvField[] {
  const fields: EmvField[] = [];
  let rest = text;
  while (rest.length > 0) {
    const [, id = '', digits = ''] = /^(\d\d)(\d\d)/.exec(rest) ?? [];
    if (id === '') throw new Error(`${where}: no field begins at "${rest}"`);
    const last = fields.at(-1);
    if (last && last.id >= id) throw new Error(`${where}: field ${id} stands after ${last.id}`);
    const length = Number(digits);
    const value = rest.slice(4, 4 + length);
    if (length === 0 || value.length !== length) throw new Error(`${where}: field ${id} is not ${length} long`);
    fields.push({ id, value, ...inside(id, value, where) });
    rest = rest.slice(4 + length);
  }
  return fields;
}

/** NAPAS nests once more: the beneficiary inside the account holds the bank and the account's number. */
function inside(id: string, value: string, where: string): { fields?: EmvField[] } {
  if (where === 'the code' && isTemplate(id)) return { fields: readFields(value, `field ${id}`) };
  if (where === 'field 38' && id === '01') return { fields: readFields(value, 'field 38-01') };
  return {};
}

/** CRC-16/CCITT-FALSE by a table of 256 steps. */
const TABLE = Uint16Array.from({ length: 256 }, (_, index) => {
  let value = index * 256;
  for (let step = 0; step < 8; step++) value = value >= 0x8000 ? ((value - 0x8000) * 2) ^ 0x1021 : value * 2;
  return value;
});

function checkSum(text: string): string {
  const sum = Array.from(Buffer.from(text, 'utf8')).reduce(
    (crc, byte) => ((crc % 256) * 256) ^ (TABLE[Math.floor(crc / 256) ^ byte] ?? 0),
    0xffff,
  );
  return `000${sum.toString(16)}`.slice(-4).toUpperCase();
}
