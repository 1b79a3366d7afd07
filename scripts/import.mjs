/**
 * `npm run import -- FILE --shop NAME [--dry-run]`: listings from xlsx or csv. Sees to the libraries, then hands over to
 * import-listings.ts, which says the rest.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { endWithMe } from './lib/children.mjs';
import { installWhatIsMissing } from './lib/install.mjs';
import { tell } from './lib/refusal.mjs';

try {
  await installWhatIsMissing();
  const command = fileURLToPath(new URL('import-listings.ts', import.meta.url));
  const importing = spawn(process.execPath, ['--import', 'tsx', command, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  endWithMe(importing);
  process.exitCode = await new Promise((resolve) => importing.once('exit', (code) => resolve(code ?? 1)));
} catch (error) {
  tell(error);
}
