import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
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
import { aPassHolder } from '../support/builders.js';
import { textOfPdf } from '../support/card-video.js';
import { startServer, type TestServer } from '../support/server.js';

journey('a carer with two passes, a lost card, a dossier erased', () => {
  let server: TestServer;
  let browser: Browser;
  let agent: Page;
  let agentProblems: string[];
  let anne: Page;
  let anneProblems: string[];
  const dossiers: string[] = [];
  const parents = [
    { firstName: 'Jeanne', bornOn: '1948-03-02' },
    { firstName: 'Paul', bornOn: '1945-11-30' },
  ];

  beforeAll(async () => {
    server = await startServer();
    await anAgentAccount(server);
    for (const parent of parents) {
      const { passId } = await aPassHolder(server, parent);
      const [row] = await server.within((tx) => tx.query('select resident_id from pass where id = $1', [passId]));
      dossiers.push(`${server.origin}/ccas/usagers/${row.resident_id}`);
    }
    browser = await openBrowser();
    ({ page: agent, problems: agentProblems } = await openPage(await browser.newContext(desk), server.origin));
    ({ page: anne, problems: anneProblems } = await openPage(await browser.newContext(phone), server.origin));
    await signIn(agent, server.origin, nadia);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test('an agent allows a carer having seen the signed form; what was typed is kept when something is missing', async () => {
    await agent.goto(dossiers[0]!);
    await looksRight(agent, 'dossier-aidants');
    await agent.getByText('Autoriser un aidant').click();
    await agent.getByLabel('Prénom de l’aidant').fill('Anne');
    await agent.getByRole('button', { name: 'Autoriser', exact: true }).click();
    await agent.getByRole('alert').waitFor();
    expect(await agent.getByLabel('Prénom de l’aidant').inputValue()).toBe('Anne');
    await expectAccessible(agent);
    await agent.getByLabel('Nom de l’aidant', { exact: true }).fill('Petit');
    await agent.getByRole('button', { name: 'Autoriser', exact: true }).click();
    await agent.getByText('Anne Petit', { exact: true }).waitFor();
  });

  test('the carer puts both parents’ passes on one phone', async () => {
    for (const [index, { firstName, bornOn }] of parents.entries()) {
      await agent.goto(dossiers[index]!);
      if (index > 0) {
        await agent.getByText('Autoriser un aidant').click();
        await agent.getByLabel('Prénom de l’aidant').fill('Anne');
        await agent.getByLabel('Nom de l’aidant', { exact: true }).fill('Petit');
        await agent.getByRole('button', { name: 'Autoriser', exact: true }).click();
      }
      await agent.getByRole('button', { name: 'Donner un code à Anne' }).click();
      await agent.getByRole('heading', { name: 'Code d’activation' }).waitFor();
      await expectAccessible(agent);
      await keepScreenshot(agent, 'code-activation');
      const [number, secret] = await agent.locator('dd.secret').allTextContents();
      await anne.goto(`${server.origin}/mon-pass/activer`);
      await anne.getByLabel('Numéro du pass').fill(number!);
      await anne.getByLabel('Code secret').fill(secret!);
      await anne.getByLabel(/Date de naissance/).fill(bornOn);
      await anne.getByRole('button', { name: 'Mettre le pass' }).click();
      await anne.getByText(firstName).first().waitFor();
    }
    await anne.getByRole('button', { name: 'Paul', exact: true }).click();
    await anne.getByRole('heading', { name: 'Paul Le Bràs' }).waitFor();
    await anne.getByRole('button', { name: 'Jeanne', exact: true }).click();
    await anne.getByRole('heading', { name: 'Jeanne Le Bràs' }).waitFor();
    expect(await anne.getByText('Mes données').count()).toBe(0);
    expect(await anne.getByText('Mes utilisations').count()).toBe(0);
    await looksRight(anne, 'mon-pass-aidant');
  }, 90_000);

  test('a lost card is replaced from the phone, after two taps', async () => {
    await anne.locator('summary', { hasText: 'Carte et téléphones' }).click();
    await anne.getByRole('button', { name: 'J’ai perdu ma carte' }).click();
    await anne.getByText('L’ancienne carte sera annulée tout de suite.').waitFor();
    await anne.getByRole('button', { name: /^Oui/ }).click();
    await anne.getByText('C’est demandé.').waitFor();
    const cards = await server.within((tx) =>
      tx.query(
        `select c.revoked_at is not null as revoked from credential c join pass p on p.id = c.pass_id join resident r on r.id = p.resident_id
         where r.first_name = 'Jeanne' and c.kind = 'card' order by c.issued_at`,
      ),
    );
    expect(cards).toEqual([{ revoked: true }, { revoked: false }]);
  });

  test('ended by an agent, the carer’s phone loses this pass and keeps the other', async () => {
    await agent.goto(dossiers[0]!);
    await agent.getByRole('button', { name: 'Arrêter avec Anne' }).click();
    await agent.getByText('Personne d’autre n’a le pass.').waitFor();
    await anne.reload();
    await anne.getByRole('button', { name: 'Jeanne', exact: true }).click();
    await anne.getByRole('heading', { name: 'Ce téléphone n’a plus le pass.' }).waitFor();
    await anne.getByRole('button', { name: 'L’enlever de cette page' }).click();
    await anne.getByRole('heading', { name: 'Paul Le Bràs' }).waitFor();
  });

  test('an agent corrects the dossier; a phone number that is none is refused at its field', async () => {
    await agent.goto(dossiers[1]!);
    await agent.getByRole('link', { name: 'Corriger' }).click();
    await expectAccessible(agent);
    await agent.getByLabel('Téléphone').fill('12');
    await agent.getByRole('button', { name: 'Enregistrer' }).click();
    await agent.getByRole('alert').waitFor();
    await agent.getByLabel('Téléphone').fill('06 12 34 56 78');
    await agent.getByRole('button', { name: 'Enregistrer' }).click();
    await agent.getByText('06 12 34 56 78').waitFor();
  });

  test('an erasure asked at the counter: noted, answered on paper, then carried out', async () => {
    await agent.getByText('Noter une demande de la personne').click();
    await agent.getByLabel('Que demande-t-elle ?').selectOption('erasure');
    await agent.getByRole('button', { name: 'Noter la demande' }).click();
    await agent.getByRole('heading', { name: 'Demande d’effacement' }).waitFor();
    await looksRight(agent, 'demande-effacement');
    const href = await agent.getByRole('link', { name: 'Imprimer la réponse' }).getAttribute('href');
    const answer = await agent.context().request.get(server.origin + href!);
    expect(await textOfPdf(await answer.body())).toContain('Paul Le Bràs');
    await agent.goto(`${server.origin}/ccas/droits`);
    await expectAccessible(agent);
    await agent.getByRole('link', { name: /Le Bràs Paul/ }).click();
    await agent.getByRole('button', { name: 'Effacer le dossier pour toujours' }).click();
    await agent.getByRole('alert').waitFor();
    await expectAccessible(agent);
    await agent.getByLabel(/La réponse est imprimée/).check();
    await agent.getByRole('button', { name: 'Effacer le dossier pour toujours' }).click();
    await agent.getByText('C’est fait').waitFor();
    await agent.goto(dossiers[1]!);
    await agent.getByRole('heading', { name: 'Dossier effacé' }).waitFor();
    await anne.reload();
    await anne.getByRole('heading', { name: 'Ce téléphone n’a plus le pass.' }).waitFor();
  });

  test('nothing went wrong meanwhile', () => {
    expect([...agentProblems, ...anneProblems]).toEqual([]);
  });
});
