import { cleanupOutdatedCaches, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching';
import { sendWaiting } from './send-scans.js';

interface WaitingEvent {
  waitUntil(work: Promise<unknown>): void;
}

/** The server writes what to keep in front of this script: the page with a revision, assets under their hashed names. */
declare const self: {
  precacheManifest: PrecacheEntry[];
  location: { search: string };
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(type: 'install' | 'activate' | 'sync', listener: (event: WaitingEvent) => void): void;
};

/** Of the two readers, only the one this browser can run is worth the way; the page knows, and says so in the address. */
const useless = /sans-wasm/.test(self.location.search) ? /wasm/ : /plain-reader/;
precacheAndRoute(self.precacheManifest.filter((entry) => typeof entry === 'string' || !useless.test(entry.url)));
cleanupOutdatedCaches();
self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
// The browser wakes this up when the network is back, though the page was closed.
self.addEventListener('sync', (event) => event.waitUntil(sendWaiting()));
