import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** Decoded pixels: 8 bits each of red, green, blue, alpha, upright. */
type Pixels = { width: number; height: number; data: Uint8Array };

/** What the worker sends: the decoder counts in clamped bytes. */
type Message = { width: number; height: number; data: Uint8ClampedArray };

const require = createRequire(import.meta.url);

/** Found when the house opens, so that a missing library is never taken for a damaged photo. */
const DECODER = require.resolve('heic-decode');

/** Runs in a worker: its decoder is WebAssembly, and beside it the process that presses must watch its own memory. */
const DECODE = `
  const { parentPort, workerData } = require('node:worker_threads');
  require(workerData.decoder)({ buffer: workerData.file }).then(({ width, height, data }) =>
    parentPort.postMessage({ width, height, data }, [data.buffer]));
`;

/**
 * Decodes an iPhone's HEIC (HEVC), which sharp's own build cannot. Rejects when it is damaged; either way
 * the worker and its memory are gone afterwards. How long it may take is the business of whoever runs this process.
 */
export async function decodeHeic(file: Uint8Array): Promise<Pixels> {
  const worker = new Worker(DECODE, { eval: true, execArgv: [], workerData: { decoder: DECODER, file } });
  try {
    return await new Promise<Pixels>((resolve, reject) => {
      worker.once('message', ({ width, height, data }: Message) =>
        resolve({ width, height, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) }),
      );
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('The HEIC decoder ended without a picture.')));
    });
  } finally {
    await worker.terminate();
  }
}

/**
 * Wraps pixels as an uncompressed TIFF together with their colour profile (an iPhone's is Display P3), so that
 * the press converts their colours like any other file's.
 */
export function wrapPixels({ width, height, data }: Pixels, profile: Uint8Array | undefined): Buffer {
  const bits = [8, 8, 8, 8].flatMap((depth) => [depth, 0]);
  const entries = 11 + (profile ? 1 : 0);
  const bitsAt = 8 + 2 + entries * 12 + 4;
  const profileAt = bitsAt + bits.length;
  const pixelsAt = profileAt + (profile?.length ?? 0);
  const [SHORT, LONG, BYTES] = [3, 4, 7];
  const tags: [tag: number, type: number, count: number, value: number][] = [
    [256, LONG, 1, width],
    [257, LONG, 1, height],
    [258, SHORT, 4, bitsAt],
    [259, SHORT, 1, 1], // not compressed
    [262, SHORT, 1, 2], // RGB
    [273, LONG, 1, pixelsAt],
    [277, SHORT, 1, 4],
    [278, LONG, 1, height],
    [279, LONG, 1, data.length],
    [284, SHORT, 1, 1],
    [338, SHORT, 1, 2], // the fourth sample is alpha, not multiplied in
    ...(profile ? [[34675, BYTES, profile.length, profileAt] as [number, number, number, number]] : []),
  ];
  const head = Buffer.alloc(bitsAt);
  head.write('II*\0', 'latin1');
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(tags.length, 8);
  tags.forEach(([tag, type, count, value], index) => {
    const at = 10 + index * 12;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(type, at + 2);
    head.writeUInt32LE(count, at + 4);
    head.writeUInt32LE(value, at + 8);
  });
  return Buffer.concat([head, Buffer.from(bits), profile ?? new Uint8Array(), data]);
}
