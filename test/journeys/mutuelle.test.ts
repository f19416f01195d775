import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { TeamLinks } from '../../src/teams/team-links.js';
import { anAgentAccount, nadia, signIn } from '../support/accounts.js';
import {
  desk,
  expectNoSidewaysScroll,
  journey,
  keepScreenshot,
  openBrowser,
  openPage,
  phone,
  looksRight,
} from '../support/browser.js';
import { aResident } from '../support/builders.js';
import { textOfPdf } from '../support/card-video.js';
import { anAgreement, anInsurer, aPath, aPermanence, aTransmittedPath, book } from '../support/mutuelle.js';
import { startServer, type TestServer } from '../support/server.js';

journey('the mutuelle communale: on line, on paper, on the day, at the end of the year', () => {
  let server: TestServer;
  let browser: Browser;
  let agent: Page;
  let yvonne: Page;
  let remi: Page;
  const problems: string[][] = [];
  let residentId: string;
  let agreementId: string;

  beforeAll(async () => {
    server = await startServer();
    await anAgentAccount(server);
    agreementId = await anAgreement(server);
    await aPermanence(server, { place: 'Mairie, salle 2', accessNote: 'Ascenseur à gauche de l’accueil' });
    residentId = await aResident(server, {
      lastName: 'Papier',
      firstName: 'Odette',
      bornOn: '1941-02-03',
      address: '3 rue des Tilleuls',
      postcode: '94140',
    });
    browser = await openBrowser();
    const open = async (kind: typeof desk | typeof phone): Promise<Page> => {
      const opened = await openPage(await browser.newContext(kind), server.origin);
      problems.push(opened.problems);
      return opened.page;
    };
    agent = await open(desk);
    yvonne = await open(phone);
    remi = await open(phone);
    await signIn(agent, server.origin, nadia);
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  /** For the plainer pages: as wide as the screen, and kept. */
  const glance = async (page: Page, name: string): Promise<void> => {
    await expectNoSidewaysScroll(page);
    await keepScreenshot(page, name);
  };

  test('on line: she reads what it is, checks the C2S, and nothing of it is in the address', async () => {
    await yvonne.goto(`${server.origin}/mutuelle`);
    await looksRight(yvonne, 'mutuelle');
    await yvonne.getByRole('link', { name: 'Vérifier en une minute' }).click();
    await yvonne.getByLabel('Combien de personnes').fill('0');
    await yvonne.getByLabel('Ressources du foyer').fill('15 508 F');
    await yvonne.getByRole('button', { name: 'Voir la réponse' }).click();
    await yvonne.getByRole('alert').waitFor();
    await looksRight(yvonne, 'mutuelle-c2s-refus');
    expect(await yvonne.getByLabel('Ressources du foyer').inputValue()).toBe('15 508 F');
    await yvonne.getByLabel('Combien de personnes').fill('2');
    await yvonne.getByLabel('Ressources du foyer').fill('20 000');
    await yvonne.getByLabel('Votre âge').fill('76');
    await yvonne.getByRole('button', { name: 'Voir la réponse' }).click();
    await yvonne.getByRole('heading', { name: 'avec participation' }).waitFor();
    expect(await yvonne.getByText(/30\s€ par mois/).count()).toBe(1);
    expect(yvonne.url()).toBe(`${server.origin}/mutuelle/c2s`);
    await glance(yvonne, 'mutuelle-c2s-reponse');
  }, 60_000);

  test('she books an hour, and has it in hand: page, calendar, printed slip', async () => {
    await yvonne.goto(`${server.origin}/mutuelle/rendez-vous`);
    await looksRight(yvonne, 'mutuelle-rendez-vous');
    await yvonne.getByLabel(/^9 h 30/).check();
    await yvonne.getByLabel('Nom', { exact: true }).fill('Le Goff');
    await yvonne.getByLabel('Prénom').fill('Yvonne');
    await yvonne.getByLabel('Téléphone').fill('01 55 00 30 01');
    await yvonne.getByRole('button', { name: 'Réserver' }).click();
    await yvonne.getByRole('alert').waitFor();
    expect(await yvonne.getByLabel('Prénom').inputValue()).toBe('Yvonne');
    await yvonne.getByLabel('Date de naissance').fill('04/05/1950');
    await yvonne.getByLabel(/J’accepte que mon nom/).check();
    await yvonne.getByRole('button', { name: 'Réserver' }).click();
    await yvonne.getByRole('heading', { name: 'Votre rendez-vous est pris' }).waitFor();
    await looksRight(yvonne, 'mutuelle-mon-rendez-vous');
    const [download] = await Promise.all([
      yvonne.waitForEvent('download'),
      yvonne.getByRole('link', { name: 'Mettre dans mon agenda' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('rendez-vous-mutuelle.ics');
    const slip = await yvonne.request.get(
      (await yvonne.getByRole('link', { name: 'Imprimer' }).getAttribute('href'))!.replace(/^/, server.origin),
    );
    expect(await textOfPdf(await slip.body())).toContain('À apporter');
    await yvonne.goto(`${server.origin}/mutuelle/rappel`);
    await glance(yvonne, 'mutuelle-rappel');
  }, 90_000);

  test('on paper at the counter: from her dossier to a letter, with her consent read aloud', async () => {
    await agent.goto(`${server.origin}/ccas/usagers/${residentId}`);
    await agent.getByRole('link', { name: 'Intéressé·e par la mutuelle' }).click();
    await agent.getByRole('button', { name: 'Ouvrir le parcours' }).click();
    await agent.getByRole('heading', { name: 'Donner un rendez-vous' }).waitFor();
    await agent.getByLabel(/^10 h/).first().check();
    await agent.getByRole('button', { name: 'Réserver' }).click();
    await agent.getByRole('link', { name: /^Lettre/ }).waitFor();
    const letter = await agent.request.get(
      server.origin + (await agent.getByRole('link', { name: /^Lettre/ }).getAttribute('href'))!,
    );
    expect(await textOfPdf(await letter.body())).toMatch(/3 rue des Tilleuls.*Mairie, salle 2/s);
    expect(await agent.getByText('il faut d’abord l’accord de la personne').count()).toBe(1);
    await agent.getByRole('button', { name: 'Elle est d’accord', exact: true }).click();
    await agent.getByRole('button', { name: 'Transmettre à la mutuelle' }).click();
    await agent.getByText('Coordonnées transmises', { exact: true }).first().waitFor();
    await looksRight(agent, 'mutuelle-parcours');
    await agent.goto(`${server.origin}/ccas/mutuelle`);
    await looksRight(agent, 'mutuelle-bureau');
    await agent.goto(`${server.origin}/ccas/mutuelle/parcours?a=rapprocher`);
    await agent.getByRole('link', { name: 'Yvonne Le Goff' }).waitFor();
    await glance(agent, 'mutuelle-parcours-liste');
  }, 90_000);

  test('on the day: the representative sees who agreed, ticks who came, takes somebody more, says what became of them', async () => {
    // The server has the machine's clock: today's half-day is put there as if it had been planned before.
    const { id, slots } = await aPermanence(server);
    const path = await aPath(server, { firstName: 'Marcel', lastName: 'Present' });
    await book(server, path, slots[0]!, true);
    await server.within((tx) =>
      tx.query(`update permanence set starts_at = $2, ends_at = $2::timestamptz + interval '12 hours' where id = $1`, [
        id,
        server.clock.today().toZonedDateTime('Europe/Paris').add({ hours: 12 }).toInstant().toString(),
      ]),
    );
    const insurer = await anInsurer(server, agreementId);
    await remi.goto(await server.within((tx) => server.get(TeamLinks).open(tx, 'insurer', insurer.id)));
    await remi.getByRole('button', { name: 'Entrer' }).click();
    await remi.getByRole('heading', { name: 'Espace Mutuelle des Deux Rives' }).waitFor();
    await looksRight(remi, 'espace-mutuelle');
    await remi.goto(`${server.origin}/espace-mutuelle/permanences/${id}`);
    await remi.getByRole('button', { name: 'Venu·e : Marcel Present' }).click();
    await remi.locator('.badge', { hasText: 'Venu·e' }).waitFor();
    await remi.getByLabel('Nom', { exact: true }).fill('Passante');
    await remi.getByLabel('Prénom').fill('Rose');
    await remi.getByLabel(/Lu à la personne/).check();
    await remi.getByRole('button', { name: 'Noter sa venue' }).click();
    await remi.getByText('Rose Passante').waitFor();
    await looksRight(remi, 'espace-mutuelle-jour');
    await remi.goto(`${server.origin}/espace-mutuelle`);
    await remi.getByRole('link', { name: 'Odette Papier' }).click();
    await looksRight(remi, 'espace-mutuelle-personne');
    await remi.getByRole('button', { name: 'Noter l’adhésion' }).click();
    await remi.getByText('L’adhésion se termine').waitFor();
  }, 90_000);

  test('she takes her consent back at the counter, and the mutuelle is left with a number to forget', async () => {
    await agent.goto(`${server.origin}/ccas/usagers/${residentId}`);
    await agent.getByRole('link', { name: 'Odette Papier' }).click();
    await agent.getByRole('button', { name: 'Retirer : Coordonnées transmises à la mutuelle' }).click();
    await agent.locator('.badge', { hasText: 'Retiré' }).waitFor();
    await remi.goto(`${server.origin}/espace-mutuelle`);
    expect(await remi.getByText('Odette').count()).toBe(0);
    await remi.getByRole('button', { name: /^C’est effacé/ }).click();
    await remi.getByText('personne à effacer').waitFor({ state: 'detached' });
  }, 60_000);

  test('closing a year: the report, the board’s PDF, the review noted, the next call written', async () => {
    await Promise.all(Array.from({ length: 5 }, () => aTransmittedPath(server)));
    await agent.goto(`${server.origin}/ccas/mutuelle/bilan`);
    await agent.getByRole('heading', { name: 'Mois par mois' }).waitFor();
    await agent.getByText('Voir en tableau').first().click();
    await looksRight(agent, 'mutuelle-bilan');
    const pdf = await agent.request.get(
      server.origin + (await agent.getByRole('link', { name: 'Pour le conseil' }).getAttribute('href'))!,
    );
    expect(await textOfPdf(await pdf.body())).toContain('conseil d’administration');
    await agent.goto(`${server.origin}/ccas/mutuelle/conventions/${agreementId}`);
    await looksRight(agent, 'mutuelle-convention');
    await agent.getByLabel('Ce qui a été dit').fill('Adhésions en hausse, tarifs stables.');
    await agent.getByLabel('Prochain bilan').fill(`${server.clock.today().year + 2}-06-15`);
    await agent.getByRole('button', { name: 'Noter le bilan' }).click();
    await agent.getByText('Adhésions en hausse').waitFor();
    await agent.goto(`${server.origin}/ccas/mutuelle/appels/nouveau`);
    await glance(agent, 'mutuelle-appel');
    await agent.getByLabel('Titre').fill('Appel de l’an prochain');
    await agent.getByLabel('Réponses jusqu’au').fill(`${server.clock.today().year + 1}-03-01`);
    await agent.getByLabel('Formules demandées').fill('Essentiel\nConfort');
    await agent.getByLabel('Âges où commence').fill('60, 70');
    await agent.getByLabel('Critère 1', { exact: true }).fill('Optique et audition');
    await agent.getByLabel('Poids du critère 1').fill('60');
    await agent.getByRole('button', { name: 'Enregistrer' }).click();
    await agent.getByLabel('Nom de la mutuelle').fill('Mutuelle du Canal');
    await agent.getByRole('button', { name: 'Ajouter' }).click();
    await agent.getByLabel('Fichier CSV').setInputFiles({
      name: 'offre.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        'Formule;De;À;Cotisation\nEssentiel;60;69;50\nEssentiel;70;;70\nConfort;60;69;70\nConfort;71;;90\n',
      ),
    });
    await agent.getByRole('button', { name: 'Charger' }).click();
    await agent.getByText('Confort : Il manque 70 à 70 ans').first().waitFor();
    await agent.getByLabel('Fichier CSV').setInputFiles({
      name: 'offre.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        'Formule;De;À;Cotisation\nEssentiel;60;69;50\nEssentiel;70;;70\nConfort;60;69;70\nConfort;70;;90\n',
      ),
    });
    await agent.getByRole('button', { name: 'Charger' }).click();
    await agent.getByRole('link', { name: 'Écrire la convention' }).waitFor();
    await looksRight(agent, 'mutuelle-candidature');
    await agent.goto(agent.url().replace(/\/candidatures\/.*/, '/comparaison'));
    await looksRight(agent, 'mutuelle-comparaison');
    for (const [path, name] of [
      ['permanences', 'mutuelle-permanences'],
      ['permanences/nouvelle', 'mutuelle-permanence-nouvelle'],
      ['c2s', 'mutuelle-plafonds'],
      ['conventions/nouvelle', 'mutuelle-convention-nouvelle'],
      ['parcours/nouveau', 'mutuelle-parcours-nouveau'],
    ] as const) {
      await agent.goto(`${server.origin}/ccas/mutuelle/${path}`);
      await glance(agent, name);
    }
    await agent.goto(`${server.origin}/ccas/mutuelle/permanences`);
    await agent.locator('.entries a').first().click();
    await glance(agent, 'mutuelle-permanence');
  }, 120_000);

  test('no page failed, none asked anything of anyone else', () => {
    expect(problems.flat()).toEqual([]);
  });
});
