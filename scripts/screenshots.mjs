/** `npm run screenshots`: sees to the libraries, then hands over to take-screenshots.ts, which says the rest. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { installWhatIsMissing } from './lib/install.mjs';
import { tell } from './lib/refusal.mjs';

try {
  await installWhatIsMissing();
  const command = fileURLToPath(new URL('take-screenshots.ts', import.meta.url));
  const taking = spawn(process.execPath, ['--import', 'tsx', command, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => taking.kill(signal));
  process.exitCode = await new Promise((resolve) => taking.once('exit', (code) => resolve(code ?? 1)));
} catch (error) {
  tell(error);
}
