import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page, Route } from 'playwright-core';
import { expectAccessible, journey, openBrowser, phone } from '../support/browser.js';
import { aPassHolder, type PassHolder } from '../support/builders.js';
import { startServer, type TestServer } from '../support/server.js';

journey('answers that come late, cut or from somebody else, and addresses that came damaged', () => {
  let server: TestServer;
  let browser: Browser;
  let jeanne: PassHolder;

  beforeAll(async () => {
    server = await startServer();
    jeanne = await aPassHolder(server);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const open = async (): Promise<Page> => (await browser.newContext(phone)).newPage();
  const code = () => jeanne.passCode.split('#')[1]!;
  const typeBirthDate = async (page: Page): Promise<void> => {
    await page.getByLabel(/Date de naissance/).fill('02/03/1948');
    await page.getByRole('button', { name: 'Mettre le pass' }).click();
  };

  test('/v: the answer about one code is never shown for another', async () => {
    const page = await open();
    let answerFirst!: () => void;
    const isAsked = new Promise<void>((asked) => {
      void page.route(
        '**/.well-known/jwks.json',
        async (route: Route) => {
          await new Promise<void>((resolve) => {
            answerFirst = resolve;
            asked();
          });
          await route.continue();
        },
        { times: 1 },
      );
    });
    await page.goto(`${server.origin}/v#${code()}`);
    await isAsked;
    await page.evaluate("location.hash = '7'.repeat(204)");
    await page.getByRole('heading', { name: 'Refusé' }).waitFor();
    const isLate = page.waitForResponse('**/status/*');
    answerFirst();
    await isLate;
    // The late answer has all it needs by then; a second is ample to judge by it.
    await page.waitForTimeout(1000);
    expect(await page.locator('.verdict .word').innerText()).toBe('Refusé');
  });

  test('/v: what could not be checked is asked again at a touch', async () => {
    const page = await open();
    await page.route('**/.well-known/jwks.json', (route) => route.abort(), { times: 1 });
    await page.goto(`${server.origin}/v#${code()}`);
    await page.getByRole('heading', { name: 'À vérifier' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await page.getByRole('heading', { name: 'Valable' }).waitFor();
  });

  test('the welcome page of a wifi is no answer: the letter still serves, and nobody is told to leave a private window', async () => {
    const page = await open();
    for (const status of [200, 403]) {
      await page.route('**/api/v1/activations', (route) =>
        route.fulfill({ status, contentType: 'text/html', body: '<html>Bienvenue sur le wifi</html>' }),
      );
      await page.goto('about:blank');
      await page.goto(`${server.origin}/mon-pass/activer#K7QM4T2XW.K7QM4T2X`);
      await typeBirthDate(page);
      await page.getByText('Le serveur ne répond pas.').waitFor();
      expect(await page.getByText('Quittez la navigation privée').count()).toBe(0);
      await page.unrouteAll();
    }
  });

  test('nor is an answer cut on its way', async () => {
    const page = await open();
    await page.addInitScript(() => {
      const ask = window.fetch;
      window.fetch = (...given) =>
        String(given[0]).includes('activations')
          ? Promise.resolve(new Response(new ReadableStream({ start: (body) => body.error(new TypeError('cut')) })))
          : ask(...given);
    });
    await page.goto(`${server.origin}/mon-pass/activer#K7QM4T2XW.K7QM4T2X`);
    await typeBirthDate(page);
    await page.getByText('Le serveur ne répond pas.').waitFor();
  });

  test('a letter’s address that came damaged: the number and the code are typed', async () => {
    const page = await open();
    await page.goto(`${server.origin}/mon-pass/activer#K7QM4T2XW.%`);
    await page.getByLabel('Code secret').waitFor();
    expect(await page.getByLabel('Code secret').inputValue()).toBe('');
  });

  test('nor is a part of it taken for the whole', async () => {
    const page = await open();
    await page.goto(`${server.origin}/mon-pass/activer#B15THE.x`);
    await page.getByText('L’adresse de la lettre est arrivée incomplète.').waitFor();
    expect(await page.getByLabel('Numéro du pass').inputValue()).toBe('');
    expect(await page.getByText('Le code de la lettre est lu.').count()).toBe(0);
  });

  test('an activation sent empty names every field at once', async () => {
    const page = await open();
    await page.goto(`${server.origin}/mon-pass/activer`);
    await page.getByRole('button', { name: 'Mettre le pass sur ce téléphone' }).click();
    await page.getByRole('alert').waitFor();
    const wrong = await page.locator('[aria-invalid="true"]').evaluateAll((all) => all.map((each) => each.id));
    expect(wrong).toEqual(['champ-number', 'champ-secret', 'champ-bornOn']);
    await expectAccessible(page);
  });

  test.each([
    ['K7QM-4T2X-W', 'C’est le numéro du pass'],
    ['0491234', 'Ce code n’est pas complet'],
  ])('/v: « %s » is no code, and nobody is told that it is refused', async (typed, sentence) => {
    const page = await open();
    await page.goto(`${server.origin}/v`);
    await page.getByLabel('Code du pass').fill(typed);
    await page.getByRole('button', { name: 'Vérifier' }).click();
    await page.getByRole('heading', { name: 'À vérifier' }).waitFor();
    await page.getByText(sentence).waitFor();
    expect(await page.getByRole('button', { name: 'Réessayer' }).count()).toBe(0);
  });

  test('a script that breaks while it first draws leaves the sentence that stands for it', async () => {
    for (const address of ['/v', '/mon-pass', '/mon-pass/activer', '/partenaire/scanner']) {
      const page = await open();
      // Any drawing of ours makes a heading, a form or a paragraph.
      await page.addInitScript(() => {
        const make = document.createElement.bind(document);
        document.createElement = ((name: string) => {
          if (/^(h1|form|p|section)$/.test(name)) throw new Error('broken');
          return make(name);
        }) as typeof make;
        document.createElementNS = ((_: string, name: string) => document.createElement(name)) as never;
      });
      await page.goto(server.origin + address);
      await page.locator('[data-not-started]').getByText('Cette page ne démarre pas').waitFor();
      expect(await page.getByText('Ouverture').filter({ visible: true }).count()).toBe(0);
      await expectAccessible(page);
      await page.context().close();
    }
  });
});
