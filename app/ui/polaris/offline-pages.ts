import { useEffect } from 'react';

/** What opens without a network once somebody has signed in here: the home page, the lists, and a new listing's form. */
const PATHS = [
  '/admin/listings/new',
  '/admin/listings/new.data',
  '/admin',
  '/admin.data',
  '/admin/listings',
  '/admin/orders',
  '/admin/orders.data',
];

/**
 * Lets this person's pages open without a network, on this phone and as long as they are signed in. `helpers` are
 * addresses that those pages ask for in passing. Null: what is shown is somebody else's, and nothing of it stays here.
 */
export function useOfflinePages(person: string | null, helpers: readonly string[]): void {
  const asked = helpers.join(' ');
  useEffect(() => {
    if (!canKeep()) return;
    if (person === null) return void forgetPages();
    void navigator.serviceWorker.register('/worker.js', { scope: '/admin' });
    void layIn(person, [...PATHS, ...asked.split(' ').map(manifestOf)]);
  }, [person, asked]);
}

/** Lets a page that was seen open without a network too, whether it was come to by a link or by its address. */
export function useOfflinePage(person: string | null, path: string): void {
  useEffect(() => {
    if (person && canKeep()) void layIn(person, [path, `${path}.data`, manifestOf(path)]);
  }, [person, path]);
}

/** While somebody works on the house itself, its files change faster than their names. */
const canKeep = (): boolean => 'serviceWorker' in navigator && import.meta.env.PROD;

function manifestOf(path: string): string {
  const { version } = (window as { __remixManifest?: { version: string } }).__remixManifest ?? {};
  return `/__manifest?p=${encodeURIComponent(path)}&version=${version}`;
}

async function layIn(person: string, paths: readonly string[]): Promise<void> {
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ person, paths });
}

/** The worker keeps pages only as long as this says whose they are. */
const WHO = 'pages-who';

/** Takes every kept page off this device: whoever signs in next must not see them. */
export async function forgetPages(): Promise<void> {
  if (typeof caches === 'undefined') return; // an address that is not safe (http) keeps none
  await caches.delete(WHO);
  for (const name of await caches.keys()) if (name.startsWith('pages-')) await caches.delete(name);
}
