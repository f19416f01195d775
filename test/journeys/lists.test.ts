import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { CreateAccount } from '../../src/accounts/create-account.js';
import { systemActor } from '../../src/kernel/access/actor.js';
import { signIn } from '../support/accounts.js';
import { desk, journey, looksRight, openBrowser, openPage } from '../support/browser.js';
import { anOffer, aPartner, aResident } from '../support/builders.js';
import { startServer, type TestServer } from '../support/server.js';

const nadia = { email: 'nadia@ccas.example', password: 'bleuet-tramway-82-girafe' };

journey('sixty people without a pass', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  let problems: string[];

  beforeAll(async () => {
    server = await startServer();
    await server.within((tx) =>
      server.get(CreateAccount).run(tx, systemActor(server.ccasId), { kind: 'agent', name: 'Nadia', ...nadia }),
    );
    for (let n = 10; n < 70; n++) await aResident(server, { lastName: `Rue ${n}`, firstName: 'Odette' });
    await aResident(server, { lastName: 'Rue 99', firstName: 'Jeune', bornOn: '1990-01-01' });
    await anOffer(server, await aPartner(server, { name: 'Optique du Pont', email: 'optique@pont.example' }));
    browser = await openBrowser();
    ({ page, problems } = await openPage(await browser.newContext(desk), server.origin));
    await signIn(page, server.origin, nadia);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test('are found in a list that is narrowed and sorted by its own links', async () => {
    await page.goto(`${server.origin}/ccas/usagers`);
    await page.getByLabel('Pass', { exact: true }).selectOption('Sans pass');
    await page.getByRole('button', { name: 'Afficher' }).click();
    await page.getByText('61 usagers, de 1 à 50').waitFor();
    await looksRight(page, 'console-liste');
    await page.getByRole('link', { name: 'Né·e le' }).click();
    await page.getByRole('link', { name: 'Né·e le' }).click();
    expect(await page.locator('tbody tr').first().textContent()).toContain('Rue 99');
    expect(await page.getByRole('columnheader', { name: 'Né·e le' }).getAttribute('aria-sort')).toBe('descending');
    await page.getByRole('link', { name: 'Suivante' }).click();
    await page.getByText('61 usagers, de 51 à 61').waitFor();
    await page.getByRole('link', { name: 'Retirer « sans pass »' }).click();
    await page.waitForURL(/\/ccas\/usagers\?tri=naissance&sens=decroissant$/);
  }, 90_000);

  test('two are ticked with the keyboard and get theirs', async () => {
    await page.goto(`${server.origin}/ccas/usagers?pass=aucun`);
    for (const name of ['Odette Rue 10', 'Odette Rue 11']) {
      await page.getByRole('checkbox', { name: `Choisir ${name}` }).focus();
      await page.keyboard.press('Space');
    }
    const all = page.getByRole('checkbox', { name: 'Tout cocher sur cette page' });
    const ticked = () => page.locator('tbody input:checked').count();
    expect(await all.evaluate((box) => (box as unknown as { indeterminate: boolean }).indeterminate)).toBe(true);
    await all.check();
    expect(await ticked()).toBe(50);
    await all.uncheck();
    expect(await ticked()).toBe(0);
    for (const name of ['Odette Rue 10', 'Odette Rue 11'])
      await page.getByRole('checkbox', { name: `Choisir ${name}` }).check();
    expect(await all.isChecked()).toBe(false);
    await page.getByRole('button', { name: 'Donner un pass…' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('2 lignes choisies').waitFor();
    await looksRight(page, 'console-geste');
    await page.getByRole('button', { name: 'Donner un pass : 2' }).click();
    await page.getByText('2 pass délivrés.').waitFor({ timeout: 30_000 });
    await looksRight(page, 'console-geste-fait');
  }, 90_000);

  test('all the others get theirs at once, but one who is too young and is named', async () => {
    await page.goto(`${server.origin}/ccas/usagers?pass=aucun`);
    await page.getByLabel('Pour', { exact: true }).selectOption('les 59 usagers');
    await page.getByRole('button', { name: 'Donner un pass…' }).click();
    await page.getByText('C’est possible pour 58 sur 59.').waitFor();
    await looksRight(page, 'console-geste-en-partie');
    await page.getByRole('button', { name: 'Donner un pass : 58' }).click();
    await page.getByText('58 pass délivrés.').waitFor({ timeout: 60_000 });
    await page.getByRole('link', { name: 'Rue 99 Jeune' }).waitFor();
    await looksRight(page, 'console-geste-compte-rendu');
    await page.getByRole('link', { name: 'Voir les cartes à imprimer' }).click();
    await page.getByText('58 pass').first().waitFor();
  }, 120_000);

  test('the lists of partners and offers look right too, with what may be done to several', async () => {
    for (const [path, name, act] of [
      ['partenaires', 'console-liste-des-partenaires', 'Inviter dans leur espace…'],
      ['avantages', 'console-liste-des-avantages', 'Mettre en pause…'],
      ['courriels', 'console-liste-des-courriels', undefined],
      ['demandes', 'console-liste-des-demandes', undefined],
      ['dons', 'console-liste-des-dons', undefined],
      ['gestes', 'console-liste-des-gestes', undefined],
    ] as const) {
      await page.goto(`${server.origin}/ccas/${path}`);
      if (act) await page.getByRole('button', { name: act }).waitFor();
      await looksRight(page, name);
    }
  }, 120_000);

  test('without script it is the same', async () => {
    const plain = await browser.newContext({ ...desk, javaScriptEnabled: false });
    const window = await openPage(plain, server.origin);
    await signIn(window.page, server.origin, nadia);
    await window.page.goto(`${server.origin}/ccas/avantages`);
    expect(await window.page.getByRole('checkbox', { name: 'Tout cocher sur cette page' }).count()).toBe(0);
    await window.page.getByLabel('Choisir 10 % sur le pain, Optique du Pont').check();
    await window.page.getByRole('button', { name: 'Mettre en pause…' }).click();
    await window.page.getByRole('button', { name: 'Mettre en pause : 1' }).click();
    await window.page.waitForURL(/\/ccas\/gestes\/[0-9a-f-]{36}$/);
    await window.page.waitForTimeout(3000);
    await window.page.reload();
    await window.page.getByText('1 avantage mis en pause.').waitFor();
  }, 60_000);

  test('no page broke its security policy or asked anyone else', () => {
    expect(problems).toEqual([]);
  });
});
