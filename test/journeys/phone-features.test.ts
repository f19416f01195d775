import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { systemActor } from '../../src/kernel/access/actor.js';
import { AddTill } from '../../src/partners/add-till.js';
import { journey, openBrowser, phone } from '../support/browser.js';
import { anOffer, aPartner, aPassHolder, type PassHolder } from '../support/builders.js';
import { eventually } from '../support/eventually.js';
import { playCamera } from '../support/fake-camera.js';
import { startServer, type TestServer } from '../support/server.js';

const reader = /assets\/(wasm-reader|plain-reader)-/;

journey(
  'what some telephones have and others have not: a reader of codes, a lit screen, a home screen, data to spare',
  () => {
    let server: TestServer;
    let browser: Browser;
    let jeanne: PassHolder;
    let pairingCode: () => Promise<string>;

    beforeAll(async () => {
      server = await startServer();
      const bakery = await aPartner(server, { name: 'Boulangerie', address: '3 rue du Pont', communeCode: '94002' });
      await server.within((tx) => tx.query('update partner set latitude = 48.8, longitude = 2.42'));
      for (let each = 1; each <= 12; each++) await anOffer(server, bakery, { title: `Avantage ${each}` });
      jeanne = await aPassHolder(server);
      pairingCode = async () =>
        (await server.within((tx) => server.get(AddTill).run(tx, systemActor(server.ccasId), bakery, 'Caisse 1')))
          .pairingCode;
      browser = await openBrowser();
    });
    afterAll(async () => {
      await browser?.close();
      await server?.close();
    });

    const open = async (options: BrowserContextOptions = {}): Promise<Page> =>
      (await browser.newContext({ ...phone, serviceWorkers: 'block', ...options })).newPage();
    const pair = async (page: Page): Promise<void> => {
      await page.goto(`${server.origin}/partenaire/caisse?code=${await pairingCode()}`);
      await page.getByRole('button', { name: 'Associer' }).click();
      await page.waitForURL('**/partenaire/scanner');
    };
    const asked = (page: Page, pattern: RegExp): string[] => {
      const urls: string[] = [];
      page.on('request', (request) => pattern.test(request.url()) && urls.push(request.url()));
      return urls;
    };
    /** The system's reader, which sees this code, or fails as on a device that lacks what it needs. */
    const systemReader = (code: string | undefined): string => `
    window.BarcodeDetector = class {
      static getSupportedFormats() { return Promise.resolve(['qr_code']); }
      detect() {
        window.looks = (window.looks || 0) + 1;
        return ${code ? `Promise.resolve([{ rawValue: ${JSON.stringify(code)} }])` : `Promise.reject(new Error('none'))`};
      }
    };`;

    test('the system’s own reader is used where there is one, and no other is loaded', async () => {
      const page = await open();
      const readers = asked(page, reader);
      await playCamera(page);
      await page.addInitScript(systemReader(jeanne.passCode));
      await pair(page);
      await page.getByRole('heading', { name: 'Valable' }).waitFor();
      expect(readers).toEqual([]);
    });

    test('one that is announced and does not work is asked once: ours is loaded in its place', async () => {
      const page = await open();
      await playCamera(page);
      await page.addInitScript(systemReader(undefined));
      const isLoaded = page.waitForResponse(/zxing_reader-.*\.wasm/);
      await pair(page);
      await isLoaded;
      await page.waitForTimeout(500);
      expect(await page.evaluate('looks')).toBe(1);
      expect(await page.getByText('Le lecteur de codes ne se charge pas').count()).toBe(0);
    });

    test('an engine too old for our module reads without it; its worker keeps what is used, for when the network goes', async () => {
      const page = await open({ serviceWorkers: 'allow' });
      await playCamera(page);
      await page.addInitScript(() => {
        const tooOld = () => Promise.reject(new WebAssembly.CompileError('too old'));
        Object.assign(WebAssembly, { instantiate: tooOld, instantiateStreaming: tooOld });
      });
      await pair(page);
      await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
      await page.reload();
      await page.getByText('Placez le code du pass dans le cadre.').waitFor();
      const kept = `caches.open('lecteur-demande').then((cache) => cache.keys()).then((all) => all.map(({ url }) => url).join())`;
      await eventually(async () => /plain-reader-[\w-]+\.js$/.test(await page.evaluate<string>(kept)), true);
    });

    test('where none can be loaded, it says so, and the number is typed', async () => {
      const page = await open();
      await playCamera(page);
      await page.addInitScript(systemReader(undefined));
      await page.route(reader, (route) => route.abort());
      await pair(page);
      await page.getByText('Le lecteur de codes ne se charge pas').waitFor();
      await page.getByLabel('Numéro du pass').waitFor();
    });

    test('its answer sounds where the browser knows tones by Apple’s name only', async () => {
      const page = await open();
      await playCamera(page);
      await page.addInitScript(systemReader(jeanne.passCode));
      await page.addInitScript(`
      window.tones = 0;
      const node = { connect: (next) => next, gain: { setValueAtTime() {}, exponentialRampToValueAtTime() {} } };
      const oscillator = { ...node, frequency: {}, start() { tones += 1; }, stop() {} };
      window.webkitAudioContext = class {
        currentTime = 0;
        resume() {}
        createGain() { return node; }
        createOscillator() { return oscillator; }
      };
      delete window.AudioContext;`);
      await pair(page);
      await page.getByRole('heading', { name: 'Valable' }).waitFor();
      expect(await page.evaluate('tones')).toBe(2);
    });

    test('the till keeps its screen lit, and asks again when it comes back in sight', async () => {
      const page = await open();
      await page.addInitScript(`
      window.lit = 0;
      Object.defineProperty(navigator, 'wakeLock', {
        value: { request: (what) => { lit += what === 'screen'; return Promise.resolve({ release() {} }); } },
      });`);
      await pair(page);
      await page.getByText('Boulangerie').waitFor();
      expect(await page.evaluate('lit')).toBe(1);
      await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
      expect(await page.evaluate('lit')).toBe(2);
    });

    test.each([
      ['an Android', 'Mozilla/5.0 (Linux; Android 9; SM-T510) Chrome/89.0 Mobile Safari/537.36', 5, 1],
      ['an iPad', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_6) Version/14.0 Safari/605.1.15', 5, 1],
      ['a Macintosh', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_6) Version/14.0 Safari/605.1.15', 0, 0],
    ])('the way to the home screen: %s', async (_, userAgent, touches, guides) => {
      const page = await open({ userAgent });
      await page.addInitScript(`Object.defineProperty(navigator, 'maxTouchPoints', { get: () => ${touches} })`);
      await page.goto(`${server.origin}/mon-pass`);
      await page.getByText('Aucun pass').waitFor();
      expect(await page.getByText('Mettre le pass sur l’écran d’accueil').count()).toBe(guides);
    });

    test('where the browser can install, one touch does', async () => {
      const page = await open({
        userAgent: 'Mozilla/5.0 (Linux; Android 9; SM-T510) Chrome/89.0 Mobile Safari/537.36',
      });
      await page.goto(`${server.origin}/mon-pass`);
      await page.getByText('Mettre le pass sur l’écran d’accueil').click();
      await page.getByText('Touchez les trois points en haut').waitFor();
      expect(await page.getByRole('button', { name: 'L’ajouter maintenant' }).count()).toBe(0);
      await page.evaluate(`
      window.prompted = 0;
      const event = new Event('beforeinstallprompt', { cancelable: true });
      event.prompt = () => { prompted += 1; return Promise.resolve(); };
      window.dispatchEvent(event);`);
      await page.getByRole('button', { name: 'L’ajouter maintenant' }).click();
      expect(await page.evaluate('prompted')).toBe(1);
    });

    test('the map is fetched when its place comes in sight', async () => {
      const page = await open({ viewport: { width: 375, height: 500 } });
      const maps = asked(page, /assets\/draw-map-/);
      await page.goto(`${server.origin}/offres`);
      await page.waitForLoadState('networkidle');
      expect(maps).toEqual([]);
      const isFetched = page.waitForResponse(/assets\/draw-map-/);
      await page.locator('#carte').scrollIntoViewIfNeeded();
      await isFetched;
    });

    test.each([{ saveData: true }, { effectiveType: '2g' }])(
      '%j: the map is fetched when asked for',
      async (connection) => {
        const page = await open();
        await page.addInitScript(
          `Object.defineProperty(navigator, 'connection', { value: ${JSON.stringify(connection)} })`,
        );
        const maps = asked(page, /assets\/draw-map-/);
        await page.goto(`${server.origin}/offres`);
        await page.locator('#carte').scrollIntoViewIfNeeded();
        await page.waitForLoadState('networkidle');
        expect(maps).toEqual([]);
        const isFetched = page.waitForResponse(/assets\/draw-map-/);
        await page.getByRole('button', { name: 'Montrer la carte' }).click();
        await isFetched;
      },
    );
  },
);
