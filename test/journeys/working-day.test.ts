import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { systemActor } from '../../src/kernel/access/actor.js';
import { CreateAccount } from '../../src/accounts/create-account.js';
import { signIn } from '../support/accounts.js';
import { desk, expectAccessible, journey, openBrowser, openPage, looksRight } from '../support/browser.js';
import { anOffer, aPartner, aPassHolder, aResident } from '../support/builders.js';
import { textOfPdf } from '../support/card-video.js';
import { aToken } from '../support/personas.js';
import { startServer, type TestServer } from '../support/server.js';

const password = 'bleuet-tramway-82-girafe';

journey('a working day at the CCAS', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  let second: Page;
  let problems: string[];
  let dossier: string;

  /** Accessible, within 320 px, and kept as it looks. */
  beforeAll(async () => {
    server = await startServer();
    await server.within(async (tx) => {
      for (const [kind, name] of [
        ['agent', 'Nadia'],
        ['manager', 'Rosa'],
      ] as const)
        await server
          .get(CreateAccount)
          .run(tx, systemActor(server.ccasId), { kind, name, email: `${name}@ccas.example`, password });
    });
    const { passId, passCode } = await aPassHolder(server, {
      lastName: 'Œuvrard',
      firstName: 'Lucie',
      address: '5 place du Marché',
      postcode: '94140',
      phone: '01 55 00 10 06',
    });
    const [row] = await server.within((tx) => tx.query('select resident_id as id from pass where id = $1', [passId]));
    dossier = `${server.origin}/ccas/usagers/${row.id}`;
    await aResident(server, { lastName: 'Benhaïm', firstName: 'Maurice', bornOn: '1941-11-19' });
    const bakery = await aPartner(server, { name: 'Boulangerie du Pont' });
    const offerId = await anOffer(server, bakery, { title: 'Une baguette offerte', limit: { uses: 1, period: 'day' } });
    const token = await aToken(server as never, 'till', { partnerId: bakery });
    for (let use = 0; use < 2; use++)
      await fetch(`${server.origin}/api/v1/redemptions`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': crypto.randomUUID(),
        },
        body: JSON.stringify({ passCode, offerId }),
      });
    browser = await openBrowser();
    ({ page, problems } = await openPage(await browser.newContext(desk), server.origin));
    ({ page: second } = await openPage(await browser.newContext(desk), server.origin));
    await signIn(page, server.origin, { email: 'nadia@ccas.example', password });
    await signIn(second, server.origin, { email: 'rosa@ccas.example', password });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test('opens on what waits; without a mouse, three letters and Enter find someone', async () => {
    await page.goto(`${server.origin}/ccas`);
    await page.getByText('refus pour limite atteinte').waitFor();
    await looksRight(page, 'console-aujourd-hui');
    // The search box has the focus, until the page is tried at 320 px, where it is elsewhere; `/` leads back to it. Nothing
    // but the keyboard from here to the dossier.
    await page.keyboard.press('/');
    await page.keyboard.type('oeuvr');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: /Œuvrard Lucie/ }).waitFor();
    expect(page.url()).toBe(`${server.origin}/ccas/recherche`);
    await looksRight(page, 'console-recherche');
    const link = page.getByRole('link', { name: /Œuvrard Lucie/ });
    for (let step = 0; step < 40 && !(await link.evaluate((node) => node === document.activeElement)); step++)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Lucie Œuvrard' }).waitFor();
  }, 120_000);

  test('a refused scan is explained in one click, with what to say', async () => {
    await looksRight(page, 'console-dossier');
    await page.locator('.timeline summary', { hasText: 'Refus' }).click();
    await page
      .getByText('Vous aviez déjà utilisé cet avantage autant de fois que possible. Il vaut une fois par jour.')
      .waitFor();
    await expectAccessible(page);
    await page.getByText('La personne demande où il a servi').click();
    await page.getByRole('button', { name: 'Elle le demande : voir la liste' }).click();
    await page.getByText('Boulangerie du Pont').first().waitFor();
    await page.getByText('Annuler').first().click();
    await looksRight(page, 'console-utilisations');
    await page.goto(`${server.origin}/ccas/refus?motif=limit_reached&jours=7`);
    await page.getByRole('table').getByText('autant de fois que prévu').first().waitFor();
    await looksRight(page, 'console-refus');
  }, 60_000);

  test('a note is written and struck', async () => {
    await page.goto(dossier);
    await page.getByText('Écrire une note').click();
    await page.getByLabel('Note').fill('Préfère être appelée le matin.');
    await page.getByRole('button', { name: 'Ajouter la note' }).click();
    await page.locator('.note', { hasText: 'Préfère être appelée le matin.' }).waitFor();
    await page.getByRole('button', { name: /Rayer cette note/ }).click();
    await page.getByText('Rayée').waitFor();
    await expectAccessible(page);
  }, 60_000);

  test('two agents correct one dossier: the second is told, sees both, and chooses', async () => {
    await page.goto(`${dossier}/modification`);
    await looksRight(page, 'console-corriger');
    await second.goto(`${dossier}/modification`);
    await second.getByLabel('Téléphone').fill('06 55 00 10 99');
    await second.getByRole('button', { name: 'Enregistrer' }).click();
    await second.getByText('06 55 00 10 99').waitFor();
    await page.getByLabel('Téléphone').fill('06 55 00 10 11');
    await page.getByLabel('Adresse').fill('6 place du Marché');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByRole('heading', { name: 'Deux corrections du même dossier' }).waitFor();
    await page.getByText(/Rosa l’a modifié/).waitFor();
    await looksRight(page, 'console-deux-corrections');
    await page.getByRole('button', { name: 'Enregistrer ces choix' }).click();
    await page.getByText('Choisissez une des deux.').first().waitFor();
    await expectAccessible(page);
    await page.getByLabel(/Enregistré maintenant : *06 55 00 10 99/).check();
    await page.getByRole('button', { name: 'Enregistrer ces choix' }).click();
    await page.getByText('6 place du Marché').waitFor();
    await page.getByText('06 55 00 10 99').waitFor();
  }, 90_000);

  test('what is kept about her is given on paper, and the request answered', async () => {
    await page.goto(dossier);
    await page.getByText('Noter une demande de la personne').click();
    await page.getByRole('button', { name: 'Noter la demande' }).click();
    await page.getByRole('heading', { name: 'Demande d’accès' }).waitFor();
    await looksRight(page, 'console-droit-d-acces');
    const href = await page.getByRole('link', { name: 'Imprimez ses données' }).getAttribute('href');
    const letter = await page.context().request.get(server.origin + href!);
    expect(await textOfPdf(await letter.body())).toContain('Œuvrard');
    await page.getByLabel(/lui sont remises/).check();
    await page.getByRole('button', { name: 'Marquer comme fait' }).click();
    await page.getByText('C’est fait').waitFor();
    await page.goto(`${server.origin}/ccas/droits`);
    await looksRight(page, 'console-droits');
  }, 90_000);

  test('a list is loaded, regretted, and taken back as a whole', async () => {
    await page.goto(`${server.origin}/ccas/usagers/import`);
    await looksRight(page, 'console-charger-une-liste');
    const list = 'Nom;Prénom;Date de naissance\nErreur;Une;01/01/1940\nErreur;Deux;02/01/1940\n';
    await page
      .getByLabel('Fichier')
      .setInputFiles({ name: 'mauvaise.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
    await page.getByRole('button', { name: 'Charger' }).click();
    await page.getByRole('heading', { name: 'Le compte rendu' }).waitFor();
    await page.getByText('Annuler tout ce chargement').click();
    await looksRight(page, 'console-compte-rendu');
    await page.getByRole('button', { name: 'Annuler le chargement' }).click();
    await page.getByText('2 dossiers enlevés').waitFor();
    await page.goto(`${server.origin}/ccas/usagers?pass=aucun`);
    await page.getByRole('link', { name: 'Benhaïm Maurice' }).waitFor();
    expect(await page.getByText('Erreur').count()).toBe(0);
    await looksRight(page, 'console-usagers');
  }, 90_000);

  test('a list of partners is tried, then loaded', async () => {
    await page.goto(`${server.origin}/ccas/partenaires/import`);
    const list = 'SIRET;Nom;Type\n73282932000074;Optique du Pont;Opticien\n123;Faux;Commerce\n';
    await page
      .getByLabel('Fichier')
      .setInputFiles({ name: 'partenaires.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
    await page.getByLabel(/Essai/).check();
    await page.getByRole('button', { name: 'Charger' }).click();
    await page.getByText('Essai : rien n’a été enregistré.').waitFor();
    await looksRight(page, 'console-liste-de-partenaires');
  }, 60_000);

  test('at the end of the day the lists leave as CSV, and the manager keeps everything in one archive', async () => {
    const csv = await page.context().request.get(`${server.origin}/ccas/usagers.csv`);
    expect(await csv.text()).toContain('Œuvrard;Lucie');
    await page.goto(`${server.origin}/ccas/conservation`);
    await looksRight(page, 'console-conservation');
    expect((await page.goto(`${server.origin}/ccas/archives`))?.status()).toBe(403);
    await second.goto(`${server.origin}/ccas/archives`);
    await looksRight(second, 'console-archives');
    for (const label of ['Phrase secrète', 'La même, encore une fois'])
      await second.getByLabel(label).fill('quatre chats sous la pluie');
    await second.getByRole('button', { name: 'Préparer l’archive' }).click();
    await second.getByRole('heading', { name: 'Archive prête' }).waitFor({ timeout: 60_000 });
    await looksRight(second, 'console-archive');
    const href = await second.getByRole('link', { name: /Enregistrer l’archive/ }).getAttribute('href');
    const zip = await second.context().request.get(server.origin + href!);
    expect((await zip.body()).subarray(0, 2).toString()).toBe('PK');
  }, 120_000);

  test('no page broke its security policy or asked anyone else', () => {
    expect(problems).toEqual([]);
  });
});
