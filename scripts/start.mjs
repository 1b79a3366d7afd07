/**
 * `npm start` and `npm run dev`: from a fresh clone to a running Chợ Vườn.
 * This file uses only what an old Node understands, so that it can say that it is too old.
 */
import { whyNodeIsTooOld } from './lib/node-version.mjs';

const tooOld = whyNodeIsTooOld(process.versions.node);
if (tooOld) {
  console.error(tooOld);
  process.exitCode = 1;
} else {
  import('./lib/launch.mjs').then(function ({ launch }) {
    return launch({ dev: process.argv.includes('--dev') });
  });
}
