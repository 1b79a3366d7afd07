/**
 * A process that is killed while it writes: `node --import tsx test/slow-writer.ts STORAGE_URL KEY`.
 * It sends most of a large file, says "half", and waits for the end that never comes.
 */
import { Readable } from 'node:stream';

import { openStorage } from '~/platform/storage.server';

const [url = '', key = ''] = process.argv.slice(2);

async function* neverEnding() {
  for (let megabyte = 0; megabyte < 12; megabyte++) yield Buffer.alloc(1_000_000, 1);
  process.stdout.write('half\n');
  await new Promise((resolve) => setTimeout(resolve, 60_000));
}

await openStorage(url).put(key, Readable.from(neverEnding()));
