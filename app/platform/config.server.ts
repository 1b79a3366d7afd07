import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { z } from 'zod';

import type { Operator } from '~/shared/operator';

import { ConfigError } from './config-error';
import { OPERATOR_SETTINGS, readOperator } from './operator';
import { readStorageUrl } from './storage-url.server';
import { makeVapidKeys, type VapidKeys } from './vapid.server';

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

/** Keys that must not be repeated in a sentence, which may end up in a log. */
const SECRETS = new Set(['SESSION_SECRET', 'STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET', 'VAPID_PRIVATE_KEY']);

const stripeKey = z.string().regex(/^(?:sk|rk)_(?:test|live)_\w+$/, {
  error: 'copy the secret key from Stripe, which begins with sk_test_ or sk_live_; a publishable key (pk_…) is not it',
});
const stripeWebhookSecret = z.string().regex(/^whsec_[\w+/=]+(?:,whsec_[\w+/=]+)*$/, {
  error: 'copy the signing secret of the webhook from Stripe, which begins with whsec_; two are parted by a comma',
});

/** "Chợ Vườn <don-hang@chovuon.example>" or the address alone. */
const mailbox = z
  .string()
  .refine((text) => /^(?:[^<>@]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/.test(text.trim()), {
    error: 'write an address like Chợ Vườn <orders@chovuon.example>',
  });

const vapidKey = (bytes: number) =>
  z.string().refine((text) => Buffer.from(text, 'base64url').length === bytes, {
    error: 'write the key as web-push prints it, or leave both out to have them made',
  });

const schema = z
  .object({
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
    STRIPE_SECRET_KEY: stripeKey.optional(),
    STRIPE_WEBHOOK_SECRET: stripeWebhookSecret.optional(),
    STRIPE_API_BASE: url(['http:', 'https:'], 'http://127.0.0.1:12111').optional(),
    SMTP_URL: url(['smtp:', 'smtps:'], 'smtps://user:password@mail.example:465').optional(),
    MAIL_FROM: mailbox.optional(),
    VAPID_PUBLIC_KEY: vapidKey(65).optional(),
    VAPID_PRIVATE_KEY: vapidKey(32).optional(),
    DEMO: onOff(true),
    JOBS: onOff(true),
    PAGE_CACHE_MB: z.coerce
      .number({ error: 'write a whole number of megabytes, or 0 to keep no pages' })
      .int({ error: 'write a whole number of megabytes, or 0 to keep no pages' })
      .min(0, { error: 'write a whole number of megabytes, or 0 to keep no pages' })
      .default(64),
    SHOP_SUBDOMAINS: onOff(false),
    TRUST_PROXY: onOff(false),
    ...OPERATOR_SETTINGS,
    LOG_LEVEL: z
      .enum(['silent', 'error', 'warn', 'info', 'debug'], { error: 'write silent, error, warn, info or debug' })
      .default('info'),
  })
  .superRefine((given, { addIssue }) => {
    const needs = (name: keyof typeof given, other: keyof typeof given) => {
      if (given[name] === undefined && given[other] !== undefined)
        addIssue({ code: 'custom', path: [name], message: `${other} is there, so write ${name} too` });
    };
    needs('MAIL_FROM', 'SMTP_URL');
    needs('PUBLIC_URL', 'SMTP_URL'); // a letter's links have to lead somewhere
    if (given.SHOP_SUBDOMAINS && given.PUBLIC_URL === undefined)
      addIssue({
        code: 'custom',
        path: ['PUBLIC_URL'],
        message: 'shops have sub-domains of it (SHOP_SUBDOMAINS), so write PUBLIC_URL too',
      });
    needs('VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY');
    needs('VAPID_PRIVATE_KEY', 'VAPID_PUBLIC_KEY');
    // a card that is charged without the house hearing of it would be worse than no card
    needs('STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET');
    needs('STRIPE_WEBHOOK_SECRET', 'STRIPE_SECRET_KEY');
    // half a notice says nothing
    needs('OPERATOR_NOTICE_LINK', 'OPERATOR_NOTICE_ICON');
    needs('OPERATOR_NOTICE_ICON', 'OPERATOR_NOTICE_LINK');
  });

/** How to reach Stripe; null: this house takes no cards. */
export type StripeConfig = {
  secretKey: string;
  /** Any of them may have signed a webhook: one of the platform, one of Connect, an old and a new one. */
  webhookSecrets: string[];
  /** Another server that speaks Stripe's protocol, such as a test's; null: Stripe itself. */
  apiBase: string | null;
};

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
  /** Whether every shop is at home at a sub-domain of `publicUrl`. */
  shopSubdomains: boolean;
  sessionSecret: string;
  stripe: StripeConfig | null;
  /** Where letters go out and whom they come from; null: this house sends no e-mail. */
  mail: { smtpUrl: string; from: string } | null;
  /** What a push service knows this house by. */
  vapid: VapidKeys;
  /** Who runs this house, as the law wants visitors to know. */
  operator: Operator;
  demo: boolean;
  runsJobs: boolean;
  /** How much memory the pages of shoppers that are kept may take, MB; 0: none is kept. */
  pageCacheMb: number;
  logLevel: z.infer<typeof schema>['LOG_LEVEL'];
};

/** Reads the settings, or throws a `ConfigError` that names every wrong variable. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const sentences = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      // a sentence may end up in a log, a password may not
      const value = SECRETS.has(name) ? given[name] && '…' : given[name]?.replace(/\/\/[^/@]*@/, '//…@');
      if (value !== undefined) return `${name} is "${value}": ${issue.message}.`;
      return issue.code === 'custom' ? `${name} is missing: ${issue.message}.` : `${name} is missing.`;
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
    shopSubdomains: value.SHOP_SUBDOMAINS,
    sessionSecret:
      value.SESSION_SECRET ?? ownSecret(dataDir, 'session-secret', () => randomBytes(32).toString('base64url')),
    stripe: readStripe(value),
    mail: value.SMTP_URL && value.MAIL_FROM ? { smtpUrl: value.SMTP_URL, from: value.MAIL_FROM } : null,
    vapid: vapidOf(value.VAPID_PUBLIC_KEY, value.VAPID_PRIVATE_KEY, dataDir),
    operator: readOperator(value),
    demo: value.DEMO,
    runsJobs: value.JOBS,
    pageCacheMb: value.PAGE_CACHE_MB,
    logLevel: value.LOG_LEVEL,
  };
}

/** The schema has seen to it that both keys are there or none. */
function readStripe(value: z.infer<typeof schema>): StripeConfig | null {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: secrets, STRIPE_API_BASE: base } = value;
  if (!secretKey || !secrets) return null;
  return { secretKey, webhookSecrets: secrets.split(','), apiBase: base?.replace(/\/+$/, '') ?? null };
}

/** The pair that was given, else one of our own: subscriptions are worth nothing with another pair, so it is kept. */
function vapidOf(publicKey: string | undefined, privateKey: string | undefined, dataDir: string): VapidKeys {
  if (publicKey && privateKey) return { publicKey, privateKey };
  const kept = ownSecret(dataDir, 'vapid-keys', () => {
    const made = makeVapidKeys();
    return `${made.publicKey} ${made.privateKey}`;
  });
  const [ownPublic = '', ownPrivate = ''] = kept.split(' ');
  return { publicKey: ownPublic, privateKey: ownPrivate };
}

/** A secret made at the first start and kept, so that people stay signed in over restarts. */
function ownSecret(dataDir: string, name: string, make: () => string): string {
  const file = join(dataDir, name);
  mkdirSync(dataDir, { recursive: true });
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  // whole or not at all: a process that is killed here must leave no empty secret behind
  const half = `${file}.${process.pid}`;
  writeFileSync(half, make(), { mode: 0o600 });
  try {
    linkSync(half, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // another process was faster
  } finally {
    rmSync(half);
  }
  return readFileSync(file, 'utf8').trim();
}
