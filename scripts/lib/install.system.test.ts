import { execFileSync } from 'node:child_process';

import { it } from 'vitest';

it('has a lock file that npm ci takes: whole for every machine, though it was written on one', () => {
  execFileSync('npm', ['ci', '--dry-run', '--offline', '--ignore-scripts', '--no-audit'], { stdio: 'pipe' });
});
