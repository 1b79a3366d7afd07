import { pipeline, Readable } from 'node:stream';
import { constants, crc32, createDeflateRaw, deflateRawSync } from 'node:zlib';

/** Blocks of deflate that end at a whole byte and are not the last ones, so that more may be put behind them. */
const OPEN_END = { finishFlush: constants.Z_SYNC_FLUSH };

/** Text packed into such blocks, with what a file that they become part of must know of it. */
export type Blocks = { blocks: Buffer; bytes: number; crc: number };

/** Packs text; needs memory for what it comes to packed, not for the text. */
export async function packBlocks(pieces: AsyncIterable<Uint8Array>): Promise<Blocks> {
  const sum = { bytes: 0, crc: 0 };
  const chunks: Buffer[] = [];
  for await (const chunk of packed(pieces, sum)) chunks.push(chunk);
  return { blocks: Buffer.concat(chunks), ...sum };
}

/**
 * One gzip file (RFC 1952) made of stretches, some packed long ago and some just now: all of them blocks of one stream
 * of deflate, with the checksum worked out from theirs. Several whole gzip files behind each other would be a gzip file
 * too, but many readers (Chromium's among them) stop after the first.
 */
export class GzipMember {
  private sum = { bytes: 0, crc: 0 };

  /** No name, no time, so the same text gives the same bytes. */
  head(): Uint8Array {
    return Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
  }

  text(text: string): Uint8Array {
    const bytes = Buffer.from(text);
    this.sum.crc = crc32(bytes, this.sum.crc);
    this.sum.bytes += bytes.length;
    return deflateRawSync(bytes, OPEN_END);
  }

  pieces(pieces: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
    return packed(pieces, this.sum);
  }

  /** Counts a stretch whose blocks are written next. */
  join({ bytes, crc }: Pick<Blocks, 'bytes' | 'crc'>): void {
    this.sum.crc = joinCrc(this.sum.crc, crc, bytes);
    this.sum.bytes += bytes;
  }

  end(): Uint8Array {
    const end = Buffer.alloc(10);
    end.writeUInt16LE(0x0003, 0); // an empty block that says it is the last one
    end.writeUInt32LE(this.sum.crc, 2);
    end.writeUInt32LE(this.sum.bytes % 2 ** 32, 6);
    return end;
  }
}

async function* packed(pieces: AsyncIterable<Uint8Array>, sum: { bytes: number; crc: number }): AsyncGenerator<Buffer> {
  async function* counted() {
    for await (const piece of pieces) {
      sum.crc = crc32(piece, sum.crc);
      sum.bytes += piece.length;
      yield piece;
    }
  }
  const deflate = createDeflateRaw(OPEN_END);
  // a fault on either side ends both; it is told to whoever reads the blocks
  pipeline(Readable.from(counted()), deflate, () => undefined);
  for await (const chunk of deflate) yield chunk as Buffer;
}

/** The polynomial of CRC-32, the lowest power first. */
const POLYNOMIAL = 0xedb88320;
const ONE = 0x80000000;

/** The product of two polynomials, modulo the one above. */
function times(one: number, other: number): number {
  let product = 0;
  for (let bit = ONE, rest = other; bit !== 0; bit >>>= 1) {
    if (one & bit) product ^= rest;
    rest = rest & 1 ? (rest >>> 1) ^ POLYNOMIAL : rest >>> 1;
  }
  return product >>> 0;
}

/** The CRC-32 of a text behind another one, from those of both and the length of the second, in bytes. */
export function joinCrc(first: number, second: number, bytes: number): number {
  // the first is moved on by 8 × bytes places: x to that power, by squaring
  let shift = ONE;
  let power = 0x00800000; // x^8
  for (let left = bytes; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) shift = times(power, shift);
    power = times(power, power);
  }
  return (times(shift, first) ^ second) >>> 0;
}
