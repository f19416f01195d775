import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { anAgentAccount, nadia, signIn } from '../support/accounts.js';
import { desk, journey, openBrowser, openPage } from '../support/browser.js';
import { aPassHolder, aResident } from '../support/builders.js';
import { KeysOnly } from '../support/keys-only.js';
import { startServer, type TestServer } from '../support/server.js';

journey('a morning without a mouse', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  let keys: KeysOnly;
  let problems: string[];

  beforeAll(async () => {
    server = await startServer();
    await anAgentAccount(server);
    await aPassHolder(server, { lastName: 'Œuvrard', firstName: 'Lucie', bornOn: '1944-07-05' });
    for (const firstName of ['Maurice', 'Odile'])
      await aResident(server, {
        lastName: 'Benhaïm',
        firstName,
        bornOn: '1941-11-19',
        residenceProof: { kind: 'energy', seenOn: '2026-01-10' },
      });
    browser = await openBrowser();
    ({ page, problems } = await openPage(await browser.newContext(desk), server.origin));
    await signIn(page, server.origin, nadia);
    await page.goto(`${server.origin}/ccas`);
    keys = new KeysOnly(page);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const link = (name: string | RegExp) => page.getByRole('link', { name });
  /** The page is there, and what its script adds too. */
  const heading = async (name: string | RegExp) => {
    await page.getByRole('heading', { name }).waitFor();
    await page.waitForLoadState('load');
  };

  test('somebody at the counter has a pass: « Nouveau », the fields by Enter', async () => {
    await keys.follow(page.locator('summary', { hasText: 'Nouveau' }));
    await keys.follow(link(/guichet/));
    await heading('Donner un pass au guichet');
    for (const text of ['Caron', 'Yvonne', '12031943', '8 rue de Verdun']) {
      await keys.type(text);
      await keys.press('Enter');
    }
    await keys.follow(button('Délivrer le pass'));
    await heading('Yvonne Caron');
  }, 60_000);

  test('found by three letters, a card is lost: the pass stands still, and goes on', async () => {
    await keys.press('/');
    await keys.type('oeuv');
    await keys.press('Enter');
    await keys.follow(link(/Œuvrard Lucie/));
    await heading('Lucie Œuvrard');
    await keys.follow(page.locator('summary', { hasText: 'Carte perdue' }));
    await keys.follow(button(/Suspendre/));
    await page.getByText('Suspendu').first().waitFor();
    await keys.follow(button(/Remettre|Réactiver|Rétablir/));
    await page.getByText('Actif').first().waitFor();
  }, 60_000);

  test('a death noted for the wrong person is undone', async () => {
    await keys.follow(link('Décès ou déménagement'));
    await keys.follow(page.getByRole('radio', { name: 'Décès' }), 'Space');
    await keys.follow(button('Noter, et tout arrêter'));
    await heading('Cette personne est décédée');
    await keys.follow(page.locator('summary', { hasText: 'C’est une erreur' }));
    await keys.follow(button('Annuler, et tout remettre'));
    await heading('Ce qui est revenu');
  }, 60_000);

  test('two are chosen in a list, and each has a pass', async () => {
    await keys.follow(page.getByRole('navigation', { name: 'Principale' }).getByRole('link', { name: 'Usagers' }));
    await heading('Usagers');
    for (const name of ['Maurice Benhaïm', 'Odile Benhaïm'])
      await keys.follow(page.getByRole('checkbox', { name: `Choisir ${name}` }), 'Space');
    await keys.follow(button('Donner un pass…'));
    await keys.follow(button('Donner un pass : 2'));
    await page.getByText('2 pass délivrés.').waitFor();
  }, 60_000);

  test('the day ends by the key that began it', async () => {
    await keys.follow(page.locator('summary', { hasText: 'Compte' }));
    await keys.follow(button('Se déconnecter'));
    await page.waitForURL(`${server.origin}/`);
    expect(problems).toEqual([]);
  }, 60_000);
});
