/**
 * Keeps the whole app on the phone from the first visit on. What it keeps is the app alone: no answer of the API, no
 * person's data. Anything else goes to the network as if it were not there.
 */
type Shell = { readonly version: string; readonly urls: readonly string[] };
type Waiting = Event & { waitUntil(work: Promise<unknown>): void };
type Asking = Waiting & { readonly request: Request; respondWith(answer: Promise<Response>): void };
type Worker = {
  addEventListener(name: 'install' | 'activate', listener: (event: Waiting) => void): void;
  addEventListener(name: 'fetch', listener: (event: Asking) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
};

const worker = globalThis as unknown as Worker;
const HOME = '/field/';
const PREFIX = 'erekap-field-';

/** Filled in when the app is built (vite.config.ts). */
const shell = JSON.parse('__SHELL__') as Shell;
const NAME = PREFIX + shell.version;

worker.addEventListener('install', (event) => {
  event.waitUntil(keepAll().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(forgetOlder().then(() => worker.clients.claim()));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin || !url.pathname.startsWith(HOME)) return;
  // Every screen is the one page; its address says which.
  const wanted = request.mode === 'navigate' ? HOME : url.pathname;
  event.respondWith(caches.open(NAME).then((cache) => cache.match(wanted)).then((kept) => kept ?? fetch(request)));
});

/** All files or none, past the browser's own cache: half a new app would be worse than the old one. */
async function keepAll(): Promise<void> {
  const cache = await caches.open(NAME);
  await cache.addAll(shell.urls.map((url) => new Request(url, { cache: 'reload' })));
}

async function forgetOlder(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== NAME).map((name) => caches.delete(name)));
}
