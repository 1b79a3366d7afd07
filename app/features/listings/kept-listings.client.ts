import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

import type { KeptListing } from './kept-listing';

interface Shelf extends DBSchema {
  listings: { key: string; value: KeptListing; indexes: { owner: string } };
}

/** `sent` names the stored listing, `refused` one that needs a hand, `kept` one that was just written down. */
export type KeptNews = { type: 'kept' | 'refused' | 'forgotten' | 'sent'; id: string; listingId?: string };

let opened: Promise<IDBPDatabase<Shelf>> | undefined;
const shelf = () =>
  (opened ??= openDB<Shelf>('chovuon-listings', 1, {
    upgrade: (db) => void db.createObjectStore('listings', { keyPath: 'id' }).createIndex('owner', 'owner'),
    terminated: () => (opened = undefined),
  }));

const line = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('chovuon-listings');
const listeners = new Set<(news: KeptNews) => void>();
line?.addEventListener('message', ({ data }: MessageEvent<KeptNews>) => listeners.forEach((hear) => hear(data)));

/** Tells this page and every other tab. */
export function tellKept(news: KeptNews): void {
  listeners.forEach((hear) => hear(news));
  line?.postMessage(news);
}

/** Hears what becomes of the listings that wait on this phone; gives the way to stop listening. */
export function hearKept(hear: (news: KeptNews) => void): () => void {
  listeners.add(hear);
  return () => void listeners.delete(hear);
}

/** Writes a listing down, in place of an older press of the same; false when this browser keeps nothing. */
export async function writeKept(kept: KeptListing): Promise<boolean> {
  try {
    const tx = (await shelf()).transaction('listings', 'readwrite', { durability: 'strict' });
    await Promise.all([tx.store.put(kept), tx.done]);
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
  tellKept({ type: kept.problems ? 'refused' : 'kept', id: kept.id });
  return true;
}

/** What a person has waiting on this phone, the oldest first. */
export async function findKept(owner: string): Promise<KeptListing[]> {
  try {
    const found = await (await shelf()).getAllFromIndex('listings', 'owner', owner);
    return found.sort((one, other) => one.keptAt - other.keptAt);
  } catch (error) {
    if (error instanceof DOMException) return []; // a private window keeps nothing
    throw error;
  }
}

export const findOneKept = async (id: string): Promise<KeptListing | undefined> => (await shelf()).get('listings', id);

export async function forgetKept(id: string, news: KeptNews = { type: 'forgotten', id }): Promise<void> {
  await (await shelf()).delete('listings', id);
  tellKept(news);
}
