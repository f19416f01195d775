import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { systemActor } from '../../src/kernel/access/actor.js';
import { CreateAccount } from '../../src/accounts/create-account.js';
import { aFund, aPledge, aReceivedGift, aSiren, withSettings } from '../donations/giving.js';
import { anAgentAccount, nadia, signIn } from '../support/accounts.js';
import { desk, journey, openBrowser, openPage, phone, looksRight } from '../support/browser.js';
import { wordsOfPdf } from '../support/pdf-words.js';
import { startServer, type TestServer } from '../support/server.js';

journey('a gift, from a company’s pledge to what it paid for', () => {
  let server: TestServer;
  let browser: Browser;
  let company: Page;
  let agent: Page;
  let reference: string;
  let fundId: string;
  const problems: string[][] = [];

  beforeAll(async () => {
    server = await startServer();
    await anAgentAccount(server);
    await withSettings(server);
    const year = server.clock.today().year;
    fundId = await aFund(server, { name: 'Un an de bilans auditifs', startsOn: `${year}-01-01` });
    browser = await openBrowser();
    const outside = await openPage(await browser.newContext(phone), server.origin);
    const office = await openPage(await browser.newContext(desk), server.origin);
    [company, agent] = [outside.page, office.page];
    problems.push(outside.problems, office.problems);
    for (const page of [company, agent]) page.setDefaultTimeout(60_000);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test('a company sees what is collected for, estimates its reduction, and promises', async () => {
    await company.goto(`${server.origin}/dons`);
    await looksRight(company, 'dons-accueil');
    await company.getByRole('link', { name: 'Donner, pour une entreprise' }).click();
    await company.getByLabel('SIREN de l’entreprise').fill('123');
    await company.getByRole('button', { name: 'Continuer' }).click();
    await company.getByRole('alert').waitFor();
    expect(await company.getByLabel('SIREN de l’entreprise').inputValue()).toBe('123');
    await looksRight(company, 'dons-siren-refuse');
    await company.getByLabel('SIREN de l’entreprise').fill(aSiren());
    await company.getByRole('button', { name: 'Continuer' }).click();
    await company.getByLabel('Montant en euros').fill('1 500,50');
    await company.getByLabel(/Chiffre d’affaires/).fill('800 000');
    await company.getByRole('button', { name: 'Estimer ma réduction d’impôt' }).click();
    await company.getByText('C’est une estimation').waitFor();
    await looksRight(company, 'dons-estimation');
    expect(await company.getByLabel('Montant en euros').inputValue()).toBe('1 500,50');
    await company.getByLabel('Dénomination').fill('Optique du Port');
    await company.getByLabel('Forme juridique').fill('SARL');
    await company.getByLabel('Adresse', { exact: true }).fill('8 place Salvador Allende');
    await company.getByLabel('Code postal').fill('94140');
    await company.getByLabel('Commune', { exact: true }).fill('Alfortville');
    await company.getByLabel('Votre nom').fill('Chloé Martin');
    await company.getByLabel('Votre adresse électronique').fill('chloe@optique.example');
    await company.getByRole('button', { name: 'Promettre ce don' }).click();
    await company.getByRole('heading', { name: 'Merci pour votre promesse de don' }).waitFor();
    reference = (await company.getByText(/^RF\d\d DON/).textContent())!;
    await looksRight(company, 'dons-promesse');
  }, 240_000);

  test('an agent accepts it, takes it to the board, finds it in the bank’s file, and makes the receipt', async () => {
    await signIn(agent, server.origin, nadia);
    await agent.getByRole('link', { name: /1\s*don à accepter/ }).click();
    await looksRight(agent, 'dons-liste');
    await agent.getByRole('link', { name: 'Optique du Port' }).click();
    await looksRight(agent, 'dons-don');
    await agent.getByRole('button', { name: 'Accepter à titre provisoire' }).click();
    await agent.getByRole('link', { name: 'Préparer la délibération' }).click();
    await looksRight(agent, 'dons-deliberation');
    await agent.getByLabel('Numéro de la délibération').fill('31');
    await agent.getByLabel('Votée le').fill(server.clock.today().toString());
    await agent.getByRole('button', { name: 'Enregistrer la délibération' }).click();
    await agent.getByRole('navigation', { name: 'Dons' }).getByRole('link', { name: 'Relevé bancaire' }).click();
    const today = server.clock.today().toString().split('-').toReversed().join('/');
    const csv = `Date;Libellé;Débit;Crédit\n${today};VIR INST OPTIQUE DU PORT ${reference};;1 500,50\n${today};FRAIS;-3,00;\n`;
    await agent
      .getByLabel('Fichier de la banque')
      .setInputFiles({ name: 'releve.csv', mimeType: 'text/csv', buffer: Buffer.from(csv, 'latin1') });
    await agent.getByRole('button', { name: 'Lire le relevé' }).click();
    await agent.getByText('même référence, même nom, même montant').waitFor();
    await looksRight(agent, 'dons-releve');
    await agent.getByRole('button', { name: /^Confirmer : Optique du Port/ }).click();
    await agent.goto(`${server.origin}/ccas/dons?etat=received`);
    await agent.getByRole('link', { name: 'Optique du Port' }).click();
    await agent.getByRole('button', { name: 'Faire le reçu fiscal' }).click();
    const file = await agent.getByRole('link', { name: /^Reçu n° .* \(PDF\)/ }).getAttribute('href');
    const pdf = await agent.context().request.get(`${server.origin}${file}`);
    const words = (await wordsOfPdf(await pdf.body())).map(({ text }) => text).join(' ');
    expect(words).toContain('mille cinq cents euros et cinquante centimes');
    await looksRight(agent, 'dons-don-recu');
  }, 240_000);

  test('what it paid is written down, and the company reads it', async () => {
    await agent.goto(`${server.origin}/ccas/dons/actions/${fundId}`);
    await agent.getByLabel('Quoi').fill('Bilans de novembre');
    await agent.getByLabel('Référence').fill('Mandat 12');
    await agent.getByLabel('Montant en euros').first().fill('2 000');
    await agent.getByRole('button', { name: 'Noter la dépense' }).click();
    await agent.getByText('Ce montant dépasse le solde').first().waitFor();
    expect(await agent.getByLabel('Quoi').inputValue()).toBe('Bilans de novembre');
    await agent.getByLabel('Montant en euros').first().fill('900');
    await agent.getByRole('button', { name: 'Noter la dépense' }).click();
    await agent.getByText('Mandat 12').waitFor();
    await looksRight(agent, 'dons-action');
    await company.reload();
    await company.getByRole('heading', { name: 'Ce que votre don a permis' }).waitFor();
    await company.getByText('Bilans de novembre').waitFor();
    await looksRight(company, 'dons-suivi');
    await company.getByRole('link', { name: 'Tous les dons au CCAS' }).click();
    await looksRight(company, 'dons-bilan');
  }, 240_000);

  test('the year is closed: every receipt at once, the declaration with its deadline, the accounts', async () => {
    for (let gift = 0; gift < 3; gift++) await aReceivedGift(server, { fundId, amountCents: 100_10 + gift });
    const { year } = server.clock.today();
    await agent.goto(`${server.origin}/ccas/dons/recus?annee=${year}`);
    await agent.getByText('3 dons').waitFor();
    await agent.getByRole('button', { name: 'Faire tous les reçus' }).click();
    await agent.getByText('3 reçus faits, 3 envoyés par courriel').waitFor();
    await agent.getByText(`Tout ce qui est arrivé en ${year} a son reçu fiscal.`).waitFor();
    const page = (await agent.textContent('main'))!.replaceAll(/\s+/g, ' ');
    expect(page).toMatch(/Nombre de reçus ?4/);
    expect(page).toContain('1 800,83 €');
    expect(page).toMatch(new RegExp(`À déclarer au plus tard le ?\\d mai ${year + 1}`));
    await looksRight(agent, 'dons-annee');
    for (const name of ['declaration', 'ecritures']) {
      const csv = await agent.context().request.get(`${server.origin}/ccas/dons/${name}.csv?annee=${year}`);
      expect([name, csv.status(), (await csv.text()).includes('1500,50')]).toEqual([name, 200, true]);
    }
  }, 240_000);

  test('the other screens are as accessible, the manager’s settings too', async () => {
    const goods = await aPledge(server, { fundId, kind: 'goods', amountCents: 900_00 });
    const [{ id: donorId }] = await server.within((tx) => tx.query('select id from donor order by id limit 1'));
    const screens = {
      particulier: '/dons/particulier',
      reduction: '/dons/estimation',
      nouveau: '/ccas/dons/nouveau',
      detail: `/ccas/dons/${goods}/detail`,
      actions: '/ccas/dons/actions',
      'action-modifier': `/ccas/dons/actions/${fundId}/modification`,
      donateur: `/ccas/dons/donateurs/${donorId}`,
      relance: '/ccas/dons/relance',
    };
    for (const [name, path] of Object.entries(screens)) {
      await agent.goto(`${server.origin}${path}`);
      await looksRight(agent, name);
    }
    const claire = { email: 'claire@ccas.example', password: 'rivage-lanterne-41-pivoine' };
    await server.within((tx) =>
      server.get(CreateAccount).run(tx, systemActor(server.ccasId), { kind: 'manager', name: 'Claire', ...claire }),
    );
    const { page, problems: found } = await openPage(await browser.newContext(desk), server.origin);
    problems.push(found);
    await signIn(page, server.origin, claire);
    await page.getByRole('heading', { name: 'Aujourd’hui' }).waitFor();
    await page.goto(`${server.origin}/ccas/dons/reglages?bareme=pmss`);
    await looksRight(page, 'dons-reglages');
    await page.getByLabel('IBAN du comptable').fill('FR76 3000 1007 9412 3456 7890 186');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Cet IBAN n’est pas valable').first().waitFor();
    expect(await page.getByLabel('IBAN du comptable').inputValue()).toBe('FR76 3000 1007 9412 3456 7890 186');
  }, 240_000);

  test('no page broke its security policy or asked anyone else', () => {
    expect(problems.flat()).toEqual([]);
  });
});
