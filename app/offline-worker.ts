/**
 * What lets the pages behind sign-in open without a network, and tells of orders while none is open: a service worker
 * for `/admin` and nothing else. Built files are laid in when it is installed; pages come from the network while there
 * is one. Shoppers never meet it.
 */
import { cleanupOutdatedCaches, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { NetworkFirst } from 'workbox-strategies';

/** The built files of the pages behind sign-in, and a name that changes with them; both written in by the build. */
declare const BUILT_FILES: PrecacheEntry[];
declare const BUILD: string;

type Moment = Event & { waitUntil(work: Promise<unknown>): void; data?: unknown };
type News = Moment & { data: { json(): Note } | null };
type Tap = Moment & { notification: { data: { url: string }; close(): void } };
type OpenPage = { url: string; focus(): Promise<OpenPage>; navigate(url: string): Promise<OpenPage | null> };
type Worker = {
  skipWaiting(): Promise<void>;
  registration: ServiceWorkerRegistration;
  clients: {
    claim(): Promise<void>;
    matchAll(which: { type: 'window'; includeUncontrolled: true }): Promise<OpenPage[]>;
    openWindow(url: string): Promise<unknown>;
  };
  addEventListener(type: 'install' | 'activate' | 'message', hear: (moment: Moment) => void): void;
  addEventListener(type: 'push', hear: (news: News) => void): void;
  addEventListener(type: 'notificationclick', hear: (tap: Tap) => void): void;
};
/** What the house sends; see `platform/push.server.ts`. */
type Note = { title: string; body: string; url: string; tag: string; lang: string; person: string | null };
const worker = self as unknown as Worker;

const PAGES = `pages-${BUILD}`;
const WHO = 'pages-who';
/** A form that holds nothing yet need not be today's; behind a line that hangs it opens after so long. */
const PATIENCE_SECONDS = 8;

/** Only whole answers to whom they were meant for, while somebody is signed in; a way to the sign-in page is no page. */
const onlyGood = {
  cacheWillUpdate: async ({ response }: { response: Response }) =>
    response.status === 200 && !response.redirected && (await caches.has(WHO)) ? response : null,
};
/** What was never opened leads to what was. */
const elseTheForm = {
  handlerDidError: async ({ request }: { request: Request }) => {
    const form = '/admin/listings/new';
    const isHere = await caches.match(form, { cacheName: PAGES, ignoreVary: true });
    return isHere && request.mode === 'navigate' ? Response.redirect(form, 302) : undefined;
  },
};
const shared = { cacheName: PAGES, matchOptions: { ignoreVary: true } };
const fresh = new NetworkFirst({ ...shared, plugins: [onlyGood, elseTheForm] });
const patient = new NetworkFirst({ ...shared, plugins: [onlyGood], networkTimeoutSeconds: PATIENCE_SECONDS });

cleanupOutdatedCaches();
precacheAndRoute(BUILT_FILES);
registerRoute(({ url, sameOrigin }) => sameOrigin && url.pathname === '/admin/listings/new', patient);
registerRoute(
  ({ url, sameOrigin, request }) =>
    sameOrigin &&
    /^\/admin(\/(?:listings|orders|lessons)(\/[\w-]+)?)?(\.data)?$/.test(url.pathname) &&
    (request.mode === 'navigate' || url.pathname.endsWith('.data')),
  fresh,
);
registerRoute(({ url, sameOrigin }) => sameOrigin && url.pathname === '/__manifest', fresh);

worker.addEventListener('install', (moment) => moment.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (moment) =>
  moment.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => /^pages-/.test(name) && name !== PAGES && name !== WHO))
      .then((old) => Promise.all(old.map((name) => caches.delete(name))))
      .then(() => worker.clients.claim()),
  ),
);
worker.addEventListener('message', (moment) => {
  const { person, paths } = moment.data as { person: string; paths: string[] };
  moment.waitUntil(keep(person, paths));
});

/** Lays in the pages that are to open without a network; whoever signed in before has none left here. */
async function keep(person: string, paths: string[]): Promise<void> {
  const who = await caches.open(WHO);
  const before = await who.match('/admin');
  if (before && (await before.text()) !== person) await caches.delete(PAGES);
  await who.put('/admin', new Response(person));
  const pages = await caches.open(PAGES);
  for (const path of paths) {
    if (await pages.match(path, { ignoreVary: true })) continue;
    const answer = await fetch(path).catch(() => null);
    if (answer?.status === 200 && !answer.redirected) await pages.put(path, answer);
  }
}

worker.addEventListener('push', (news) => {
  const note = news.data?.json();
  if (note) news.waitUntil(show(note));
});
worker.addEventListener('notificationclick', (tap) => {
  tap.notification.close();
  tap.waitUntil(open(tap.notification.data.url));
});

/** Shows news to whom they are for. On a phone where somebody else signed in since, or nobody, it stops listening. */
async function show({ title, body, url, tag, lang, person }: Note): Promise<void> {
  const here = (await caches.has(WHO)) && (await (await caches.open(WHO)).match('/admin'));
  if (person !== null && (!here || (await here.text()) !== person)) {
    await (await worker.registration.pushManager.getSubscription())?.unsubscribe();
    return;
  }
  await worker.registration.showNotification(title, { body, tag, lang, icon: '/icons/icon-192.png', data: { url } });
}

/** Leads to what the news are about: in a page that is open already, else in a new one. */
async function open(url: string): Promise<void> {
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const page = pages.find((one) => new URL(one.url).pathname.startsWith('/admin'));
  const here = page && (await page.navigate(url).catch(() => null)); // refused where the worker does not serve the page
  if (here) await here.focus();
  else await worker.clients.openWindow(url);
}
