import webPush from 'web-push';

import type { Config } from './config.server';

/** A browser that may be told, as it was handed out by its push service. */
export type PushTarget = { endpoint: string; p256dh: string; auth: string };

/** What a notification says; `url` is where a tap leads, `tag` lets a newer one replace an older one. */
export type Note = {
  title: string;
  body: string;
  url: string;
  tag: string;
  lang: string;
  /** Whose it is: a phone where somebody else has signed in since does not show it. Null: a buyer’s. */
  person: string | null;
};

/** What became of it: `gone` means that this browser will never listen again. */
export type PushOutcome = 'sent' | 'gone';

/** The door to Web Push (RFC 8030, 8188, 8291, 8292). */
export type Push = {
  /** Base64url; a browser needs it to subscribe. */
  publicKey: string;
  /** Hands an encrypted note to the browser's push service; throws when that does not take it. */
  send(target: PushTarget, note: Note): Promise<PushOutcome>;
};

/** News of yesterday wakes nobody. */
const KEPT_SECONDS = 24 * 3600;
const PATIENCE_MS = 15_000;

/** Opens the way to push services. Nothing connects before the first note. */
export function openPush({ vapid, publicUrl, mail }: Pick<Config, 'vapid' | 'publicUrl' | 'mail'>): Push {
  const vapidDetails = { subject: contactOf(publicUrl, mail?.from), ...vapid };
  return {
    publicKey: vapid.publicKey,
    async send({ endpoint, p256dh, auth }, note) {
      const { method, headers, body } = webPush.generateRequestDetails(
        { endpoint, keys: { p256dh, auth } },
        JSON.stringify(note),
        { vapidDetails, TTL: KEPT_SECONDS, urgency: 'high', contentEncoding: 'aes128gcm' },
      );
      const answer = await fetch(endpoint, {
        method,
        headers: headers as Record<string, string>,
        body: new Uint8Array(body),
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      await answer.body?.cancel();
      if (answer.status === 404 || answer.status === 410) return 'gone'; // RFC 8030, 7.3
      if (!answer.ok) throw new Error(`The push service answered ${answer.status}.`);
      return 'sent';
    },
  };
}

/** Whom a push service may write to when something is wrong. */
function contactOf(publicUrl: string | null, from: string | undefined): string {
  if (publicUrl?.startsWith('https:')) return publicUrl;
  const address = from && (/<([^<>]+)>$/.exec(from.trim())?.[1] ?? from.trim());
  return `mailto:${address ?? 'nobody@chovuon.invalid'}`;
}
