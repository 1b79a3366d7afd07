import { isPushEndpoint } from '~/platform/push-endpoint';
import type { Platform } from '~/platform/platform.server';
import { ok, refuse, type Problem, type Result } from '~/shared/result';

/** Nobody reads on more devices; the oldest ones go. */
const DEVICES_MAX = 10;

const isBytes = (text: string, bytes: number): boolean =>
  /^[\w-]+=*$/.test(text) && Buffer.from(text, 'base64url').length === bytes;

const unreadable: Problem = { code: 'books.device-unreadable' };

/**
 * Lets a browser be told of a person's orders from now on. A browser belongs to who used it last: a phone that a family
 * shares tells nobody of another's orders. Refuses what no push service of a browser has handed out.
 */
export async function addDevice(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { personId, endpoint, p256dh, auth }: { personId: string; endpoint: string; p256dh: string; auth: string },
): Promise<Result<null>> {
  if (!isPushEndpoint(endpoint) || !isBytes(p256dh, 65) || !isBytes(auth, 16)) return refuse(unreadable);
  await db.$transaction(async (tx) => {
    await tx.pushSubscription.deleteMany({ where: { endpoint } });
    await tx.pushSubscription.create({ data: { personId, endpoint, p256dh, auth, createdAt: clock.now() } });
    const old = await tx.pushSubscription.findMany({
      where: { personId },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      skip: DEVICES_MAX,
      select: { id: true },
    });
    if (old.length > 0) await tx.pushSubscription.deleteMany({ where: { id: { in: old.map(({ id }) => id) } } });
  });
  return ok(null);
}

/** Tells this browser nothing more. What is not there is no fault: it may be asked twice. */
export const removeDevice = async (
  { db }: Pick<Platform, 'db'>,
  { personId, endpoint }: { personId: string; endpoint: string },
): Promise<void> => {
  await db.pushSubscription.deleteMany({ where: { personId, endpoint } });
};
