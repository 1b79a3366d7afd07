import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

import { newUuid } from '~/shared/uuid';

import type { PhoneNews, PhonePhoto } from './phone-photo';

interface Shelf extends DBSchema {
  photos: { key: string; value: PhonePhoto; indexes: { owner: string; form: string } };
}

let opened: Promise<IDBPDatabase<Shelf>> | undefined;
const shelf = () =>
  (opened ??= openDB<Shelf>('chovuon-photos', 1, {
    upgrade(db) {
      const photos = db.createObjectStore('photos', { keyPath: 'id' });
      photos.createIndex('owner', 'owner');
      photos.createIndex('form', 'form');
    },
    terminated: () => (opened = undefined),
  }));

const line = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('chovuon-photos');
const listeners = new Set<(news: PhoneNews) => void>();
line?.addEventListener('message', ({ data }: MessageEvent<PhoneNews>) => listeners.forEach((hear) => hear(data)));

/** Tells this page and every other tab. */
export function tellPhone(news: PhoneNews): void {
  listeners.forEach((hear) => hear(news));
  line?.postMessage(news);
}

/** Hears what happens to the photos on this phone; gives the way to stop listening. */
export function hearPhone(hear: (news: PhoneNews) => void): () => void {
  listeners.add(hear);
  return () => void listeners.delete(hear);
}

/**
 * Writes a chosen file down, at once and as it is: from here on neither a killed tab nor an empty battery loses it.
 * Null when this browser keeps nothing, or has no room left.
 */
export async function keepPhoto(
  file: Blob,
  belongs: Pick<PhonePhoto, 'owner' | 'form' | 'listingId'>,
): Promise<PhonePhoto | null> {
  const photo: PhonePhoto = {
    ...belongs,
    id: newUuid(),
    file,
    bytesTaken: file.size,
    isShrunk: false,
    isBegun: false,
    takenAt: Date.now(),
    outcome: null,
  };
  try {
    const tx = (await shelf()).transaction('photos', 'readwrite', { durability: 'strict' });
    await Promise.all([tx.store.add(photo), tx.done]);
    await navigator.storage?.persist?.();
    return photo;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

const byAge = (one: PhonePhoto, other: PhonePhoto) => one.takenAt - other.takenAt || one.id.localeCompare(other.id);

/** Photos in the order they were taken: of one form, or all that a person has on this phone. */
export async function findPhonePhotos(by: { form: string } | { owner: string }): Promise<PhonePhoto[]> {
  try {
    const db = await shelf();
    const found =
      'form' in by
        ? await db.getAllFromIndex('photos', 'form', by.form)
        : await db.getAllFromIndex('photos', 'owner', by.owner);
    return found.sort(byAge);
  } catch (error) {
    if (error instanceof DOMException) return []; // a private window keeps nothing
    throw error;
  }
}

export const findPhonePhoto = async (id: string): Promise<PhonePhoto | undefined> => (await shelf()).get('photos', id);

/** Changes what the phone knows of a photo; nothing when it was taken away meanwhile. */
export async function changePhonePhoto(id: string, given: Partial<PhonePhoto>): Promise<void> {
  const tx = (await shelf()).transaction('photos', 'readwrite', { durability: 'strict' });
  const photo = await tx.store.get(id);
  if (photo) await tx.store.put({ ...photo, ...given });
  await tx.done;
}

export async function forgetPhonePhoto(id: string): Promise<void> {
  await (await shelf()).delete('photos', id);
  tellPhone({ type: 'forgotten', id });
}

/** The photos of a form that was saved; one that is not sent yet stays, it may belong to another tab's form. */
export async function forgetFormPhotos(form: string): Promise<void> {
  for (const { id, outcome } of await findPhonePhotos({ form })) if (outcome) await forgetPhonePhoto(id);
}

/** Gives photos to another form, such as that of a listing that waits for the signal. */
export async function moveFormPhotos(from: string, to: string): Promise<void> {
  for (const { id } of await findPhonePhotos({ form: from })) await changePhonePhoto(id, { form: to });
}

/**
 * All photos of a form, and those of `keys` that it never got because its tab was killed before it gave them over: they
 * are given now. Throws when the phone cannot be read: a listing must not go without its photos for that.
 */
export async function gatherFormPhotos(form: string, keys: readonly string[]): Promise<PhonePhoto[]> {
  const db = await shelf();
  const given = await db.getAllFromIndex('photos', 'form', form);
  const named = await Promise.all(keys.map((key) => db.get('photos', key)));
  const photos = new Map([...given, ...named].flatMap((photo) => (photo ? [[photo.id, photo]] : [])));
  for (const { id, form: other } of photos.values()) if (other !== form) await changePhonePhoto(id, { form });
  return [...photos.values()].sort(byAge);
}
