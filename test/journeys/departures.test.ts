import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { anAgentAccount, nadia, signIn } from '../support/accounts.js';
import { desk, journey, looksRight, openBrowser, openPage } from '../support/browser.js';
import { aCarer, aPassHolder } from '../support/builders.js';
import { startServer, type TestServer } from '../support/server.js';

journey('a death, and a move undone', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  let problems: string[];
  const dossiers: string[] = [];

  beforeAll(async () => {
    server = await startServer();
    await anAgentAccount(server);
    for (const firstName of ['Jeanne', 'Marthe']) {
      const { passId } = await aPassHolder(server, {
        firstName,
        lastName: 'Petit',
        address: '12 rue des Lilas',
        postcode: '94140',
      });
      await aCarer(server, passId);
      const [row] = await server.within(async (tx) => {
        await tx.query('update credential set printed_at = now() where pass_id = $1', [passId]);
        return tx.query('select resident_id as id from pass where id = $1', [passId]);
      });
      dossiers.push(`${server.origin}/ccas/usagers/${row.id}`);
    }
    browser = await openBrowser();
    ({ page, problems } = await openPage(await browser.newContext(desk), server.origin));
    await signIn(page, server.origin, nadia);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  /** Keys only: to the link, the answer and the button. */
  const end = async (dossier: string, kind: string) => {
    await page.goto(dossier);
    await page.getByRole('link', { name: 'Décès ou déménagement' }).press('Enter');
    await page.getByRole('heading', { name: 'Ce qui s’arrêtera' }).waitFor();
    await page.getByRole('radio', { name: kind }).press('Space');
  };

  test('two at one address say that they live together', async () => {
    await page.goto(dossiers[0]!);
    await page.getByRole('link', { name: 'Noter son foyer' }).press('Enter');
    const who = page.getByLabel('Qui vit avec elle');
    await who.fill('personne de tel');
    await who.press('Enter');
    await page.getByText('Personne ne correspond.').waitFor();
    await page.getByRole('button', { name: 'Inscrire cette personne' }).press('Enter');
    await page.getByRole('group', { name: 'Qui vit avec elle : inscrire une personne' }).waitFor();
    await looksRight(page, 'foyer-inscription');
    await page.getByRole('button', { name: 'Ne pas inscrire' }).press('Enter');
    await who.fill('petit marthe');
    await who.press('Enter');
    await page.getByRole('option', { name: 'Petit Marthe' }).waitFor();
    await looksRight(page, 'foyer-recherche');
    await page.goto(dossiers[0]!);
    await page.getByRole('button', { name: 'Même foyer : Marthe Petit' }).press('Enter');
    await page.getByRole('link', { name: 'Changer son foyer' }).press('Enter');
    await page.getByRole('button', { name: 'Jeanne Petit n’y vit plus' }).waitFor();
    await looksRight(page, 'foyer');
    await page.goto(dossiers[1]!);
    await page.getByRole('link', { name: 'Jeanne Petit' }).waitFor();
    await looksRight(page, 'dossier-foyer');
  });

  test('the pass’s own reason leads to the page where it is noted for the whole dossier', async () => {
    await page.goto(dossiers[0]!);
    await page.getByText('Carte perdue, suspendre ou retirer').click();
    await page.getByLabel('Retirer définitivement').selectOption('deceased');
    await page.getByRole('button', { name: 'Retirer le pass' }).click();
    await page.getByRole('heading', { name: 'Décès ou déménagement' }).waitFor();
    expect(await page.getByRole('radio', { name: 'Décès' }).isChecked()).toBe(true);
  });

  test('a death says what will end before the button; a day to come is refused, and what was said stays', async () => {
    await end(dossiers[0]!, 'Décès');
    await looksRight(page, 'depart-formulaire');
    expect(await page.getByRole('main').textContent()).toMatch(/Le pass \w{4}-\w{4}-\w/);
    await page.getByLabel('Depuis le').fill('2999-01-01');
    await page.getByRole('button', { name: 'Noter, et tout arrêter' }).press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('radio', { name: 'Décès' }).isChecked()).toBe(true);
    const today = await page.evaluate(() => new Date().toISOString().slice(0, 10));
    await page.getByLabel('Depuis le').fill(today);
    await page.getByLabel('Qui vous l’a dit').selectOption('family');
    await page.getByRole('button', { name: 'Noter, et tout arrêter' }).press('Enter');
    await page.getByRole('heading', { name: 'Cette personne est décédée' }).waitFor();
    await looksRight(page, 'dossier-ferme');
  });

  test('what remains is a task of the day, ticked off line by line', async () => {
    await page.goto(`${server.origin}/ccas`);
    await page.getByRole('link', { name: /départ à finir/ }).press('Enter');
    await page.getByRole('heading', { name: 'Départs à finir' }).waitFor();
    await looksRight(page, 'departs');
    await page.getByRole('link', { name: 'Petit Jeanne' }).press('Enter');
    for (const line of ['Appeler la famille', 'Carte du pass', 'À voir aussi']) {
      await page.getByRole('button', { name: new RegExp(`C’est fait.*${line}`) }).press('Enter');
      await page.getByText(new RegExp(`${line}.*fait le`)).waitFor();
    }
    await page.getByRole('heading', { name: 'Tout est fait' }).waitFor();
    await page.goto(`${server.origin}/ccas/departs`);
    await page.getByText('Rien ne reste à faire après un départ.').waitFor();
  });

  test('a move noted for the wrong person is undone, whole', async () => {
    await end(dossiers[1]!, 'Déménagement');
    await page.getByRole('button', { name: 'Noter, et tout arrêter' }).press('Enter');
    await page.getByRole('heading', { name: 'Cette personne a déménagé' }).waitFor();
    expect(await page.getByRole('button', { name: 'Délivrer le pass' }).count()).toBe(0);
    await page.getByText('C’est une erreur, ou la personne est revenue').press('Enter');
    await page.getByRole('button', { name: 'Annuler, et tout remettre' }).press('Enter');
    await page.getByRole('heading', { name: 'Ce qui est revenu' }).waitFor();
    await looksRight(page, 'depart-annule');
    await page.getByRole('link', { name: 'Revenir à la fiche' }).press('Enter');
    await page.getByRole('link', { name: 'Imprimer la carte' }).waitFor();
    await page.getByText('Déménagement annulé').waitFor();
    expect(problems).toEqual([]);
  });
});
