import { DetailedError, Upload } from 'tus-js-client';

import { atMost } from '~/shared/at-most';
import type { Problem } from '~/shared/result';

import type { AdminPhoto } from './admin-photo';
import { LARGEST_FILE, tooHeavy } from './photo-file';
import { nextTry, shrunkBy, type PhonePhoto } from './phone-photo';
import { changePhonePhoto, findPhonePhoto, findPhonePhotos, tellPhone } from './phone-photos.client';
import { shrinkPhoto } from './shrink-photo.client';

/** Photos on their way at once: more would only share the same thin line. */
const SENT_AT_ONCE = 3;

/** A line that carries nothing for so long is dead, whatever it says of itself. */
const STALLED_AFTER_MS = 60_000;

/** Each piece is answered, so that what lies unanswered in a slow phone's buffers stays small. */
const PIECE_BYTES = 512 * 1024;

const door = atMost(SENT_AT_ONCE);
const underWay = new Set<string>();
let tries = 0;
let timer: number | undefined;

/**
 * Sends what waits on this phone, each photo from where it broke off, and tries again by itself until all has arrived.
 * May be called as often as one likes and in as many tabs; each call means that something has changed, so the waits
 * between tries begin anew.
 */
export async function sendPhonePhotos(owner: string): Promise<void> {
  tries = 0;
  await sendWaiting(owner);
}

async function sendWaiting(owner: string): Promise<void> {
  window.clearTimeout(timer);
  const waiting = (await findPhonePhotos({ owner })).filter(({ id, outcome }) => !outcome && !underWay.has(id));
  const send = async (id: string) => {
    let isDone = false;
    try {
      isDone = await sendInTurn(id);
    } finally {
      if (!isDone) tryLater(owner); // at once, not when the slowest of the others is through
    }
  };
  await Promise.all(waiting.map(({ id }) => send(id)));
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
  underWay.add(id);
  try {
    return await door(() => alone(`photo ${id}`, () => sendOne(id)));
  } finally {
    underWay.delete(id);
  }
}

/** Only one tab sends a photo; false when another one does. */
async function alone(name: string, work: () => Promise<boolean>): Promise<boolean> {
  if (!navigator.locks) return work();
  return navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? work() : false));
}

async function sendOne(id: string): Promise<boolean> {
  const found = await findPhonePhoto(id);
  if (!found || found.outcome) return true;
  const photo = await shrunk(found);
  tellPhone({ type: 'sending', id, percent: 0 });
  const arrived = await bring(photo);
  if (!arrived) return true;
  if ('code' in arrived) {
    tellPhone({ type: 'waiting', id, problem: arrived.code === 'photos.not-sent' ? null : arrived });
    return false;
  }
  await changePhonePhoto(id, { outcome: arrived });
  if ('photo' in arrived) tellPhone({ type: 'sent', id, photo: arrived.photo });
  else tellPhone({ type: 'turned-away', id, problem: arrived.problem });
  return true;
}

/** What became of it: the server's word, something that stops it for now, or null when it was taken away meanwhile. */
async function bring(photo: PhonePhoto): Promise<PhonePhoto['outcome'] | Problem> {
  if (photo.file.size > LARGEST_FILE) return { problem: tooHeavy };
  const problem = await carry(photo);
  if (problem) return problem;
  return (await findPhonePhoto(photo.id)) ? askForOutcome(photo) : null;
}

async function shrunk(photo: PhonePhoto): Promise<PhonePhoto> {
  if (photo.isShrunk) return photo;
  const file = await shrinkPhoto(photo.file);
  await changePhonePhoto(photo.id, { file, isShrunk: true });
  const less = shrunkBy({ ...photo, file });
  if (less) tellPhone({ type: 'shrunk', id: photo.id, ...less });
  return { ...photo, file, isShrunk: true };
}

/** Brings the bytes over; null when they are all there. */
function carry(photo: PhonePhoto): Promise<Problem | null> {
  const { id, file, isBegun } = photo;
  return new Promise((resolve) => {
    let watch: number | undefined;
    let percent = 0;
    const end = (problem: Problem | null) => {
      window.clearTimeout(watch);
      window.removeEventListener('offline', giveUp);
      resolve(problem);
    };
    const giveUp = () => void upload.abort().then(() => end({ code: 'photos.not-sent' }));
    const alive = () => {
      window.clearTimeout(watch);
      watch = window.setTimeout(giveUp, STALLED_AFTER_MS);
    };
    const upload = new Upload(file, {
      endpoint: '/admin/uploads',
      uploadUrl: isBegun ? `/admin/uploads/${id}` : null,
      metadata: { id },
      chunkSize: PIECE_BYTES,
      retryDelays: null,
      storeFingerprintForResuming: false,
      onUploadUrlAvailable: () => void changePhonePhoto(id, { isBegun: true }),
      onProgress: (bytes, total) => {
        alive();
        const now = total ? Math.floor((100 * bytes) / total) : 0;
        if (now !== percent) tellPhone({ type: 'sending', id, percent: (percent = now) });
      },
      onSuccess: () => end(null),
      onError: (error) => {
        const status = error instanceof DetailedError ? (error.originalResponse?.getStatus() ?? 0) : 0;
        if (status === 410) return end(null); // it arrived before, only the answer was lost
        if (status === 409 || status === 423) void changePhonePhoto(id, { isBegun: true });
        end({ code: status === 401 ? 'photos.signed-out' : 'photos.not-sent' });
      },
    });
    window.addEventListener('offline', giveUp);
    alive();
    upload.start();
  });
}

/** What the server makes of a photo whose bytes are all there; a problem that time or a sign-in may mend. */
async function askForOutcome({ id, listingId }: PhonePhoto): Promise<NonNullable<PhonePhoto['outcome']> | Problem> {
  const query = new URLSearchParams({ upload: id, ...(listingId ? { listing: listingId } : {}) });
  try {
    const answer = await fetch(`/admin/photos?${query}`, {
      method: 'POST',
      headers: { Accept: 'application/json' },
      signal: AbortSignal.timeout(STALLED_AFTER_MS),
    });
    const isJson = /json/.test(answer.headers.get('Content-Type') ?? '');
    if (answer.status === 201 && isJson) return { photo: (await answer.json()) as AdminPhoto };
    if (answer.redirected) return { code: 'photos.signed-out' };
    if (!isJson || answer.status >= 500) return { code: 'photos.not-sent' };
    const { problem } = (await answer.json()) as { problem?: Problem };
    if (!problem || problem.code === 'photos.not-sent') return { code: 'photos.not-sent' };
    return { problem };
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException) return { code: 'photos.not-sent' };
    throw error;
  }
}
