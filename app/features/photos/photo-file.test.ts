import { describe, expect, it } from 'vitest';

import { checkPixels, FIRST_BYTES, hidesAnArchive, readPhotoType, type PhotoHeader } from './photo-file';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const box = (brands: string) => bytes(`\0\0\0${String.fromCharCode(8 + brands.length)}ftyp${brands}`);

describe('what a file is goes by its first bytes', () => {
  it.each([
    ['a JPEG', bytes('\xff\xd8\xff\xe1\0\x18Exif\0\0'), 'jpeg'],
    ['a PNG', bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), 'png'],
    ['a GIF', bytes('GIF89a\x10\0'), 'gif'],
    ['a WebP', bytes('RIFF\x10\0\0\0WEBPVP8 '), 'webp'],
    ['an AVIF', box('avif\0\0\0\0avifmif1miaf'), 'avif'],
    ['an AVIF that calls itself a picture of any kind', box('mif1\0\0\0\0mif1avifmiaf'), 'avif'],
    ["an iPhone's HEIC", box('heic\0\0\0\0mif1heic'), 'heic'],
    [
      'a JPEG with a caption in XMP',
      bytes('\xff\xd8\xff\xe1\0\xffhttp://ns.adobe.com/xap/1.0/\0<?xpacket?><x:xmpmeta>'),
      'jpeg',
    ],
  ])('%s', (_story, file, type) => expect(readPhotoType(file)).toBe(type));

  it.each([
    ['nothing', bytes(''), 'photos.empty'],
    ['a letter', bytes('xin chào bà con'), 'photos.not-a-photo'],
    ['a page', bytes('<!doctype html><script>alert(1)</script>'), 'photos.not-a-photo'],
    ['a drawing', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'photos.drawing'],
    [
      'a drawing behind what XML allows',
      bytes('\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a --> <!-- b -->\n<!DOCTYPE svg PUBLIC "x" "y">\n<svg >'),
      'photos.drawing',
    ],
    ['a PDF', bytes('%PDF-1.7'), 'photos.document'],
    ['a spreadsheet', bytes('PK\x03\x04\x14\0'), 'photos.document'],
    ['a film', box('isom\0\0\0\0isomiso2avc1mp41'), 'photos.video'],
    ['an iPhone film', box('qt  \0\0\0\0qt  '), 'photos.video'],
    ['a film in Matroska', bytes('\x1a\x45\xdf\xa3\x01'), 'photos.video'],
    ['the first two letters of a JPEG', bytes('\xff\xd8'), 'photos.not-a-photo'],
    [
      'a JPEG that is also a page',
      bytes('\xff\xd8\xff\xfe\0\x20<html><script src=x></script>'),
      'photos.not-only-a-photo',
    ],
    ['a GIF that is also a program', bytes('GIF89a/*<?php system($_GET[0]);'), 'photos.not-only-a-photo'],
    ['a PNG that is also a PDF', bytes('\x89PNG\r\n\x1a\n\0\0%PDF-1.4'), 'photos.not-only-a-photo'],
  ])('%s is no photo', (_story, file, code) => expect(readPhotoType(file)).toEqual({ code }));

  it('is decided at once, however the bytes are made', () => {
    const comments = '<!---->'.repeat(FIRST_BYTES);
    const began = performance.now();
    readPhotoType(bytes(comments).subarray(0, FIRST_BYTES));
    readPhotoType(bytes(' '.repeat(FIRST_BYTES)));
    readPhotoType(bytes(`<?xml ${'?>'.repeat(FIRST_BYTES)}`).subarray(0, FIRST_BYTES));
    expect(performance.now() - began).toBeLessThan(100);
  });
});

describe('an archive behind a picture', () => {
  const end = (comment: string) => `PK\x05\x06${'\0'.repeat(16)}${String.fromCharCode(comment.length)}\0${comment}`;
  it.each([
    ['is found at the very end', `picture${end('')}`, true],
    ['is found with a comment', `picture${end('hello')}`, true],
    ['is not a few letters that look like one', `picture${end('')}and more picture`, false],
    ['is not the film of a Motion Photo', 'picture....ftypmp42....', false],
    ['is not there in a short file', 'PK', false],
  ])('%s', (_story, file, found) => expect(hidesAnArchive(bytes(file))).toBe(found));
});

describe('a header', () => {
  const header = (given: Partial<PhotoHeader> = {}): PhotoHeader => ({
    width: 11_547,
    height: 8_660,
    type: 'jpeg',
    ...given,
  });
  const tooMany = (max: number) => ({ code: 'photos.too-many-pixels', with: { max } });

  it.each<[string, Partial<PhotoHeader>, unknown]>([
    ['a hundred megapixels', {}, null],
    ['more', { width: 18_000, height: 18_000 }, tooMany(100)],
    ['a hundred, coarse first', { isProgressive: true, isFullColour: true }, null],
    ['a hundred of HEIC, which are held whole', { type: 'heic' }, tooMany(51)],
    ["a large iPhone's HEIC", { type: 'heic', width: 8064, height: 6048 }, null],
    ['a hundred of deep AVIF', { type: 'avif', isDeep: true }, tooMany(27)],
    ["a phone's AVIF", { type: 'avif', isDeep: true, width: 4000, height: 3000 }, null],
    ['a hundred of deep interlaced PNG', { type: 'png', isDeep: true, isProgressive: true }, tooMany(70)],
  ])('of %s is taken or refused before anything is decoded', (_story, given, problem) => {
    expect(checkPixels(header(given))).toEqual(problem);
  });
});
