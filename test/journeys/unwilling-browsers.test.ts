import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expectAccessible, journey, looksRight, openBrowser, phone } from '../support/browser.js';
import { anOffer, aPartner, aPassHolder } from '../support/builders.js';
import { anActivation } from '../support/phone.js';
import { startServer, type TestServer } from '../support/server.js';

const made = ['/v', '/mon-pass', '/mon-pass/activer', '/partenaire/scanner'];

journey('browsers that will not: no script, a script that fails, nothing kept, someone else’s application', () => {
  let server: TestServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await startServer();
    await server.within((tx) => tx.query(`update ccas set phone = '+33155001000'`));
    const bakery = await aPartner(server, { address: '3 rue du Pont', communeCode: '94002' });
    await anOffer(server, bakery, { title: 'Un café offert' });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const open = async (options: BrowserContextOptions = {}): Promise<Page> =>
    (await browser.newContext({ ...phone, ...options })).newPage();
  const notStarted = (page: Page) => page.locator('[data-not-started]');

  test('without script, a page that is made by one says so, and whom to call', async () => {
    const page = await open({ javaScriptEnabled: false });
    for (const address of made) {
      await page.goto(server.origin + address);
      await notStarted(page).getByText('Cette page ne démarre pas').waitFor();
      const call = notStarted(page).getByRole('link', { name: 'Appeler le CCAS au 01 55 00 10 00' });
      await call.waitFor();
      expect(await page.getByText('Ouverture…').isVisible()).toBe(false);
      await page.setViewportSize({ width: 320, height: 640 });
      const lines = await call.locator('.phone').evaluate((number) => number.getClientRects().length);
      expect([address, lines]).toEqual([address, 1]);
    }
  });

  test('without script, the directory lists and a public form goes through', async () => {
    const page = await open({ javaScriptEnabled: false });
    await page.goto(`${server.origin}/offres`);
    await page.getByRole('link', { name: 'Un café offert' }).waitFor();
    await page.goto(`${server.origin}/demande`);
    await page.getByRole('link', { name: 'Commencer' }).click();
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByRole('alert').first().waitFor();
  });

  test('a script that does not arrive, or breaks, leaves the same sentence; one that starts takes it away', async () => {
    const page = await open();
    await page.route(/assets\/(check|my-pass)-/, (route) => route.abort());
    await page.route(/assets\/activate-/, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("broken")' }),
    );
    for (const address of ['/v', '/mon-pass', '/mon-pass/activer']) {
      await page.goto(server.origin + address);
      await notStarted(page).waitFor();
      await expectAccessible(page);
    }
    await page.unrouteAll();
    await page.goto(`${server.origin}/v`);
    await page.getByLabel('Code du pass').waitFor();
    expect(await notStarted(page).count()).toBe(0);
  });

  test('where nothing can be kept, « mon pass » offers the card, and the till goes on', async () => {
    const page = await open();
    await page.addInitScript(() => {
      const refuse = (): never => {
        throw new DOMException('refused', 'SecurityError');
      };
      Object.defineProperty(window, 'localStorage', { get: refuse });
      IDBFactory.prototype.open = refuse;
    });
    await page.goto(`${server.origin}/mon-pass`);
    await page.getByText('Ce navigateur ne peut rien garder.').waitFor();
    await page.getByText('Montrez votre carte').waitFor();
    await expectAccessible(page);
    await page.goto(`${server.origin}/partenaire/scanner`);
    await page.getByText('Associer cette caisse').waitFor();
  });

  test('nor can it be activated there: it says so, and what was typed stays', async () => {
    const page = await open();
    await page.addInitScript(() => {
      IDBFactory.prototype.open = (): never => {
        throw new DOMException('refused', 'InvalidStateError');
      };
    });
    await page.goto(`${server.origin}/mon-pass/activer#K7QM4T2XW.K7QM4T2X`);
    // One that keeps until it is closed cannot be told from another.
    await page.getByText('Pas en navigation privée').waitFor();
    await page.getByLabel(/Date de naissance/).fill('02/03/1948');
    await page.getByRole('button', { name: 'Mettre le pass' }).click();
    await page.getByText('Ce navigateur ne peut pas garder le pass.').waitFor();
    expect(await page.getByLabel('Code secret').inputValue()).toBe('K7QM4T2X');
  });

  test('a telephone that is full says so; nothing is lost', async () => {
    const page = await open();
    await page.addInitScript(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await page.goto(`${server.origin}/mon-pass/activer#K7QM4T2XW.K7QM4T2X`);
    await page.getByLabel(/Date de naissance/).fill('02/03/1948');
    await page.getByRole('button', { name: 'Mettre le pass' }).click();
    await page.getByText('Ce téléphone est plein').waitFor();
    expect(await page.getByLabel('Code secret').inputValue()).toBe('K7QM4T2X');
  });

  test('a clock a year fast: a code is checked and a pass kept by the server’s', async () => {
    const { passId, passCode } = await aPassHolder(server);
    const { url } = await anActivation(server, { passId });
    const page = await open();
    await page.clock.setSystemTime(Date.now() + 365 * 86_400_000);
    await page.goto(`${server.origin}/v#${passCode.split('#')[1]}`);
    await page.getByRole('heading', { name: 'Valable' }).waitFor();
    await page.goto(url);
    await page.getByLabel(/Date de naissance/).fill('02/03/1948');
    await page.getByRole('button', { name: 'Mettre le pass' }).click();
    await page.getByText('Valable jusqu’au').waitFor();
    const code = (await page.locator('.qr').getAttribute('data-code'))!;
    const shop = await open();
    await shop.goto(`${server.origin}/v#${code.split('#')[1]}`);
    await shop.getByRole('heading', { name: 'Valable' }).waitFor();
  });

  test('inside Facebook, the way out is said before anything is typed', async () => {
    const page = await open({
      userAgent: 'Mozilla/5.0 (Linux; Android 9) Chrome/120.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/440.0;]',
    });
    await page.goto(`${server.origin}/mon-pass/activer`);
    await page.getByText('L’application Facebook affiche cette page elle-même.').waitFor();
    await looksRight(page);
  });

  test('with cookies refused, a form says what to do, and Back has kept what was written', async () => {
    const page = await open();
    await page.goto(`${server.origin}/dons/particulier`);
    await page.getByLabel('Prénom').fill('Odette');
    await page.context().clearCookies();
    await page.getByRole('button', { name: /réduction d’impôt/ }).click();
    await page.getByText('Autorisez les cookies de ce site').waitFor();
    await page.goBack();
    expect(await page.getByLabel('Prénom').inputValue()).toBe('Odette');
  });
});
