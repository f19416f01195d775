import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';
import { sendWaiting } from './send-scans.js';

interface FetchEvent {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface WaitingEvent {
  waitUntil(work: Promise<unknown>): void;
}

/** The server writes what to keep in front of this script: the page with a revision, assets under their hashed names. */
declare const self: {
  precacheManifest: { url: string; revision: string | null }[];
  location: { search: string };
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(type: 'install' | 'activate' | 'sync', listener: (event: WaitingEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
};

/** Of the two readers, only the one this browser can run is worth the way; the page knows, and says so in the address. */
const other = /sans-wasm/.test(self.location.search) ? /wasm/ : /plain-reader/;
precacheAndRoute(self.precacheManifest.filter(({ url }) => !other.test(url)));

const ASKED_FOR = 'lecteur-demande';

/** An engine that may run WebAssembly and is too old for our module asks for the other after all: then that is kept. */
async function keptOnceAskedFor(request: Request): Promise<Response> {
  const cache = await caches.open(ASKED_FOR);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone()).catch(() => undefined);
  return answer;
}

/** Those of the version before. */
async function forgetOthers(): Promise<void> {
  const known = new Set(self.precacheManifest.map(({ url }) => url));
  const cache = await caches.open(ASKED_FOR);
  for (const request of await cache.keys()) if (!known.has(new URL(request.url).pathname)) await cache.delete(request);
}

self.addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url);
  if (self.precacheManifest.some(({ url }) => url === pathname && other.test(url)))
    event.respondWith(keptOnceAskedFor(event.request));
});
cleanupOutdatedCaches();
self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim().then(forgetOthers)));
// The browser wakes this up when the network is back, though the page was closed.
self.addEventListener('sync', (event) => event.waitUntil(sendWaiting()));
