/**
 * `npm run photos -- IN_DIR OUT_DIR`: presses a folder of photos. Sees to the libraries, then hands over to
 * press-folder.ts, which says the rest.
 */
import { fileURLToPath } from 'node:url';
import { spawn } from 'node:child_process';

import { installWhatIsMissing } from './lib/install.mjs';
import { tell } from './lib/refusal.mjs';

try {
  await installWhatIsMissing();
  const command = fileURLToPath(new URL('press-folder.ts', import.meta.url));
  const pressing = spawn(process.execPath, ['--import', 'tsx', command, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => pressing.kill(signal));
  process.exitCode = await new Promise((resolve) => pressing.once('exit', (code) => resolve(code ?? 1)));
} catch (error) {
  tell(error);
}
