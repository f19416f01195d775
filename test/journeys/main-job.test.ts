import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { aMember, anAgentAccount, enterAsPartner, nadia, signIn } from '../support/accounts.js';
import { desk, expectAccessible, journey, openBrowser, openPage, phone, looksRight } from '../support/browser.js';
import { readQr, renderPdf, textOfPdf, writeVideo } from '../support/card-video.js';
import { startServer, type TestServer } from '../support/server.js';

journey('the main job: an agent issues a pass, a shop scans the printed card, the use is counted', () => {
  let server: TestServer;
  let agentBrowser: Browser;
  let agent: Page;
  let agentProblems: string[];
  let shopBrowser: Browser | undefined;
  let shop: Page;
  let shopProblems: string[];
  let partnerId: string;
  let chloe: string;
  let dossier: string;
  let card: Uint8Array;
  const directory = mkdtempSync(path.join(tmpdir(), 'carte-'));

  beforeAll(async () => {
    server = await startServer();
    await anAgentAccount(server);
    agentBrowser = await openBrowser();
    ({ page: agent, problems: agentProblems } = await openPage(await agentBrowser.newContext(desk), server.origin));
  });
  afterAll(async () => {
    await agentBrowser?.close();
    await shopBrowser?.close();
    await server?.close();
    rmSync(directory, { recursive: true, force: true });
  });

  test('the agent signs in and sees what waits', async () => {
    await agent.goto(`${server.origin}/ccas`);
    expect(agent.url()).toContain('/connexion?suite=%2Fccas');
    await signIn(agent, server.origin, nadia);
    await agent.getByRole('heading', { name: 'Aujourd’hui' }).waitFor();
    expect(await agent.evaluate('document.activeElement.name')).toBe('q');
    await expectAccessible(agent);
  });

  test('a form with a mistake keeps what was typed and puts the focus on the field', async () => {
    await agent.locator('summary', { hasText: 'Nouveau' }).click();
    await agent.getByRole('banner').getByRole('link', { name: 'Usager', exact: true }).click();
    await expectAccessible(agent);
    await agent.getByLabel('Nom', { exact: true }).fill('Le Bràs-Petit');
    await agent.getByLabel('Prénom').fill('Jeanne');
    await agent.getByLabel('Date de naissance').fill('1948-03-02');
    await agent.getByLabel('Téléphone').fill('12');
    await agent.getByRole('button', { name: 'Inscrire' }).click();
    await agent.getByRole('alert').waitFor();
    expect(await agent.getByLabel('Nom', { exact: true }).inputValue()).toBe('Le Bràs-Petit');
    expect(await agent.evaluate('document.activeElement.name')).toBe('phone');
    await expectAccessible(agent);
  });

  test('the resident is registered, and the pass issued', async () => {
    await agent.getByLabel('Téléphone').fill('01 43 75 12 34');
    await agent.getByRole('button', { name: 'Inscrire' }).click();
    await agent.getByRole('heading', { name: 'Jeanne Le Bràs-Petit' }).waitFor();
    await expectAccessible(agent);
    await agent.getByRole('button', { name: 'Délivrer le pass' }).click();
    await agent.getByText('Actif').waitFor();
    dossier = agent.url();
    await looksRight(agent);
  });

  test('the card is a credit card with the name, the number, the validity and a code at level Q of 25 mm or more', async () => {
    const href = await agent.getByRole('link', { name: 'Imprimer la carte' }).getAttribute('href');
    const answer = await agent.context().request.get(server.origin + href!);
    expect(answer.headers()['content-type']).toBe('application/pdf');
    card = await answer.body();
    const text = await textOfPdf(card);
    expect(text).toContain('LE BRÀS-PETIT');
    expect(text).toContain('Jeanne');
    expect(text).toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/);
    expect(text).toMatch(/Valable jusqu’au .*\d{4}/);
    const image = await renderPdf(card, 300);
    expect([image.width, image.height]).toEqual([Math.round((85.6 / 25.4) * 300), Math.round((53.98 / 25.4) * 300)]);
    const code = await readQr(image);
    expect(code?.text).toMatch(new RegExp(`^${server.origin.toUpperCase()}/V#\\d{204}$`));
    expect(code?.ecLevel).toBe('Q');
  });

  test('a partner is added with its SIRET, approved, and its offer published for anyone to read', async () => {
    await agent.goto(`${server.origin}/ccas/partenaires/nouveau`);
    await agent.getByLabel('SIRET').fill('900 100 207 00018');
    await agent.getByLabel('Nom de l’enseigne').fill('Boulangerie du Pont');
    await agent.getByRole('button', { name: 'Ajouter' }).click();
    expect(await agent.getByRole('alert').textContent()).toContain('SIRET');
    await agent.getByLabel('SIRET').fill('900 100 207 00019');
    await agent.getByRole('button', { name: 'Ajouter' }).click();
    await agent.getByRole('button', { name: 'Approuver ce partenaire' }).click();
    await agent.getByText('Approuvé').waitFor();
    await expectAccessible(agent);
    partnerId = agent.url().split('/').at(-1)!;

    await agent.getByRole('link', { name: 'Écrire un avantage' }).click();
    await agent.getByLabel('Comment le présenter ?').fill('10 % sur le pain, une fois par jour');
    await agent.getByLabel('Combien ?').fill('10');
    await agent.getByLabel('Combien de fois par personne ?').fill('1');
    await agent.getByLabel('Par', { exact: true }).selectOption('day');
    await expectAccessible(agent);
    await agent.getByRole('button', { name: 'Enregistrer et relire' }).click();
    await agent.getByRole('button', { name: 'Publier' }).click();
    await agent.getByText('En ligne').waitFor();
    await expectAccessible(agent);

    const anyone = await (await agentBrowser.newContext(phone)).newPage();
    await anyone.goto(`${server.origin}/offres`);
    await anyone.getByRole('link', { name: '10 % sur le pain' }).click();
    await anyone.getByText('Une fois par jour.').waitFor();
    await looksRight(anyone);
    await anyone.close();
  });

  test('at the shop, the camera reads the printed card and the screen turns green', async () => {
    chloe = await aMember(server, partnerId);
    const video = path.join(directory, 'carte.y4m');
    writeVideo(await renderPdf(card, 300), video);
    shopBrowser = await openBrowser(video);
    const context = await shopBrowser.newContext({ ...phone, permissions: ['camera'] });
    ({ page: shop, problems: shopProblems } = await openPage(context, server.origin));
    await enterAsPartner(shop, server, chloe);
    await expectAccessible(shop);
    await shop.getByRole('link', { name: 'Scanner un pass' }).first().click();
    await shop.getByRole('heading', { name: 'Valable' }).waitFor({ timeout: 60_000 });
    expect(await shop.textContent('body')).not.toMatch(/Jeanne|Bràs/);
    await looksRight(shop);
  });

  test('one tap records the redemption', async () => {
    await shop.getByLabel('Montant de l’achat').fill('12,50');
    await shop.getByRole('button', { name: /10 % sur le pain/ }).click();
    await shop.getByRole('heading', { name: 'C’est noté' }).waitFor();
    expect(await shop.textContent('.verdict')).toContain('1,25');
    await expectAccessible(shop);
  });

  test('a second attempt over the limit is refused, in plain French', async () => {
    await shop.getByRole('button', { name: 'Scanner un autre pass' }).click();
    await shop.getByRole('heading', { name: 'Refusé' }).waitFor({ timeout: 60_000 });
    await shop.getByText('Cet avantage a déjà été utilisé autant de fois que prévu.').first().waitFor();
    expect(await shop.getByRole('button', { name: /10 % sur le pain/ }).isDisabled()).toBe(true);
    await expectAccessible(shop);
    const code = (await readQr(await renderPdf(card, 300)))!.text;
    const { status, body } = await shop.evaluate(async (passCode) => {
      const token = (await fetch('/api/v1/till/bundle')).headers.get('x-form-token')!;
      const headers = { 'content-type': 'application/json', 'x-form-token': token };
      const { offers } = await (
        await fetch('/api/v1/verifications', { method: 'POST', headers, body: JSON.stringify({ passCode }) })
      ).json();
      const answer = await fetch('/api/v1/redemptions', {
        method: 'POST',
        headers: { ...headers, 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify({ passCode, offerId: offers[0].id }),
      });
      return { status: answer.status, body: await answer.json() };
    }, code);
    expect([status, body.code]).toEqual([409, 'limit_reached']);
  });

  test('a code can be pasted; one that is not ours turns the screen red', async () => {
    const { page } = await openPage(await agentBrowser.newContext(phone), server.origin);
    await enterAsPartner(page, server, chloe);
    await page.getByRole('heading', { name: 'Boulangerie du Pont' }).waitFor();
    await page.goto(`${server.origin}/partenaire/scanner`);
    await page.getByText('Cet appareil n’a pas de caméra').waitFor();
    await page.getByLabel('Numéro du pass').fill('3760123456789');
    await page.getByRole('button', { name: 'Vérifier ce pass' }).click();
    await page.getByRole('heading', { name: 'Refusé' }).waitFor();
    await page.getByText('Aucun pass n’a ce numéro.').waitFor();
    await expectAccessible(page);
    await page.close();
  });

  test('the agent sees the use and the refusal, with why', async () => {
    await agent.goto(dossier);
    await agent.getByText('1 utilisation en douze mois').waitFor();
    await agent.locator('summary', { hasText: 'Refus' }).first().click();
    await agent.getByText('déjà été utilisé').first().waitFor();
    await expectAccessible(agent);
    await agent.getByText('La personne demande où il a servi').click();
    await agent.getByRole('button', { name: 'Elle le demande : voir la liste' }).click();
    await agent.getByText('Boulangerie du Pont').first().waitFor();
  });

  test('no page broke its security policy or asked anyone else', () => {
    expect([...agentProblems, ...shopProblems]).toEqual([]);
  });
});
