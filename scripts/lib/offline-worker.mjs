/** Builds the service worker beside the pages it opens without a network. */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Files of pages that are never opened behind a household's sign-in, or that need no copy. */
const NOT_NEEDED =
  /^(shop\.|storefront|search|coop|sitemap|robots|cooperative|attend|join|signup|login|healthz|readyz)|\.map$/;

/**
 * As soon as all pages are built: the list of files can be known only then.
 * @returns {import('vite').Plugin}
 */
export const offlineWorker = () => ({
  name: 'offline-worker',
  apply: (_config, { command, isSsrBuild }) => command === 'build' && isSsrBuild === true,
  async closeBundle() {
    const files = readdirSync(join(ROOT, 'build/client/assets')).filter((file) => !NOT_NEEDED.test(file));
    const entries = files.map((file) => ({ url: `/assets/${file}`, revision: null })); // a hash is in the name
    await build({
      configFile: false,
      root: ROOT,
      logLevel: 'warn',
      publicDir: false,
      define: {
        BUILT_FILES: JSON.stringify(entries),
        BUILD: JSON.stringify(createHash('sha256').update(files.join()).digest('hex').slice(0, 12)),
        'process.env.NODE_ENV': JSON.stringify('production'),
      },
      build: {
        outDir: 'build/client',
        emptyOutDir: false,
        copyPublicDir: false,
        target: 'es2020',
        lib: { entry: 'app/offline-worker.ts', formats: ['iife'], name: 'worker', fileName: () => 'worker.js' },
      },
    });
  },
});
