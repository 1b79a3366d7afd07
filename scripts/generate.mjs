/**
 * Writes Prisma's client from prisma/schema.prisma, when the schema or Prisma itself changed since the last time.
 *
 * Prisma looks for a schema engine before generating, though generating needs none, and downloads it when
 * it is missing. Naming any existing file as that engine keeps the download from happening.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const client = join(root, 'app/platform/prisma-client');
const madeFrom = join(client, '.made-from');
const prismaPackage = createRequire(import.meta.url).resolve('prisma/package.json');

const fingerprint = createHash('sha256')
  .update(readFileSync(join(root, 'prisma/schema.prisma')))
  .update(JSON.parse(readFileSync(prismaPackage, 'utf8')).version)
  .digest('hex');
const isCurrent = existsSync(madeFrom) && readFileSync(madeFrom, 'utf8') === fingerprint;

if (!isCurrent) {
  execFileSync(process.execPath, [join(dirname(prismaPackage), 'build/index.js'), 'generate', '--no-hints'], {
    cwd: root,
    stdio: 'pipe', // what it says is shown when it fails
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: '1',
      NO_UPDATE_NOTIFIER: '1',
    },
  });
  writeFileSync(madeFrom, fingerprint);
}
