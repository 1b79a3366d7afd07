import { findPhonePhotos, forgetFormPhotos } from '~/features/photos/phone-photos.client';
import { nextTry } from '~/features/photos/phone-photo';
import type { Problem } from '~/shared/result';

import { fieldsToSend, keptForm, type KeptListing } from './kept-listing';
import { findKept, findOneKept, forgetKept, writeKept } from './kept-listings.client';

/** A line that answers nothing for so long is dead. */
const GIVE_UP_AFTER_MS = 45_000;

let tries = 0;
let timer: number | undefined;

/**
 * Sends the listings that wait on this phone, each when all its photos have arrived, and tries again by itself.
 * May be called as often as one likes and in as many tabs.
 */
export async function sendKeptListings(owner: string): Promise<void> {
  window.clearTimeout(timer);
  let isLeft = false;
  for (const { id, problems } of await findKept(owner)) {
    if (problems) continue;
    const isDone = await alone(`kept ${id}`, () => sendOne(id));
    isLeft ||= !isDone;
  }
  if (isLeft) timer = window.setTimeout(() => void sendKeptListings(owner), nextTry(tries++));
  else tries = 0;
}

async function alone(name: string, work: () => Promise<boolean>): Promise<boolean> {
  if (!navigator.locks) return work();
  return navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? work() : false));
}

async function sendOne(id: string): Promise<boolean> {
  const kept = await findOneKept(id);
  if (!kept || kept.problems) return true;
  const photos = await findPhonePhotos({ form: keptForm(id) });
  if (photos.some(({ outcome }) => outcome === null)) return false;
  const photoIdOf = new Map(
    photos.map(({ id: key, outcome }) => [key, outcome && 'photo' in outcome ? outcome.photo.id : null]),
  );
  const answer = await post(fieldsToSend(kept, photoIdOf));
  if (!answer) return false;
  if ('problems' in answer) await writeKept({ ...kept, problems: answer.problems });
  else {
    await forgetKept(id, { type: 'sent', id, listingId: answer.id });
    await forgetFormPhotos(keptForm(id));
  }
  return true;
}

/** Null when time or a sign-in has to help first. */
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
    return (await answer.json()) as { id: string } | { problems: Problem[] };
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException) return null; // no network
    throw error;
  }
}
