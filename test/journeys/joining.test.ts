import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { anAgentAccount, nadia, signIn } from '../support/accounts.js';
import {
  desk,
  expectAccessible,
  journey,
  keepScreenshot,
  openBrowser,
  openPage,
  phone,
  looksRight,
} from '../support/browser.js';
import { aPassHolder, type PassHolder } from '../support/builders.js';
import { startServer, type TestServer } from '../support/server.js';

journey('a shop joins by itself, and scans its first pass the same day', () => {
  let server: TestServer;
  let browser: Browser;
  let shop: Page;
  let agent: Page;
  let till: Page;
  let jeanne: PassHolder;
  const problems: string[][] = [];

  const open = async (window: BrowserContextOptions): Promise<Page> => {
    const opened = await openPage(await browser.newContext(window), server.origin);
    problems.push(opened.problems);
    return opened.page;
  };
  /** The link of the newest mail: its text is for its reader only, so it is read in the queue. */
  const linkInMail = (): Promise<string> =>
    server.within(async (tx) => {
      const [mail] = await tx.query(
        `select text_body from mail where text_body like '%entrer?lien=%' order by id desc limit 1`,
      );
      return /https?:\S+entrer\?lien=\S+/.exec(mail.text_body)![0];
    });

  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser(undefined, 'refused');
    await anAgentAccount(server);
    jeanne = await aPassHolder(server);
    [shop, agent, till] = [await open(phone), await open(desk), await open(phone)];
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test('a wrong SIRET is told at its field, a right one goes on, and the form says what is missing', async () => {
    await shop.goto(`${server.origin}/partenaires/rejoindre`);
    await looksRight(shop, 'rejoindre');
    await shop.getByLabel('SIRET de l’établissement').fill('732 829 320 00075');
    await shop.getByRole('button', { name: 'Continuer' }).click();
    await shop.getByRole('alert').waitFor();
    expect(await shop.evaluate('document.activeElement.name')).toBe('siret');
    await shop.getByLabel('SIRET de l’établissement').fill('732 829 320 00074');
    await shop.getByRole('button', { name: 'Continuer' }).click();
    await shop.getByRole('heading', { name: 'Votre établissement' }).waitFor();
    await shop.getByLabel('Nom de l’enseigne').fill('Boulangerie du Quai');
    await shop.getByLabel('Activité').selectOption('shop');
    await shop.getByLabel('Votre nom').fill('Chloé');
    await shop.getByLabel('Votre adresse électronique').fill('chloe@quai.example');
    await shop.getByRole('button', { name: 'Envoyer mon inscription' }).click();
    // The charter was not accepted.
    await shop.getByRole('alert').waitFor();
    expect(await shop.getByLabel('Nom de l’enseigne').inputValue()).toBe('Boulangerie du Quai');
    await looksRight(shop, 'rejoindre-etablissement');
    await shop.getByLabel('J’ai lu la charte et je l’accepte').check();
    await shop.getByRole('button', { name: 'Envoyer mon inscription' }).click();
    await shop.getByRole('heading', { name: /Merci|bien/ }).waitFor();
    await looksRight(shop, 'rejoindre-merci');
  });

  test('the CCAS approves it, and the shop comes in by the link of its mail', async () => {
    await signIn(agent, server.origin, nadia);
    await agent.getByRole('link', { name: /partenaire à approuver/ }).click();
    await agent.getByRole('link', { name: 'Boulangerie du Quai' }).click();
    await looksRight(agent, 'partenaire-a-approuver');
    await agent.getByRole('button', { name: 'Approuver ce partenaire' }).click();
    await agent.getByText('Approuvé').first().waitFor();
    await shop.goto(await linkInMail());
    await shop.getByRole('button', { name: 'Entrer' }).click();
    await shop.getByRole('heading', { name: 'Boulangerie du Quai' }).waitFor();
    await looksRight(shop, 'espace-partenaire');
  });

  test('it writes an offer on its phone, reads it as a senior will, and sends it', async () => {
    await shop.goto(`${server.origin}/partenaire/avantages/nouveau`);
    await shop.getByLabel('Combien ?').fill('10');
    await shop.getByLabel('Comment le présenter ?').fill('Sur tout le pain');
    await looksRight(shop, 'ecrire-un-avantage');
    await shop.getByRole('button', { name: 'Voir l’aperçu' }).click();
    await shop.getByText('Sur tout le pain').first().waitFor();
    await looksRight(shop, 'relire-un-avantage');
    await shop.getByRole('button', { name: /Envoyer/ }).click();
    await shop.getByText('À examiner').first().waitFor();
  });

  test('an agent reads it and publishes it; it is in the directory at once', async () => {
    await agent.goto(`${server.origin}/ccas/avantages`);
    await agent.getByRole('link', { name: 'Sur tout le pain' }).first().click();
    await looksRight(agent, 'avantage-a-examiner');
    await agent.getByRole('button', { name: 'Publier' }).click();
    await agent.getByText('En ligne').first().waitFor();
    await till.goto(`${server.origin}/offres?q=boulangrie`);
    await till.getByRole('link', { name: 'Sur tout le pain' }).waitFor();
    await looksRight(till, 'repertoire');
  });

  test('its counter phone becomes a till with the code shown, though its camera is refused', async () => {
    await shop.goto(`${server.origin}/partenaire/caisses`);
    await shop.getByLabel('Nom de la nouvelle caisse').fill('Comptoir');
    await shop.getByRole('button', { name: 'Ajouter une caisse' }).click();
    await looksRight(shop, 'code-association');
    const code = /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(await shop.locator('main').innerText())![0];
    await till.goto(`${server.origin}/partenaire/caisse`);
    await till.getByLabel('Code d’association').fill(code);
    await till.getByRole('button', { name: 'Associer' }).click();
    await till.waitForURL('**/partenaire/scanner');
    await till.getByText('La caméra n’est pas autorisée').waitFor();
    await expectAccessible(till);
    await keepScreenshot(till, 'camera-refusee');
    await till.getByText('Listes à jour.').waitFor();
  });

  test('the first pass is green, the amount gives what to take off, and the shop sees what it brought', async () => {
    await till.getByLabel('Numéro du pass').fill(jeanne.passCode);
    await till.getByRole('button', { name: 'Vérifier ce pass' }).click();
    await till.getByRole('heading', { name: 'Valable' }).waitFor();
    await till.getByLabel('Montant de l’achat en euros').fill('12,50');
    await till.getByText('1,25 € de moins : 11,25 € à payer').waitFor();
    await looksRight(till, 'premier-scan');
    await till.getByRole('button', { name: 'Sur tout le pain' }).click();
    await till.getByRole('heading', { name: 'C’est noté' }).waitFor();
    await shop.goto(`${server.origin}/partenaire/bilan`);
    await shop.getByText('1,25 €').first().waitFor();
    await shop.getByText('Voir en tableau').click();
    await looksRight(shop, 'mes-chiffres');
    await agent.goto(`${server.origin}/ccas/bilan-partenaires`);
    await agent.getByRole('link', { name: 'Boulangerie du Quai' }).first().waitFor();
    await looksRight(agent, 'bilan-partenaires');
  });

  test('no page broke its security policy or asked anyone else', () => {
    expect(problems.flat()).toEqual([]);
  });
});
