/**
 * `npm run lessons [-- FOLDER]`: reads every lesson of a folder with `vi` and `en` in it and says what is wrong in which
 * line. Sees to the libraries, then hands over to check-lessons.ts.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { installWhatIsMissing } from './lib/install.mjs';
import { tell } from './lib/refusal.mjs';

try {
  await installWhatIsMissing();
  const command = fileURLToPath(new URL('check-lessons.ts', import.meta.url));
  const checking = spawn(process.execPath, ['--import', 'tsx', command, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  process.exitCode = await new Promise((resolve) => checking.once('exit', (code) => resolve(code ?? 1)));
} catch (error) {
  tell(error);
}
