import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import supertest from 'supertest';
import { startApp, type TestApp } from '../support/app.js';
import { anOffer, aPartner } from '../support/builders.js';

const MOST_BYTES = 60_000;

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  const bakery = await aPartner(app, { address: '3 rue du Pont', communeCode: '94002' });
  for (let number = 1; number <= 30; number++) await anOffer(app, bakery, { title: `Avantage numéro ${number}` });
});
afterAll(() => app.close());

const get = (path: string) => supertest(app.nest.getHttpServer()).get(path).set('host', 'pass.alfortville.example');

async function sent(path: string): Promise<number> {
  const { headers } = await get(path).set('accept-encoding', 'br, gzip').buffer(false);
  const bytes = Number(headers['content-length']);
  // Type is compressed by itself, and what fits one packet goes as it is.
  if (!path.endsWith('.woff2') && bytes > 1400) expect([path, headers['content-encoding']]).toEqual([path, 'br']);
  return bytes;
}

/** Bytes on their way, compressed: the page, all it names, what those import at once, and the font of its letters. */
async function weightOf(path: string): Promise<number> {
  const page = await get(path);
  expect([path, page.status]).toEqual([path, 200]);
  const seen = new Set<string>();
  let bytes = await sent(path);
  const load = async (asset: string): Promise<void> => {
    if (seen.has(asset)) return;
    seen.add(asset);
    const { text: content } = await get(asset).set('accept-encoding', 'identity').buffer(true);
    bytes += await sent(asset);
    if (asset.endsWith('.js'))
      for (const [, name] of content!.matchAll(/(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g))
        await load(`/assets/${name}`);
    // The other one is for letters that French does not have.
    if (asset.endsWith('.css'))
      for (const [font] of content!.matchAll(/\/assets\/[\w-]+latin-wght[\w-]+\.woff2/g)) await load(font);
  };
  for (const [, asset] of page.text.matchAll(/<(?:link|script)[^>]+(?:src|href)="(\/assets\/[^"]+\.(?:js|css|svg))"/g))
    await load(asset!);
  return bytes;
}

describe('a public page on a network of 300 kbit/s', () => {
  test.each([
    '/',
    '/offres',
    '/demande',
    '/dons',
    '/dons/particulier',
    '/mutuelle',
    '/v',
    '/mon-pass',
    '/mon-pass/activer',
    '/partenaires/rejoindre',
  ])('%s weighs at most 60 kB, the map aside', async (path) => expect(await weightOf(path)).toBeLessThan(MOST_BYTES));
});
