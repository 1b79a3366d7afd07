import { defineConfig } from 'prisma/config';

/** Tells Prisma's commands where things are; the application itself never reads this file. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://unused' },
});
