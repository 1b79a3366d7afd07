import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vitest/config';

const NOT_OURS = ['**/node_modules/**', 'build/**', 'data/**', '.cache/**'];

export default defineConfig({
  resolve: { alias: { '~': fileURLToPath(new URL('./app', import.meta.url)) } },
  test: {
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          testTimeout: 20_000,
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...NOT_OURS, '**/*.{db,system}.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['**/*.db.test.ts'],
          exclude: NOT_OURS,
          globalSetup: 'test/postgres.ts',
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'system', // whole processes: the launcher, the database being killed
          include: ['**/*.system.test.ts'],
          exclude: NOT_OURS,
          testTimeout: 90_000, // a start may build first, and the machine may be busy
          hookTimeout: 90_000,
        },
      },
    ],
  },
});
