import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { systemActor } from '../../src/kernel/access/actor.js';
import { AddTill } from '../../src/partners/add-till.js';
import { ChangePartnerState } from '../../src/partners/change-partner-state.js';
import { RegisterPartner } from '../../src/partners/register-partner.js';
import { ChangePassState } from '../../src/passes/change-pass-state.js';
import { IssuePass } from '../../src/passes/issue-pass.js';
import { SignCredential } from '../../src/passes/sign-credential.js';
import { RegisterResident } from '../../src/residents/register-resident.js';
import { anAgentAccount, nadia, signIn } from '../support/accounts.js';
import { desk, expectAccessible, journey, openBrowser, openPage, phone, looksRight } from '../support/browser.js';
import { anOffer, aPartner } from '../support/builders.js';
import { startServer, type TestServer } from '../support/server.js';

journey('what anyone, a till and an agent with a file meet', () => {
  let server: TestServer;
  let browser: Browser;
  let passId: string;
  let passCode: string;
  const problems: string[] = [];

  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
    await anAgentAccount(server);
    await server.within(async (tx) => {
      const actor = systemActor(server.ccasId);
      const odette = {
        lastName: 'Vasseur',
        firstName: 'Odette',
        bornOn: '1950-05-05',
        communeCode: '94002',
        residenceProof: { kind: 'tax', seenOn: '2026-01-05' },
      } as const;
      passId = await server.get(IssuePass).run(tx, actor, await server.get(RegisterResident).run(tx, actor, odette), 3);
      const [card] = await tx.query('select id from credential where pass_id = $1', [passId]);
      passCode = await server.get(SignCredential).run(tx, server.ccasId, card.id);
    });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const open = async (window: typeof phone | typeof desk): Promise<Page> => {
    const opened = await openPage(await browser.newContext(window), server.origin);
    problems.push(...opened.problems);
    opened.page.on('close', () => problems.push(...opened.problems));
    return opened.page;
  };

  test('a code opened by any phone’s camera is checked in the browser, and nothing of it reaches the server', async () => {
    const page = await open(phone);
    const digits = passCode.split('#')[1]!;
    const sent: string[] = [];
    page.on('request', (request) =>
      sent.push(`${request.url().replace(/#.*/, '')} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`),
    );
    await page.goto(`${server.origin}/v#${digits}`);
    await page.getByRole('heading', { name: 'Valable' }).waitFor();
    expect(await page.textContent('main')).not.toMatch(/Vasseur|Odette|handicap|invalidité|catégorie/i);
    for (let at = 0; at + 12 <= digits.length; at += 12)
      expect(sent.join('\n')).not.toContain(digits.slice(at, at + 12));
    expect(sent.filter((line) => /\/status\/|jwks/.test(line)).length).toBeGreaterThanOrEqual(2);
    await looksRight(page);
    await page.close();
  });

  test('the address in capitals leads to the same page; a changed digit and a suspended pass turn it red', async () => {
    const page = await open(phone);
    await page.goto(
      passCode
        .replace(/^HTTP:\/\/LOCALHOST/, 'http://localhost')
        .replace(/.$/, (digit) => String((Number(digit) + 1) % 10)),
    );
    await page.getByRole('heading', { name: 'Refusé' }).waitFor();
    await expectAccessible(page);
    await server.within((tx) =>
      server.get(ChangePassState).run(tx, systemActor(server.ccasId), passId, { verb: 'suspend' }),
    );
    await page.goto(`${server.origin}/v`);
    await page.getByLabel('Code du pass').fill(passCode);
    await page.getByRole('button', { name: 'Vérifier' }).click();
    await page.getByText('Ce pass est suspendu.').waitFor();
    await server.within((tx) =>
      server.get(ChangePassState).run(tx, systemActor(server.ccasId), passId, { verb: 'resume' }),
    );
    await page.close();
  });

  test('without network the page never turns green', async () => {
    const page = await open(phone);
    await page.goto(`${server.origin}/v`);
    await page.context().setOffline(true);
    await page.getByLabel('Code du pass').fill(passCode);
    await page.getByRole('button', { name: 'Vérifier' }).click();
    await page.getByRole('heading', { name: 'À vérifier' }).waitFor();
    await expectAccessible(page);
    await page.context().close();
  });

  test('a telephone becomes a till with a code, may scan, and nothing else', async () => {
    const pairing = await server.within(async (tx) => {
      const actor = systemActor(server.ccasId);
      const partnerId = await server
        .get(RegisterPartner)
        .run(tx, actor, { kind: 'shop', name: 'Boulangerie', siret: '90010020700019' });
      await server.get(ChangePartnerState).run(tx, actor, partnerId, 'approve');
      return server.get(AddTill).run(tx, actor, partnerId, 'Caisse 1');
    });
    const page = await open(phone);
    await page.goto(`${server.origin}/partenaire/caisse`);
    await page.getByLabel('Code d’association').fill('AAAA-AAAA');
    await page.getByRole('button', { name: 'Associer' }).click();
    await page.getByRole('alert').waitFor();
    await expectAccessible(page);
    await page.getByLabel('Code d’association').fill(pairing.pairingCode.toLowerCase());
    await page.getByRole('button', { name: 'Associer' }).click();
    await page.waitForURL('**/partenaire/scanner');
    // This browser has no camera: the field to type in opens by itself.
    await page.getByText('Cet appareil n’a pas de caméra').waitFor();
    await expectAccessible(page);
    await page.getByLabel('Numéro du pass').fill(passCode);
    await page.getByRole('button', { name: 'Vérifier ce pass' }).click();
    await page.getByRole('heading', { name: 'Valable' }).waitFor();
    await page.getByText('Vous n’avez aucun avantage en ligne').waitFor();
    expect((await page.goto(`${server.origin}/ccas`))?.status()).toBe(403);
    await expectAccessible(page);
    expect((await page.goto(`${server.origin}/partenaire`))?.status()).toBe(403);
    await page.close();
  });

  test('an agent loads a list, sees what was refused and why, and finds the people', async () => {
    const page = await open(desk);
    await signIn(page, server.origin, nadia);
    await page.locator('summary', { hasText: 'Nouveau' }).click();
    await page.getByRole('banner').getByRole('link', { name: 'Liste d’usagers' }).click();
    await expectAccessible(page);
    const list = 'Nom;Prénom;Date de naissance\nD’Angelo;Giuseppe;21/07/1944\nŞahin;Emine;28/02/52\n';
    await page
      .getByLabel('Fichier')
      .setInputFiles({ name: 'usagers.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
    await page.getByRole('button', { name: 'Charger' }).click();
    await page.getByRole('heading', { name: 'Le compte rendu' }).waitFor();
    expect(await page.getByRole('row').nth(1).textContent()).toMatch(/^3.*quatre chiffres/);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Voir les usagers' }).click();
    await page.getByLabel('Trouver un usager').fill('ang');
    await page.getByRole('button', { name: 'Lancer la recherche' }).click();
    await page.getByRole('link', { name: 'D’Angelo Giuseppe' }).click();
    await page.getByRole('button', { name: 'Délivrer le pass' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Aucun justificatif de domicile n’a été vu.');
    await expectAccessible(page);
    await page.close();
  });

  test('what was typed is shown as text, and the search of a number opens the dossier', async () => {
    const page = await open(desk);
    await signIn(page, server.origin, nadia);
    await page.getByLabel('Trouver un usager').fill('<script>alert(1)</script>');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Rien ne correspond' }).waitFor();
    expect(await page.getByLabel('Trouver un usager').inputValue()).toBe('<script>alert(1)</script>');
    const [{ number }] = await server.within((tx) => tx.query('select number from pass limit 1'));
    await page.getByLabel('Trouver un usager').fill(number.toLowerCase());
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Odette Vasseur' }).waitFor();
    await page.goto(`${server.origin}/api/docs`);
    await expectAccessible(page);
    await page.close();
  });

  test('on the map of the offers, what a partner typed is text, whatever it looks like', async () => {
    const typed = 'Fournil <img src=x onerror=alert(1)>';
    const shop = await aPartner(server, { name: typed, communeCode: '94002' });
    await anOffer(server, shop, { title: `Pain du ${typed}` });
    await server.within((tx) => tx.query('update partner set latitude = 48.8, longitude = 2.42 where id = $1', [shop]));
    const page = await open(phone);
    await page.goto(`${server.origin}/offres`);
    await page.locator('#carte').scrollIntoViewIfNeeded();
    await page.getByRole('button', { name: typed }).click();
    const popup = page.locator('.leaflet-popup-content');
    await popup.getByText(typed, { exact: true }).waitFor();
    await popup.getByRole('link', { name: `Pain du ${typed}` }).waitFor();
    expect(await popup.locator('img').count()).toBe(0);
    await page.close();
  });

  test('on the map of the offers, places too near to be hit are one, and part when it is pressed', async () => {
    for (const [index, name] of ['Cordonnier du quai', 'Mercier du quai', 'Primeur du quai'].entries()) {
      const shop = await aPartner(server, { name, communeCode: '94002' });
      await anOffer(server, shop);
      const at = [shop, 48.79 + index * 0.0002, 2.41];
      await server.within((tx) => tx.query('update partner set latitude = $2, longitude = $3 where id = $1', at));
    }
    const page = await open(phone);
    await page.goto(`${server.origin}/offres`);
    await page.locator('#carte').scrollIntoViewIfNeeded();
    const group = page.getByRole('button', { name: '3 lieux ici\u00a0: agrandir la carte' });
    await group.waitFor();
    await expectAccessible(page);
    await group.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Mercier du quai' }).click();
    // The map moves to make room for what it says, and leaves it open.
    await page.locator('.leaflet-popup-content').getByText('Mercier du quai', { exact: true }).waitFor();
    await page.close();
  });

  test('no page broke its security policy or asked anyone else', () => {
    expect(problems).toEqual([]);
  });
});
