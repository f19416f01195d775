import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { anAgentAccount, nadia, signIn } from '../support/accounts.js';
import { desk, journey, openBrowser, openPage, phone, looksRight } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { startServer, type TestServer } from '../support/server.js';

/** Which field has the focus on which page; a page that is just being left has none. */
const whereOf = (page: Page): Promise<string> =>
  page.evaluate<string>('location.href + document.activeElement?.id + document.activeElement?.value').catch(() => '');

journey('asking for a pass, at home and at the counter', () => {
  let server: TestServer;
  let browser: Browser;
  let person: Page;
  let agent: Page;
  const problems: string[][] = [];

  beforeAll(async () => {
    server = await startServer();
    await anAgentAccount(server);
    browser = await openBrowser();
    const home = await openPage(await browser.newContext(phone), server.origin);
    const office = await openPage(await browser.newContext(desk), server.origin);
    [person, agent] = [home.page, office.page];
    problems.push(home.problems, office.problems);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const goOn = () => person.getByRole('button', { name: 'Continuer' }).click();

  test('a person begins on a phone; a mistake keeps what was typed', async () => {
    await person.goto(server.origin);
    await person.getByRole('link', { name: 'Demander le pass' }).first().click();
    await looksRight(person);
    await person.getByRole('link', { name: 'Commencer' }).click();
    await looksRight(person);
    await person.getByLabel('Nom', { exact: true }).fill('Vasseur');
    await person.getByLabel('Prénom', { exact: true }).fill('Odette');
    await person.getByLabel('Date de naissance').fill('31/02/1950');
    await goOn();
    await person.getByRole('alert').waitFor();
    expect(await person.getByLabel('Nom', { exact: true }).inputValue()).toBe('Vasseur');
    expect(await person.evaluate('document.activeElement.name')).toBe('bornOn');
    await looksRight(person);
    await person.getByLabel('Date de naissance').fill('05/05/1950');
    await goOn();
  });

  test('the four steps; back and reload lose nothing', async () => {
    await person.getByRole('heading', { name: 'Où habitez-vous ?' }).waitFor();
    expect(await person.getByLabel('Code postal').inputValue()).toBe('94140');
    await looksRight(person);
    await person.getByLabel('Numéro et rue').fill('3 rue des Tilleuls');
    await goOn();
    await person.getByRole('heading', { name: 'Comment vous joindre ?' }).waitFor();
    await person.getByRole('link', { name: 'Revenir' }).click();
    expect(await person.getByLabel('Numéro et rue').inputValue()).toBe('3 rue des Tilleuls');
    await person.goBack();
    await person.reload();
    await looksRight(person);
    await person.getByRole('textbox', { name: /Téléphone/ }).fill('01 43 75 12 34');
    await person.getByText('Par téléphone').click();
    await goOn();
    await person.getByRole('heading', { name: 'Quel justificatif montrerez-vous ?' }).waitFor();
    await looksRight(person);
    await person.getByText('Avis d’impôt').click();
    await person.getByText('Au guichet, quand je veux').click();
    await goOn();
    await person.getByRole('heading', { name: 'Vérifiez, puis envoyez' }).waitFor();
    await looksRight(person);
  });

  test('sent: a number to read aloud, and what happens next', async () => {
    await person.getByRole('button', { name: 'Envoyer ma demande' }).click();
    await person.getByRole('heading', { name: 'Votre demande est envoyée' }).waitFor();
    expect(await person.textContent('.reference')).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$/);
    expect(await person.textContent('main')).not.toContain('Vasseur');
    await looksRight(person);
  });

  test('the agent sees it waiting, accepts it, and the pass is there to be printed', async () => {
    await signIn(agent, server.origin, nadia);
    await agent.getByRole('link', { name: /1\s*demande à examiner/ }).click();
    await agent.getByText('La plus ancienne à examiner est arrivée aujourd’hui.').waitFor();
    await looksRight(agent);
    await agent.getByRole('link', { name: 'Vasseur Odette' }).click();
    await looksRight(agent);
    await agent.getByRole('button', { name: 'Accepter et délivrer le pass' }).click();
    await agent.getByRole('heading', { name: 'Odette Vasseur' }).waitFor();
    await agent.getByRole('link', { name: 'Imprimer la carte' }).waitFor();
    await person.reload();
    await person.getByRole('heading', { name: 'Votre demande est acceptée' }).waitFor();
    await agent.goto(`${server.origin}/ccas/demandes`);
    await agent.getByRole('heading', { name: 'Aucune demande à examiner' }).waitFor();
    await looksRight(agent);
    await agent.goto(`${server.origin}/ccas/demandes?etat=accepted`);
    const file = await agent.getByRole('link', { name: 'Vasseur Odette' }).getAttribute('href');
    const letter = await agent.context().request.get(`${server.origin}${file}/lettre.pdf`);
    expect(letter.headers()['content-type']).toBe('application/pdf');
  });

  test('at the counter with the keyboard alone: Enter goes on, and delivers the pass at the end', async () => {
    await agent.goto(`${server.origin}/ccas/demandes/nouvelle`);
    await looksRight(agent);
    const typed = ['Lebras', 'Jeanne', '02031948', '12 rue Véron'];
    for (const text of typed) {
      await agent.keyboard.type(text);
      await agent.keyboard.press('Enter');
    }
    let presses = typed.length;
    expect(await agent.evaluate('document.activeElement.value')).toBe('94140');
    for (; presses < 11; presses++) {
      const before = await whereOf(agent);
      await agent.keyboard.press('Enter');
      await eventually(async () => (await whereOf(agent)) !== before, true);
    }
    await agent.getByRole('heading', { name: 'Jeanne Lebras' }).waitFor();
    await agent.getByRole('link', { name: 'Imprimer la carte' }).waitFor();
  });

  test('a likely double is shown before anything is made, and nothing typed is lost', async () => {
    await agent.goto(`${server.origin}/ccas/demandes/nouvelle`);
    await agent.getByLabel('Nom', { exact: true }).fill('Le Bras');
    await agent.getByLabel('Prénom', { exact: true }).fill('Jeanne');
    await agent.getByLabel(/Date de naissance/).fill('02/03/1948');
    await agent.getByLabel(/Courriel/).fill('jeanne@exemple.fr');
    await agent.getByRole('button', { name: 'Délivrer le pass' }).click();
    await agent.getByRole('heading', { name: 'Est-ce la même personne ?' }).waitFor();
    expect(await agent.getByLabel(/Courriel/).inputValue()).toBe('jeanne@exemple.fr');
    await looksRight(agent);
    await agent.getByText('C’est quelqu’un d’autre : créer un dossier').click();
    await agent.getByRole('button', { name: 'Délivrer le pass' }).click();
    await agent.getByRole('heading', { name: 'Jeanne Le Bras' }).waitFor();
  });

  test('the two dossiers are compared and merged by hand; one pass stays', async () => {
    await agent.goto(`${server.origin}/ccas/doublons`);
    await looksRight(agent);
    await agent.getByRole('link', { name: /Comparer/ }).click();
    await agent.getByRole('heading', { name: 'Est-ce la même personne ?' }).waitFor();
    await looksRight(agent);
    await agent.getByRole('button', { name: 'Fusionner les deux dossiers' }).click();
    await agent.getByRole('alert').waitFor();
    await agent.locator('[name=stayingPassId]').first().check();
    await agent.getByRole('button', { name: 'Fusionner les deux dossiers' }).click();
    await agent.getByText(/Fusionné le/).waitFor();
    await agent.getByText('Suspendu', { exact: true }).waitFor();
    await looksRight(agent);
  });

  test('and made two again', async () => {
    await agent.getByRole('button', { name: 'Annuler la fusion' }).click();
    await agent.getByText(/Fusionné le/).waitFor({ state: 'detached' });
    await agent.goto(`${server.origin}/ccas/doublons`);
    await agent.getByRole('link', { name: /Comparer/ }).click();
    await agent.getByRole('button', { name: 'Ce sont deux personnes' }).click();
    await agent.getByRole('heading', { name: 'Aucun doublon' }).waitFor();
    await looksRight(agent);
  });

  test('no page broke its security policy or asked anyone else', () => {
    expect(problems.flat()).toEqual([]);
  });
});
