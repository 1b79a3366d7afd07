import { crc32, gunzipSync as gunzipAll } from 'node:zlib';

import fc from 'fast-check';
import { gunzipSync } from 'fflate';
import { expect, it } from 'vitest';

import { GzipMember, joinCrc, packBlocks } from './gzip-member.server';

async function* of(...texts: string[]) {
  await Promise.resolve();
  for (const text of texts) yield Buffer.from(text);
}

it('works out the checksum of two texts behind each other from theirs', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 300 }), (one, other) => {
      const whole = crc32(Buffer.concat([one, other]));
      expect(joinCrc(crc32(one), crc32(other), other.length)).toBe(whole);
    }),
  );
  const long = Buffer.alloc(5_000_000, 'Bông giấy ');
  expect(joinCrc(crc32('a'), crc32(long), long.length)).toBe(crc32(long, crc32('a')));
});

it('makes one gzip file of stretches packed at different times, for readers that know only one', async () => {
  const stretch = 'Mai vàng năm cánh\n'.repeat(20_000);
  const kept = await packBlocks(of(stretch, 'và hết\n'));
  const empty = await packBlocks(of());
  const gzip = new GzipMember();
  const file = [gzip.head(), gzip.text('đầu\n')];
  for (const { blocks, ...sum } of [kept, empty, kept]) {
    gzip.join(sum);
    file.push(blocks);
  }
  for await (const chunk of gzip.pieces(of('vừa ', 'viết\n'))) file.push(chunk);
  file.push(gzip.text('cuối'), gzip.end());

  const whole = `đầu\n${stretch}và hết\n${stretch}và hết\nvừa viết\ncuối`;
  expect(gunzipAll(Buffer.concat(file)).toString()).toBe(whole); // refuses a wrong length or checksum
  expect(Buffer.from(gunzipSync(Buffer.concat(file))).toString()).toBe(whole); // reads one member
});

it('tells the fault of a text that breaks off', async () => {
  async function* broken() {
    yield* of('Mai');
    throw new Error('broke off');
  }
  await expect(packBlocks(broken())).rejects.toThrow('broke off');
});
