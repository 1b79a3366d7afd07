import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { z } from 'zod';

import { ConfigError } from './config-error';
import { readStorageUrl } from './storage-url.server';

const onOff = (fallback: boolean) =>
  z
    .enum(['0', '1', 'false', 'true'], { error: 'write 1 (on) or 0 (off)' })
    .optional()
    .transform((word) => (word === undefined ? fallback : word === '1' || word === 'true'));

const url = (schemes: readonly string[], example: string) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol), {
    error: `write an address like ${example}`,
  });

const storageUrl = z.string().superRefine((text, { addIssue }) => {
  const place = readStorageUrl(text);
  if ('mend' in place) addIssue({ code: 'custom', message: place.mend });
});

const secret = z.string().min(32, { error: 'write at least 32 random characters, or leave it out to have one made' });

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).catch('production'),
  PORT: z.coerce
    .number({ error: 'write a port number between 0 and 65535' })
    .int({ error: 'write a whole port number' })
    .min(0, { error: 'write a port number between 0 and 65535' })
    .max(65535, { error: 'write a port number between 0 and 65535' })
    .default(3000),
  DATABASE_URL: url(['postgres:', 'postgresql:'], 'postgresql://user:password@host:5432/database'),
  DATA_DIR: z.string().min(1, { error: 'name a folder' }).default('./data'),
  STORAGE_URL: storageUrl.optional(),
  PUBLIC_URL: url(['http:', 'https:'], 'https://chovuon.example').optional(),
  SESSION_SECRET: secret.optional(),
  DEMO: onOff(true),
  JOBS: onOff(true),
  TRUST_PROXY: onOff(false),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], { error: 'write silent, error, warn, info or debug' })
    .default('info'),
});

/** Everything the environment may say, parsed once at the start. */
export type Config = {
  env: 'development' | 'production' | 'test';
  port: number;
  databaseUrl: string;
  dataDir: string;
  /** Where files go: `file:///…` or `s3://…`, see storage-url.ts. */
  storageUrl: string;
  /** Without a slash at the end; null: take each request's own host. */
  publicUrl: string | null;
  sessionSecret: string;
  demo: boolean;
  runsJobs: boolean;
  logLevel: z.infer<typeof schema>['LOG_LEVEL'];
};

/** Reads the settings, or throws a `ConfigError` that names every wrong variable. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const sentences = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      const value = given[name]?.replace(/\/\/[^/@]*@/, '//…@'); // a sentence may end up in a log, a password may not
      return value === undefined ? `${name} is missing.` : `${name} is "${value}": ${issue.message}.`;
    });
    throw new ConfigError(sentences.join(' '));
  }
  const value = parsed.data;
  const dataDir = resolve(value.DATA_DIR);
  return {
    env: value.NODE_ENV,
    port: value.PORT,
    databaseUrl: value.DATABASE_URL,
    dataDir,
    storageUrl: value.STORAGE_URL ?? pathToFileURL(join(dataDir, 'files')).href,
    publicUrl: value.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    sessionSecret: value.SESSION_SECRET ?? ownSecret(dataDir),
    demo: value.DEMO,
    runsJobs: value.JOBS,
    logLevel: value.LOG_LEVEL,
  };
}

/** A secret made at the first start and kept, so that people stay signed in over restarts. */
function ownSecret(dataDir: string): string {
  const file = join(dataDir, 'session-secret');
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}
