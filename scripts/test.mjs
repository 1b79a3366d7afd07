/**
 * `npm test [-- [unit|db|system|browser] [FILTER]]`: installs what is missing, runs the parts, ends with their sum.
 * Like start.mjs, it can be read by a Node that is too old.
 */
import { whyNodeIsTooOld } from './lib/node-version.mjs';

const tooOld = whyNodeIsTooOld(process.versions.node);
if (tooOld) {
  console.error(tooOld);
  process.exitCode = 1;
} else {
  import('./lib/run-tests.mjs').then(function ({ runTests }) {
    return runTests(process.argv.slice(2));
  });
}
