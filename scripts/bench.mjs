/**
 * `npm run bench -- [NAME] [--json]`: measures, beside others' ways to do the same in the same run, and says whether
 * each target is met. Ratios within one run count; absolute figures depend on the machine and who else is using it.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { endWithMe } from './lib/children.mjs';
import { installWhatIsMissing } from './lib/install.mjs';
import { Refusal, tell } from './lib/refusal.mjs';

/** @type {Record<string, string>} */
const BENCHES = {
  photos: 'CPU, bytes, quality and memory of the whole plan for a photo, beside libvips and a plain sharp loop',
  fuzz: 'damaged copies of photos: what becomes of each, and of the press (--copies 2000)',
  feeds: 'a feed of a million items beside COPY in the same run, memory, first byte (--items 1000000)',
  checkout: 'orders a second and how long a buyer waits, at 16 and 64 buyers (--seconds 10)',
  board: 'the readiness board and a year’s report of a large cooperative (--members 500 --orders 100)',
  storefront:
    'shoppers’ pages kept and computed, beside bare Node, with a thousand listings and a million (--shops 1000)',
  import: 'a sheet of ten thousand rows there and back, while somebody buys from the same shop (--rows 10000)',
  coach: 'how often the coach is right about photos whose faults are known',
};

try {
  const [name, ...words] = process.argv.slice(2);
  if (!name || !Object.hasOwn(BENCHES, name)) {
    const names = Object.entries(BENCHES).map(([one, what]) => `  ${one.padEnd(10)} ${what}`);
    throw new Refusal(`npm run bench -- NAME [--json]\n${names.join('\n')}`);
  }
  await installWhatIsMissing();
  const command = fileURLToPath(new URL('bench/run.ts', import.meta.url));
  const measuring = spawn(process.execPath, ['--import', 'tsx', command, name, ...words], { stdio: 'inherit' });
  endWithMe(measuring);
  process.exitCode = await new Promise((resolve) => measuring.once('exit', (code) => resolve(code ?? 1)));
} catch (error) {
  tell(error);
}
