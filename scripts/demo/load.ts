/** Loads the demo into DATABASE_URL and DATA_DIR: `node --import tsx scripts/demo/load.ts [--listings N]`. */
import { parseArgs } from 'node:util';

import { closePlatform, openPlatform } from '~/platform/platform.server';
import { readConfig } from '~/platform/config.server';

import { loadDemo } from './load-demo';

const { values } = parseArgs({ options: { listings: { type: 'string' } } });
const listings = values.listings === undefined ? undefined : Number(values.listings);
if (listings !== undefined && !(Number.isInteger(listings) && listings > 0)) throw new Error('--listings: a number');

/** Often enough to see that it goes on. */
const EVERY_MS = 1_500;
const began = performance.now();
let toldAt = -Infinity;

const platform = openPlatform(readConfig(process.env));
await loadDemo(platform, {
  listings,
  onPicture: (done, total) => {
    const now = performance.now();
    if (now - toldAt < EVERY_MS && done < total) return;
    toldAt = now;
    console.log(`Ảnh mẫu ${done}/${total} · ${Math.round((now - began) / 1000)} s`);
  },
});
await closePlatform(platform);
