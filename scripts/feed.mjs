/**
 * `npm run --silent feed -- CHANNEL --shop NAME` (or `--coop NAME`): a feed to standard output. Sees to the libraries,
 * then hands over to print-feed.ts, which says the rest. Silent, because npm would print a heading of its own into it.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { installWhatIsMissing } from './lib/install.mjs';
import { tell } from './lib/refusal.mjs';

// standard output belongs to the feed alone, which the child writes: whatever is said here goes to standard error
process.stdout.write = process.stderr.write.bind(process.stderr);

try {
  await installWhatIsMissing();
  const command = fileURLToPath(new URL('print-feed.ts', import.meta.url));
  const printing = spawn(process.execPath, ['--import', 'tsx', command, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => printing.kill(signal));
  process.exitCode = await new Promise((resolve) => printing.once('exit', (code) => resolve(code ?? 1)));
} catch (error) {
  tell(error);
}
