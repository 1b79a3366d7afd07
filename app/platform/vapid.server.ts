import webPush from 'web-push';

/** The pair of keys a server signs its push messages with (RFC 8292), base64url. */
export type VapidKeys = { publicKey: string; privateKey: string };

export const makeVapidKeys = (): VapidKeys => webPush.generateVAPIDKeys();
