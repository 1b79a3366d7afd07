/**
 * `npm run reviews -- list`, `npm run reviews -- hide|keep|show ID --cause TEXT`: for who runs the house. Sees to the
 * libraries, then hands over to tend-reviews.ts, which says the rest.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { installWhatIsMissing } from './lib/install.mjs';
import { tell } from './lib/refusal.mjs';

try {
  await installWhatIsMissing();
  const command = fileURLToPath(new URL('tend-reviews.ts', import.meta.url));
  const tending = spawn(process.execPath, ['--import', 'tsx', command, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => tending.kill(signal));
  process.exitCode = await new Promise((resolve) => tending.once('exit', (code) => resolve(code ?? 1)));
} catch (error) {
  tell(error);
}
