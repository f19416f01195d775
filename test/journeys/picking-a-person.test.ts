import type { Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { anAgentAccount, nadia, signIn } from '../support/accounts.js';
import {
  desk,
  expectAccessible,
  expectNoSidewaysScroll,
  journey,
  keepScreenshot,
  looksRight,
  openBrowser,
  openPage,
} from '../support/browser.js';
import { aPassHolder, aResident } from '../support/builders.js';
import { anAgreement } from '../support/mutuelle.js';
import { plainCookies } from '../support/plain-cookies.js';
import { oldJourney, openOldBrowser } from '../support/old-browser.js';
import { freePort, logOf, startServer, type TestServer } from '../support/server.js';

const form = '/ccas/mutuelle/parcours/nouveau';
const canary = 'Zygomatique';

let server: TestServer;
let front: Server;
let code: string;
beforeAll(async () => {
  const port = await freePort();
  server = await startServer({ LOG_LEVEL: 'trace', PUBLIC_URL: `http://localhost:${port}` });
  // For Chromium 89, which keeps no secure cookie of localhost.
  front = await plainCookies(port, server.port);
  await anAgentAccount(server);
  await anAgreement(server);
  for (const firstName of ['Odette', 'Lucien'])
    await aResident(server, { lastName: canary, firstName, bornOn: '1941-02-03', address: '3 rue des Tilleuls' });
  code = (await aPassHolder(server, { lastName: 'Nguyen', firstName: 'Thi Hoa', bornOn: '1949-01-01' })).passCode;
}, 90_000);
afterAll(async () => {
  front?.close();
  await server?.close();
});

const typeOf = (page: Page, text: string) => page.keyboard.type(text);
const field = (page: Page) => page.getByLabel('Son dossier');
const listed = (page: Page) => page.getByRole('listbox', { name: 'Personnes trouvées' }).getByRole('option');
const said = (page: Page) => page.getByRole('status');

journey('a person is picked at a desk', () => {
  let browser: Browser;
  const problems: string[][] = [];
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  const come = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const { page, problems: own } = await openPage(await browser.newContext({ ...desk, ...options }), server.origin);
    problems.push(own);
    await signIn(page, server.origin, nadia);
    await page.goto(server.origin + form);
    return page;
  };

  test('by the keyboard alone: letters, arrows, Enter, and Enter again sends the form', async () => {
    const page = await come();
    await field(page).focus();
    await typeOf(page, 'zyg');
    await said(page).getByText('2 personnes trouvées.').waitFor();
    expect(await field(page).getAttribute('aria-expanded')).toBe('true');
    await expectAccessible(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const second = listed(page).nth(1);
    expect(await second.getAttribute('aria-selected')).toBe('true');
    expect(await field(page).getAttribute('aria-activedescendant')).toBe(await second.getAttribute('id'));
    await page.keyboard.press('Escape');
    expect(await listed(page).count()).toBe(0);
    await page.keyboard.press('ArrowDown');
    await listed(page).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await said(page).getByText(`${canary} Lucien est choisi·e.`).waitFor();
    await looksRight(page, 'personne-choisie');
    await field(page).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: `Lucien ${canary}` }).waitFor();
  });

  test('a reader types the code of a card and ends with Enter: they are chosen', async () => {
    const page = await come();
    await field(page).focus();
    await page.keyboard.insertText(code);
    await page.keyboard.press('Enter');
    await said(page).getByText('Nguyen Thi Hoa est choisi·e.').waitFor();
    // Whoever is looked for next is not them.
    await field(page).fill('Nguy');
    expect(await page.getByRole('radio').count()).toBe(0);
  });

  test('Enter in another field sends the form, and looks for nobody', async () => {
    const page = await come();
    await page.getByLabel('Nom', { exact: true }).fill('Papier');
    await page.getByLabel('Nom', { exact: true }).press('Enter');
    await page.getByRole('alert').getByText('Prénom').waitFor();
  });

  test('nobody: they are registered where they were looked for', async () => {
    const page = await come();
    await field(page).fill('Petit Anne');
    await said(page).getByText('Personne ne correspond.').waitFor();
    await page.getByRole('button', { name: 'Inscrire cette personne' }).click();
    expect(await page.getByLabel('Nom', { exact: true }).first().inputValue()).toBe('Petit');
    await looksRight(page, 'personne-inscrire');
    await page.getByLabel('Date de naissance').first().fill('5 mai 1950');
    await page.getByRole('button', { name: 'Ouvrir le parcours' }).click();
    await page.getByRole('heading', { name: 'Anne Petit' }).waitFor();
  });

  test('without script, the same by the buttons of the field', async () => {
    const page = await come({ javaScriptEnabled: false });
    await page.getByLabel('Téléphone').fill('01 43 75 00 00');
    await field(page).fill('zygo odette');
    await page.getByRole('button', { name: 'Chercher', exact: true }).last().click();
    await page.getByText('1 personne trouvée.').waitFor();
    expect(await page.getByLabel('Téléphone').inputValue()).toBe('01 43 75 00 00');
    await page.getByRole('radio', { name: `${canary} Odette` }).check();
    await page.getByRole('button', { name: 'Ouvrir le parcours' }).click();
    await page.getByRole('heading', { name: `Odette ${canary}` }).waitFor();
  });

  test('those who are found fit a narrow screen', async () => {
    const page = await come({ javaScriptEnabled: false });
    await field(page).fill('zyg');
    await page.getByRole('button', { name: 'Chercher', exact: true }).last().click();
    await page.getByText('2 personnes trouvées.').waitFor();
    await expectNoSidewaysScroll(page);
    await keepScreenshot(page, 'personne-trouvees');
  });

  test('no page broke anything, and no name or code stands in the log', () => {
    expect(problems.flat()).toEqual([]);
    const log = logOf(server.process);
    expect(log).toContain('/ccas/personnes');
    expect(log).not.toMatch(new RegExp(`${canary}|zygo|Nguyen|${code.split('#')[1]!.slice(0, 40)}`, 'i'));
  });
});

oldJourney('a person is picked in Chromium 89', () => {
  test('by letters, an arrow and Enter', async () => {
    const old = await openOldBrowser();
    try {
      const { page, problems } = await old.open(server.origin);
      await signIn(page, server.origin, nadia);
      await page.waitForURL(`${server.origin}/ccas`);
      await page.goto(server.origin + form);
      await field(page).focus();
      await typeOf(page, 'nguy');
      await said(page).getByText('1 personne trouvée.').waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await said(page).getByText('Nguyen Thi Hoa est choisi·e.').waitFor();
      expect(problems).toEqual([]);
    } finally {
      await old.close();
    }
  }, 60_000);
});
