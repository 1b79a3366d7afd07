import writeXlsxFile from 'write-excel-file/node';
import { describe, expect, it } from 'vitest';

import { readInviteList } from './invite-list';
import { LIST_FILE_MAX, readListFile } from './list-file.server';

const read = async (...parts: BlobPart[]) => {
  const text = await readListFile(new Blob(parts));
  if (!text.ok) return text.problems[0]!.code;
  return readInviteList(text.value).map(({ line, name, phone, problem }) => [line, name, phone, problem?.code ?? 'ok']);
};

const TU = [2, 'Trần Thị Tư', '+84901000001', 'ok'];

describe('a file of names and numbers', () => {
  it('is read from a workbook, at the rows where they stand there, also with the zero that Excel took away', async () => {
    const cell = (value: string | number) => ({ value });
    const file = await writeXlsxFile([
      [cell('Họ và tên'), cell('Điện thoại')],
      [cell('Trần Thị Tư'), cell(901000001)],
      [],
      [cell('Nguyễn Văn Ba'), cell('0901 000 00')],
    ]).toBuffer();
    expect(await read(new Uint8Array(file))).toEqual([TU, [4, 'Nguyễn Văn Ba', null, 'common.phone-length']]);
  });

  it.each([
    ['CSV with its mark', `\ufeffTên,Số\r\n"Trần Thị Tư","0901 000 001"\r\n`],
    ['CSV with semicolons', 'Tên;Số\nTrần Thị Tư;0901000001'],
  ])('is read from %s', async (_what, text) => expect(await read(text)).toEqual([TU]));

  it('is read from what Excel calls Unicode text', async () => {
    const text = Buffer.from('\ufeffTên\tSố\r\nTrần Thị Tư\t0901000001\r\n', 'utf16le');
    expect(await read(new Uint8Array(text))).toEqual([TU]);
  });

  it.each([
    ['a picture', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
    ['a broken workbook', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3])],
    ['an old encoding', new Uint8Array([0x54, 0x72, 0xe2, 0x6e, 0x20])],
  ])('that is %s is refused with a sentence', async (_what, bytes) =>
    expect(await read(bytes)).toBe('cooperatives.file-unreadable'),
  );

  it('that is far too large is not even opened', async () =>
    expect(await read(new Uint8Array(LIST_FILE_MAX + 1))).toBe('cooperatives.file-too-large'));
});
