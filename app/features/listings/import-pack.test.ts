import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { strToU8, zipSync, type Zippable } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openPack } from './import-pack.server';
import { photoIndex } from './import-photos';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chovuon-pack-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const textOf = (stream: ReadableStream<Uint8Array>) => new Response(stream).text();

let count = 0;
async function packOf(bytes: Uint8Array) {
  const path = join(folder, `${++count}.zip`);
  await writeFile(path, bytes);
  return openPack(path);
}
const zipOf = (files: Zippable) => packOf(zipSync(files));
const refused = async (opened: ReturnType<typeof packOf>) => {
  const pack = await opened;
  return pack.ok ? null : pack.problems[0]?.code;
};

describe('a zip of photos', () => {
  it('gives its files by their names, without what programs put in on their own', async () => {
    const pack = await zipOf({
      ['Ảnh vườn/cúc.jpg'.normalize('NFD')]: strToU8('cúc'),
      '__MACOSX/._x.jpg': strToU8('x'),
      '.DS_Store': strToU8('x'),
    });
    if (!pack.ok) throw new Error('It was not opened.');
    expect(pack.value.names).toEqual(['Ảnh vườn/cúc.jpg']);
    expect(await textOf(await pack.value.open('Ảnh vườn/cúc.jpg'))).toBe('cúc');
    await pack.value.close();
  });

  it.each(['../ngoài.jpg', 'a/../../b.jpg', '/etc/x.jpg', 'C:\\x.jpg', '..\\x.jpg'])(
    'with %s in it is refused',
    async (name) => expect(await refused(zipOf({ [name]: strToU8('x') }))).toBe('imports.pack-odd'),
  );

  it('that grows a hundredfold is refused before anything is unpacked', async () =>
    expect(await refused(zipOf({ 'a.jpg': new Uint8Array(3_000_000) }))).toBe('imports.pack-bomb'));

  it('behind a password is refused', async () => {
    const bytes = zipSync({ 'a.jpg': strToU8('x') });
    const view = Buffer.from(bytes);
    const directory = view.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    view[directory + 8]! |= 1;
    expect(await refused(packOf(view))).toBe('imports.pack-locked');
  });

  it('that broke off on its way, or is none, is refused', async () => {
    const bytes = zipSync({ 'a.jpg': strToU8('x'.repeat(500)) });
    expect(await refused(packOf(bytes.subarray(0, bytes.length - 30)))).toBe('imports.pack-unreadable');
    expect(await refused(packOf(strToU8('no zip at all')))).toBe('imports.pack-unreadable');
  });

  it('that lies about a size breaks off when it is read', async () => {
    const bytes = Buffer.from(zipSync({ 'a.jpg': [strToU8('x'.repeat(500)), { level: 0 }], 'b.jpg': strToU8('y') }));
    const directory = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    bytes.writeUInt32LE(100, directory + 24);
    const pack = await packOf(bytes);
    if (pack.ok) await expect(pack.value.open('a.jpg').then(textOf)).rejects.toThrow();
    else expect(pack.problems[0]?.code).toBe('imports.pack-unreadable');
  });
});

it('a folder is a pack as well, with its folders', async () => {
  const path = join(folder, 'anh');
  await mkdir(join(path, 'CUC-1'), { recursive: true });
  await writeFile(join(path, 'CUC-1', '1.jpg'), 'một');
  const pack = await openPack(path);
  if (!pack.ok) throw new Error('It was not opened.');
  expect(pack.value.names).toEqual(['CUC-1/1.jpg']);
  expect(await textOf(await pack.value.open('CUC-1/1.jpg'))).toBe('một');
});

describe('photos are found', () => {
  const names = [
    'anh/Cúc Mâm.JPG',
    'CUC-1.jpg',
    'CUC-1_2.jpg',
    'CUC-1 (10).jpg',
    'CUC-1-3.png',
    'MAI/b.jpg',
    'MAI/a.jpg',
    'CUC.jpg',
  ];
  const index = photoIndex(names, new Set(['CUC', 'CUC-1', 'MAI']));

  it.each([
    ['cuc mam', 'anh/Cúc Mâm.JPG'],
    ['Cúc mâm.jpg'.normalize('NFD'), 'anh/Cúc Mâm.JPG'],
    ['D:\\hinh\\cuc mam.png', 'anh/Cúc Mâm.JPG'],
    ['lan.jpg', null],
  ])('by the name %s', (said, found) => expect(index.named(said)).toBe(found));

  it('by a code, and not by the beginning of another code', () => {
    expect(index.ofCode('cuc-1').sort()).toEqual(['CUC-1 (10).jpg', 'CUC-1-3.png', 'CUC-1.jpg', 'CUC-1_2.jpg']);
    expect(index.ofCode('MAI')).toEqual(['MAI/a.jpg', 'MAI/b.jpg']);
    expect(index.ofCode('CUC')).toEqual(['CUC.jpg']);
    expect(index.ofCode('LAN')).toEqual([]);
  });
});
