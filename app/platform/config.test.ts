import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { readConfig } from './config.server';

const dataDir = mkdtempSync(join(tmpdir(), 'chovuon-config-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

const NEEDED = { NODE_ENV: 'test' as const, DATABASE_URL: 'postgresql://localhost/vuon', DATA_DIR: dataDir };
const read = (env: Record<string, string>) => readConfig({ ...NEEDED, ...env });

describe('the settings of Stripe', () => {
  it('takes no cards without keys', () => expect(read({}).stripe).toBeNull());

  it('knows its keys, every webhook secret, and another server to ask', () => {
    const { stripe } = read({
      STRIPE_SECRET_KEY: 'sk_test_vuon',
      STRIPE_WEBHOOK_SECRET: 'whsec_one,whsec_two',
      STRIPE_API_BASE: 'http://127.0.0.1:12111/',
    });
    expect(stripe).toEqual({
      secretKey: 'sk_test_vuon',
      webhookSecrets: ['whsec_one', 'whsec_two'],
      apiBase: 'http://127.0.0.1:12111',
    });
  });

  it.each([
    ['one without the other', { STRIPE_SECRET_KEY: 'sk_test_vuon' }, /STRIPE_WEBHOOK_SECRET is missing/],
    ['the other without the one', { STRIPE_WEBHOOK_SECRET: 'whsec_vuon' }, /STRIPE_SECRET_KEY is missing/],
    ['a publishable key', { STRIPE_SECRET_KEY: 'pk_live_vuon' }, /STRIPE_SECRET_KEY is "…": copy the secret key/],
    ['a webhook secret that is none', { STRIPE_WEBHOOK_SECRET: 'sk_live_vuon' }, /STRIPE_WEBHOOK_SECRET is "…": copy/],
    [
      'an address that is none',
      { STRIPE_API_BASE: 'localhost:1' },
      /STRIPE_API_BASE is "localhost:1": write an address/,
    ],
  ])('says how to mend %s, and repeats no key', (_what, env, sentence) => {
    expect(() => read(env)).toThrow(sentence);
    expect(() => read(env)).not.toThrow(/_vuon/);
  });
});

describe('the settings of messages', () => {
  const MAIL = {
    SMTP_URL: 'smtps://u:geheim@mail.example',
    MAIL_FROM: 'Vườn <a@b.example>',
    PUBLIC_URL: 'https://v.example',
  };

  it('sends no letters where nothing says how', () => expect(read({}).mail).toBeNull());

  it('knows the server and the sender', () =>
    expect(read(MAIL).mail).toEqual({ smtpUrl: MAIL.SMTP_URL, from: MAIL.MAIL_FROM }));

  it('makes a pair of keys once and keeps it, because browsers have subscribed to it', () => {
    const first = read({}).vapid;
    expect(Buffer.from(first.publicKey, 'base64url')).toHaveLength(65);
    expect(Buffer.from(first.privateKey, 'base64url')).toHaveLength(32);
    expect(read({}).vapid).toEqual(first);
    const given = { VAPID_PUBLIC_KEY: first.privateKey + first.privateKey + 'AA', VAPID_PRIVATE_KEY: first.privateKey };
    expect(() => read(given)).toThrow(/VAPID_PUBLIC_KEY is .*write the key as web-push prints it/);
  });

  it.each([
    ['no sender', { ...MAIL, MAIL_FROM: '' }, /MAIL_FROM is missing: SMTP_URL is there, so write MAIL_FROM too/],
    ['no address for links', { ...MAIL, PUBLIC_URL: '' }, /PUBLIC_URL is missing: SMTP_URL is there/],
    ['a sender that is none', { ...MAIL, MAIL_FROM: 'Vườn' }, /MAIL_FROM is "Vườn": write an address/],
    [
      'another kind of address',
      { ...MAIL, SMTP_URL: 'https://u:geheim@mail.example' },
      /SMTP_URL is "https:\/\/…@mail/,
    ],
    ['half a pair of keys', { VAPID_PRIVATE_KEY: 'A'.repeat(43) }, /VAPID_PUBLIC_KEY is missing/],
    ['a private key too short', { VAPID_PRIVATE_KEY: 'geheim' }, /VAPID_PRIVATE_KEY is "…"/],
  ])('%s: says what to mend, and no secret', (_what, env, sentence) => {
    expect(() => read(env)).toThrow(sentence);
    expect(() => read(env)).not.toThrow(/geheim/);
  });
});
