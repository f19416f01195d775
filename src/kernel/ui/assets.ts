import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Built by Vite from this project; its manifest says under which hashed name each entry is served. */
export const browserDirectory = path.resolve(import.meta.dirname, '../../../dist/browser');

type Manifest = Record<string, { file: string; assets?: string[]; css?: string[]; imports?: string[] }>;
let manifest: Manifest | undefined;

/** Address of a built entry, `src/kernel/ui/styles/main.css` for instance. */
export function assetPath(entry: string): string {
  manifest ??= readManifest();
  const chunk = manifest[entry];
  if (!chunk) throw new Error(`No built asset for ${entry}: run npm run build.`);
  return `/${chunk.file}`;
}

/** Addresses of these entries and of everything they need to work without network. */
export function assetsOf(entries: string[]): string[] {
  manifest ??= readManifest();
  const found = new Set<string>();
  const collect = (entry: string): void => {
    const chunk = manifest![entry];
    if (!chunk || found.has(`/${chunk.file}`)) return;
    for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) found.add(`/${file}`);
    for (const other of chunk.imports ?? []) collect(other);
  };
  for (const entry of entries) collect(entry);
  return [...found];
}

/** Addresses of the style sheets these entries bring along, but for those they load later. */
export function stylesOf(entries: string[]): string[] {
  return assetsOf(entries).filter((file) => file.endsWith('.css'));
}

function readManifest(): Manifest {
  const file = path.join(browserDirectory, '.vite/manifest.json');
  if (!existsSync(file)) throw new Error('The browser bundles are not built: run npm run build.');
  return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
}
