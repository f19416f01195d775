import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { aManagerAccount, signIn, serge } from '../support/accounts.js';
import { Authenticator } from '../support/authenticator.js';
import { desk, journey, openBrowser, openPage, phone as phoneScreen, looksRight } from '../support/browser.js';
import { startServer, type TestServer } from '../support/server.js';

const claire = { name: 'Claire Vasseur', email: 'claire@ccas.example', password: 'lichen-piano-cerise-44' };

journey('a new manager, from the invitation to the day she leaves', () => {
  let server: TestServer;
  let browser: Browser;
  let boss: Page;
  let her: Page;
  let problems: string[][];
  let phone: Authenticator;
  let codes: string[];
  let invitation: string;

  beforeAll(async () => {
    server = await startServer();
    await aManagerAccount(server);
    browser = await openBrowser();
    const [one, two] = [
      await openPage(await browser.newContext(desk), server.origin),
      await openPage(await browser.newContext(phoneScreen), server.origin),
    ];
    [boss, her] = [one.page, two.page];
    problems = [one.problems, two.problems];
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test('Serge signs in, sets up his phone, and invites her', async () => {
    await boss.goto(`${server.origin}/connexion`);
    await looksRight(boss, 'comptes-connexion');
    await signIn(boss, server.origin, serge);
    await boss.waitForURL('**/ccas');
    await boss.getByRole('link', { name: 'Comptes' }).click();
    await boss.getByRole('heading', { name: 'Comptes' }).waitFor();
    await boss.getByRole('link', { name: 'Inviter une personne' }).click();
    await boss.getByLabel('Prénom et nom').fill(claire.name);
    await boss.getByRole('button', { name: 'Envoyer l’invitation' }).click();
    await boss.getByRole('alert').waitFor();
    expect(await boss.getByLabel('Prénom et nom').inputValue()).toBe(claire.name);
    await looksRight(boss, 'comptes-invitation');
    await boss.getByLabel('Adresse électronique professionnelle').fill(claire.email);
    await boss.getByLabel('Responsable').check();
    await boss.getByRole('button', { name: 'Envoyer l’invitation' }).click();
    await boss.getByRole('heading', { name: 'Invitation prête' }).waitFor();
    await looksRight(boss, 'comptes-invitee');
    invitation = (await boss.locator('.secret-link').textContent())!;
  });

  test('she chooses a password that is not a common one, and sets up her phone before anything else', async () => {
    await her.goto(invitation);
    await looksRight(her, 'comptes-bienvenue');
    await her.getByLabel('Mot de passe').fill('motdepasse12345');
    await her.getByRole('button', { name: 'Entrer' }).click();
    await her.getByRole('alert').waitFor();
    await her.getByLabel('Mot de passe').fill(claire.password);
    await her.getByRole('button', { name: 'Entrer' }).click();
    await her.getByRole('heading', { name: 'Double vérification' }).waitFor();
    await looksRight(her, 'comptes-double-verification');
    phone = new Authenticator((await her.locator('.totp-key').textContent())!);
    await her.getByLabel('Code à six chiffres').fill(phone.code(Date.now()));
    await her.getByRole('button', { name: 'Activer la double vérification' }).click();
    await her.getByRole('heading', { name: 'Vos codes de secours' }).waitFor();
    await her.getByRole('button', { name: 'Imprimer' }).waitFor();
    await looksRight(her, 'comptes-codes-de-secours');
    codes = await her.locator('.codes li').allTextContents();
    expect(codes).toHaveLength(10);
    await her.getByRole('link', { name: 'C’est noté, continuer' }).click();
    await her.waitForURL('**/ccas');
  });

  test('the day her phone is at home, a code on paper lets her in, once', async () => {
    await her.locator('summary', { hasText: 'Compte' }).click();
    await her.getByRole('button', { name: 'Se déconnecter' }).click();
    await her.goto(`${server.origin}/connexion`);
    await her.getByLabel('Adresse électronique').fill(claire.email);
    await her.getByLabel('Mot de passe', { exact: true }).fill(claire.password);
    await her.getByRole('button', { name: 'Se connecter', exact: true }).click();
    await her.getByRole('heading', { name: 'Code de vérification' }).waitFor();
    await her.getByLabel('Code', { exact: true }).fill('000000');
    await her.getByRole('button', { name: 'Continuer' }).click();
    await her.getByRole('alert').waitFor();
    await looksRight(her, 'comptes-code');
    await her.getByLabel('Code', { exact: true }).fill(codes[0]!.toLowerCase());
    await her.getByRole('button', { name: 'Continuer' }).click();
    await her.waitForURL('**/ccas');
    await her.locator('summary', { hasText: 'Compte' }).click();
    await her.getByRole('link', { name: 'Mon compte' }).click();
    await her.getByText('Il vous reste 9 codes de secours').waitFor();
    await looksRight(her, 'comptes-mon-compte');
  });

  test('her session ends while she writes: she signs in again, and nothing is lost', async () => {
    await her.goto(`${server.origin}/ccas/usagers/nouveau`);
    await her.getByLabel('Nom', { exact: true }).fill('Castellane-Brisepierre');
    await her.getByLabel('Prénom', { exact: true }).fill('Hermine');
    await her.getByLabel('Date de naissance').fill('1948-03-02');
    await server.within((tx) =>
      tx.query(
        `update access_token set expires_at = now() where actor_id = (select id from account where email = $1)`,
        [claire.email],
      ),
    );
    await her.getByRole('button', { name: /Inscrire|Enregistrer/ }).click();
    await her.getByText('Ce que vous avez écrit est gardé').waitFor();
    await looksRight(her, 'comptes-session-terminee');
    await her.getByLabel('Adresse électronique').fill(claire.email);
    await her.getByLabel('Mot de passe', { exact: true }).fill(claire.password);
    await her.getByRole('button', { name: 'Se connecter', exact: true }).click();
    await her.getByLabel('Code', { exact: true }).fill(phone.code(Date.now()));
    await her.getByRole('button', { name: 'Continuer' }).click();
    await her.getByText('Voici ce que vous aviez écrit').waitFor();
    expect(await her.getByLabel('Nom', { exact: true }).inputValue()).toBe('Castellane-Brisepierre');
    expect(await her.getByLabel('Date de naissance').inputValue()).toBe('1948-03-02');
    await looksRight(her, 'comptes-reprise');
    await her.getByRole('button', { name: /Inscrire|Enregistrer/ }).click();
    await her.waitForURL(/\/ccas\/usagers\/[0-9a-f-]{36}$/);
    await her.getByRole('heading', { name: /Hermine Castellane-Brisepierre/ }).waitFor();
  });

  test('a token for another program is shown once', async () => {
    await her.goto(`${server.origin}/ccas/jetons`);
    await her.getByLabel('À quoi il sert').fill('Logiciel de facturation');
    await her.getByRole('button', { name: 'Créer le jeton' }).click();
    await her.getByText('Voici le jeton').waitFor();
    await looksRight(her, 'comptes-jetons');
    const secret = (await her.locator('.secret-link').textContent())!;
    const ask = () => fetch(`${server.origin}/api/v1/residents`, { headers: { authorization: `Bearer ${secret}` } });
    expect((await ask()).status).toBe(200);
    await boss.goto(`${server.origin}/ccas/comptes`);
    await looksRight(boss, 'comptes-comptes');
    await boss.getByRole('link', { name: claire.name }).click();
    await looksRight(boss, 'comptes-compte');
    await boss.getByRole('button', { name: 'Fermer ce compte' }).click();
    await boss.getByText('Rouvrir ce compte').waitFor();
    expect((await ask()).status).toBe(401);
    await her.goto(`${server.origin}/ccas`);
    await her.getByRole('heading', { name: 'Se connecter' }).waitFor();
  });

  test('all of it is in the journal, whose chain holds', async () => {
    await boss.goto(`${server.origin}/ccas/journal`);
    await boss.getByRole('cell', { name: `a fermé le compte de ${claire.name}` }).waitFor();
    await looksRight(boss, 'comptes-journal');
    await boss.getByLabel('Sur qui ou quoi').fill('vasseur');
    await boss.getByRole('button', { name: 'Chercher' }).click();
    await boss.waitForURL('**sur=vasseur**');
    await boss.getByRole('cell', { name: 'a invité Claire Vasseur' }).waitFor();
    await boss.getByRole('link', { name: 'Vérifier maintenant' }).click();
    await boss.getByText('Le journal est intact').waitFor();
    await looksRight(boss, 'comptes-verification');
    await boss.goto(`${server.origin}/ccas/journal/connexions`);
    await boss.getByRole('cell', { name: 'Code de vérification refusé' }).waitFor();
    await looksRight(boss, 'comptes-connexions-refusees');
    await boss.goto(`${server.origin}/connexion/mot-de-passe-oublie`);
    await looksRight(boss, 'comptes-mot-de-passe-oublie');
  });

  test('no page broke a rule on the way', () => {
    expect(problems.flat()).toEqual([]);
  });
});
