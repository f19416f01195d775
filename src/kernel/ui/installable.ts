import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { assetPath, assetsOf, browserDirectory } from './assets.js';

const icons = [
  ['src/kernel/ui/styles/icon-192.png', '192x192', 'any'],
  ['src/kernel/ui/styles/icon-512.png', '512x512', 'any'],
  ['src/kernel/ui/styles/icon-maskable-512.png', '512x512', 'maskable'],
] as const;

interface Manifest {
  /** Path of the page that is installed, and of everything below it. */
  scope: string;
  name: string;
  shortName: string;
}

/** What a phone needs to put a page among its applications. */
export function webManifest({ scope, name, shortName }: Manifest): string {
  return JSON.stringify({
    id: scope,
    name,
    short_name: shortName,
    lang: 'fr',
    start_url: scope,
    scope,
    display: 'standalone',
    background_color: '#fbf8f3',
    theme_color: '#0b5560',
    icons: icons.map(([entry, sizes, purpose]) => ({ src: assetPath(entry), sizes, purpose, type: 'image/png' })),
  });
}

interface Offline {
  /** Name of the worker’s own script in vite.config.ts. */
  worker: string;
  /** Pages kept, with their text: the same for everyone who may open them. */
  pages: [url: string, text: string][];
  /** Entries of the scripts those pages need; style, icons and what they import come along. */
  scripts: string[];
}

/**
 * A service worker that opens these pages without network. Its text changes whenever a page or an asset does: that is
 * how a device learns of a new version.
 */
export function serviceWorkerScript({ worker, pages, scripts }: Offline): string {
  const needed = [
    'src/kernel/ui/styles/main.css',
    'src/kernel/ui/styles/icon.svg',
    'src/kernel/ui/browser/guard.entry.ts',
    ...scripts,
    ...icons.map(([entry]) => entry),
  ];
  const kept = [
    ...pages.map(([url, text]) => ({ url, revision: createHash('sha256').update(text).digest('hex').slice(0, 16) })),
    ...assetsOf(needed).map((url) => ({ url, revision: null })),
  ];
  const script = readFileSync(path.join(browserDirectory, 'workers', `${worker}.js`), 'utf8');
  return `self.precacheManifest = ${JSON.stringify(kept)};\n${script}`;
}
