import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig, type Plugin } from 'vite';
import tsconfigPaths from 'vite-tsconfig-paths';

import remixOptions from './remix.config.js';
import { offlineWorker } from './scripts/lib/offline-worker.mjs';

/** Photos and sheets are opened in processes of their own, which need files of their own beside the built server. */
const childPrograms: Plugin = {
  name: 'child-programs',
  apply: (_config, { command, isSsrBuild }) => command === 'build' && isSsrBuild === true,
  buildStart() {
    this.emitFile({ type: 'chunk', id: 'app/features/photos/press-child.server.ts', fileName: 'press-child.js' });
    this.emitFile({ type: 'chunk', id: 'app/features/listings/import-child.server.ts', fileName: 'import-child.js' });
  },
};

export default defineConfig({
  plugins: [remix(remixOptions), tsconfigPaths(), childPrograms, offlineWorker()],
  // the browsers inside Zalo and Facebook are as old as the phone's last update
  build: { target: 'es2020', cssTarget: ['chrome80', 'safari13'], cssMinify: true },
  optimizeDeps: {
    // Every library of a browser's pages, by name: left to look for itself, Vite finds the server's too, tries to bundle
    // them for a browser, and loads each page twice meanwhile.
    noDiscovery: true,
    include: ['@shopify/polaris', '@shopify/polaris-icons', 'i18next', 'idb', 'react-i18next', 'tus-js-client'],
  },
  server: { hmr: process.env.NODE_ENV === 'test' ? false : undefined },
});
