import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import supertest from 'supertest';
import { startApp, type TestApp } from '../support/app.js';

const MOST_BYTES = 80_000;
const scope = '/partenaire/scanner';

let app: TestApp;
let page: string;
let worker: string;
beforeAll(async () => {
  app = await startApp();
  page = (await get(scope)).text;
  worker = (await get(`${scope}/service-worker.js`)).text;
});
afterAll(() => app.close());

const get = (path: string) => supertest(app.nest.getHttpServer()).get(path).set('host', 'pass.alfortville.example');
const bytesOf = async (path: string): Promise<Buffer> => {
  const { status, body } = await get(path)
    .buffer(true)
    .parse((stream, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => done(null, Buffer.concat(chunks)));
    });
  expect([path, status]).toEqual([path, 200]);
  return body as Buffer;
};

/** What the page names, and what its scripts import from there on. */
async function loadedFrom(html: string): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  const load = async (path: string): Promise<void> => {
    if (found.has(path)) return;
    const bytes = await bytesOf(path);
    found.set(path, bytes);
    // The other file of our type is for letters that French does not have.
    if (path.endsWith('.css'))
      for (const [font] of bytes.toString().matchAll(/\/assets\/[\w-]+latin-wght[\w-]+\.woff2/g)) await load(font);
    if (!path.endsWith('.js')) return;
    for (const [, name] of bytes.toString().matchAll(/(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g))
      await load(`/assets/${name}`);
  };
  for (const [, path] of html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css|svg))"/g)) await load(path!);
  return found;
}

describe('a till on a slow network', () => {
  test('loads its first screen in less than 80 kB: page, scripts, style, type, icon, worker; the decoders aside', async () => {
    const files = await loadedFrom(page);
    for (const kind of [/scanner-.*\.js$/, /main-.*\.css$/, /latin-wght-.*\.woff2$/, /icon-.*\.svg$/])
      expect([kind, [...files.keys()].some((path) => kind.test(path))]).toEqual([kind, true]);
    // Type is compressed by itself: gzip adds a few bytes.
    const sizes = [Buffer.from(page), Buffer.from(worker), ...files.values()].map((bytes) => gzipSync(bytes).length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_BYTES);
  });

  test('then keeps everything: page, scripts, style, type and the decoder', async () => {
    const [, list] = /^self\.precacheManifest = (\[.*?\]);$/m.exec(worker)!;
    const kept = (JSON.parse(list!) as { url: string }[]).map(({ url }) => url);
    for (const path of (await loadedFrom(page)).keys()) expect(kept).toContain(path);
    expect(kept).toContain(scope);
    expect(kept.some((url) => /zxing_reader-.*\.wasm$/.test(url))).toBe(true);
    expect(kept.some((url) => /atkinson.*\.woff2$/.test(url))).toBe(true);
    for (const url of kept) await bytesOf(url);
  });
});
