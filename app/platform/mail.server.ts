import nodemailer from 'nodemailer';

import type { Config } from './config.server';

/** A letter in plain text. */
export type Letter = { to: string; subject: string; text: string };

/** The door to e-mail. */
export type Mail = {
  /** Hands a letter to the mail server; throws when it does not take it. `id` lets a mail program see a double as one. */
  send(letter: Letter, id: string): Promise<void>;
  close(): void;
};

/** Long enough for a slow server, short enough for the letters behind this one. */
const PATIENCE_MS = 20_000;

/** Opens the way that `SMTP_URL` names; null when there is none. Nothing connects before the first letter. */
export function openMail({ mail }: Pick<Config, 'mail'>): Mail | null {
  if (!mail) return null;
  const transport = nodemailer.createTransport({
    url: mail.smtpUrl,
    pool: true,
    maxConnections: 2,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = /@([^<>\s]+?)>?$/.exec(mail.from)?.[1] ?? 'localhost';
  return {
    async send({ to, subject, text }, id) {
      await transport.sendMail({
        from: mail.from,
        to: { name: '', address: to }, // an object: what was typed can name no second receiver
        subject,
        text,
        messageId: `<${id}@${domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
    close: () => transport.close(),
  };
}
