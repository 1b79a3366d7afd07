import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

import type { Config } from './config.server';

/** Says how a text was sealed, so that another way can come beside it one day. */
const VERSION = 'v1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A key of its own, derived by HKDF (RFC 5869), so that nothing else signed with the secret says anything of it. */
const keyOf = ({ sessionSecret }: Pick<Config, 'sessionSecret'>): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', sessionSecret, '', `cho-vuon sealed ${VERSION}`, 32));

/**
 * A secret of somebody else's (the key of a bank-watching service) in a form that may lie in the database and its
 * backups: AES-256-GCM. Sealing the same text twice gives two different seals.
 */
export function seal(config: Pick<Config, 'sessionSecret'>, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyOf(config), nonce).setAAD(Buffer.from(VERSION));
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${VERSION}.${sealed.toString('base64url')}`;
}

/**
 * The text that was sealed; null when the seal is broken, is none of ours, or was made with another SESSION_SECRET:
 * then the secret must be asked for again.
 */
export function open(config: Pick<Config, 'sessionSecret'>, sealed: string): string | null {
  const [, body] = /^v1\.([\w-]+)$/.exec(sealed) ?? [];
  const bytes = Buffer.from(body ?? '', 'base64url');
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', keyOf(config), bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(VERSION)).setAuthTag(bytes.subarray(-TAG_BYTES));
  const opened = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
  try {
    return Buffer.concat([opened, decipher.final()]).toString('utf8');
  } catch {
    return null; // `final` throws for one reason: the tag does not fit
  }
}
