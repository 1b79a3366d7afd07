import { forgetPhonePhoto, gatherFormPhotos } from '~/features/photos/phone-photos.client';
import { nextTry } from '~/features/photos/phone-photo';
import type { Problem } from '~/shared/result';

import { fieldsToSend, keptForm, photoKeysOf, type KeptListing } from './kept-listing';
import { findKept, findOneKept, forgetKept, writeKept } from './kept-listings.client';

/** A line that answers nothing for so long is dead. */
const GIVE_UP_AFTER_MS = 45_000;

/** Listings this tab is at, and whether somebody asked for them again meanwhile: what they lacked may be there now. */
const underWay = new Map<string, { isAskedAgain: boolean }>();
let tries = 0;
let timer: number | undefined;

/**
 * Sends the listings that wait on this phone, each when all its photos have arrived, and tries again by itself.
 * May be called as often as one likes and in as many tabs; each call means that something has changed, so the waits
 * between tries begin anew.
 */
export async function sendKeptListings(owner: string): Promise<void> {
  tries = 0;
  await sendWaiting(owner);
}

async function sendWaiting(owner: string): Promise<void> {
  window.clearTimeout(timer);
  for (const { id, problems } of await findKept(owner)) {
    if (problems) continue;
    let isDone = false;
    try {
      isDone = await sendInTurn(id);
    } finally {
      if (!isDone) tryLater(owner);
    }
  }
}

/** One appointment for all that is left, whoever makes it. */
function tryLater(owner: string): void {
  window.clearTimeout(timer);
  timer = window.setTimeout(() => {
    tries++;
    void sendWaiting(owner);
  }, nextTry(tries));
}

/** True when nothing is left to do for it here. */
async function sendInTurn(id: string): Promise<boolean> {
  const other = underWay.get(id);
  if (other) return (other.isAskedAgain = true); // whoever is at it looks once more
  const turn = { isAskedAgain: false };
  underWay.set(id, turn);
  try {
    for (;;) {
      const isDone = await alone(`kept ${id}`, () => sendOne(id));
      if (isDone || !turn.isAskedAgain) return isDone;
      turn.isAskedAgain = false;
    }
  } finally {
    underWay.delete(id);
  }
}

/** Only one tab sends a listing; false when another one does. */
async function alone(name: string, work: () => Promise<boolean>): Promise<boolean> {
  if (!navigator.locks) return work();
  return navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? work() : false));
}

async function sendOne(id: string): Promise<boolean> {
  const kept = await findOneKept(id);
  if (!kept || kept.problems) return true;
  const photos = await gatherFormPhotos(keptForm(id), photoKeysOf(kept));
  if (photos.some(({ outcome }) => outcome === null)) return false;
  const photoIdOf = new Map(
    photos.map(({ id: key, outcome }) => [key, outcome && 'photo' in outcome ? outcome.photo.id : null]),
  );
  const answer = await post(fieldsToSend(kept, photoIdOf));
  if (!answer) return false;
  if ('problems' in answer) await writeKept({ ...kept, problems: answer.problems });
  else {
    await forgetKept(id, { type: 'sent', id, listingId: answer.id });
    for (const photo of photos) await forgetPhonePhoto(photo.id);
  }
  return true;
}

/** Null when time or a sign-in has to help first: only a clear word of the server takes a listing off the phone. */
async function post(fields: KeptListing['fields']): Promise<{ id: string } | { problems: Problem[] } | null> {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  try {
    const answer = await fetch('/admin/listings/kept', {
      method: 'POST',
      body,
      headers: { Accept: 'application/json' },
      signal: AbortSignal.timeout(GIVE_UP_AFTER_MS),
    });
    const isJson = /json/.test(answer.headers.get('Content-Type') ?? '');
    if (answer.redirected || answer.status >= 500 || !isJson) return null;
    const { id, problems } = (await answer.json()) as { id?: string; problems?: Problem[] };
    if (answer.ok && id) return { id };
    return problems && problems.length > 0 ? { problems } : null;
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException) return null; // no network
    throw error;
  }
}
