import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { Clock } from '../../src/kernel/time/clock.js';
import { anAgentAccount, nadia, signIn } from '../support/accounts.js';
import { greyOf, oneBit, readWithZbar, readWithZxing } from '../support/barcodes.js';
import { desk, expectAccessible, journey, openBrowser, openPage, looksRight } from '../support/browser.js';
import { aPassHolder } from '../support/builders.js';
import { renderPdf, textOfPdf } from '../support/card-video.js';
import { startServer, type TestServer } from '../support/server.js';

journey('printing: an agent chooses two people, follows the work and takes away their cards and letters', () => {
  let server: TestServer;
  let browser: Browser;
  let agent: Page;
  let problems: string[];

  beforeAll(async () => {
    server = await startServer();
    await anAgentAccount(server);
    const place = { ...server, clock: server.get(Clock) as never };
    for (const [lastName, address] of [
      ['Abadie', '12 rue des Camélias'],
      ['Benali', '3 rue des Camélias'],
      ['Nguyễn', '1 allée des Pins'],
    ])
      await aPassHolder(place, { lastName, address, postcode: '94140' });
    browser = await openBrowser();
    ({ page: agent, problems } = await openPage(await browser.newContext(desk), server.origin));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const pdfOf = async (label: RegExp) => {
    const href = await agent.getByRole('link', { name: label }).getAttribute('href');
    const answer = await agent.context().request.get(server.origin + href!);
    const body = await answer.body();
    expect([answer.status(), answer.headers()['content-length']]).toEqual([200, String(body.length)]);
    return body;
  };

  test('what waits to be printed is a count on the first page', async () => {
    await agent.goto(`${server.origin}/ccas`);
    await signIn(agent, server.origin, nadia);
    await agent.getByRole('link', { name: '3 cartes à imprimer' }).waitFor();
    await agent.getByRole('link', { name: 'Cartes', exact: true }).click();
    await agent.getByText('Rien encore.').waitFor();
    await looksRight(agent);
  });

  test('a day to come is refused at its field, and nothing typed is lost', async () => {
    await agent.getByRole('link', { name: 'Préparer des cartes' }).click();
    await expectAccessible(agent);
    await agent.getByLabel('Toutes les cartes émises depuis une date').check();
    await agent.getByLabel('Émises depuis le').fill('2099-01-01');
    await agent.getByLabel('Une lettre pour chaque personne').check();
    await agent.getByRole('button', { name: 'Préparer', exact: true }).click();
    await agent.getByRole('alert').waitFor();
    expect(await agent.evaluate('document.activeElement.name')).toBe('issuedSince');
    expect(await agent.getByLabel('Émises depuis le').inputValue()).toBe('2099-01-01');
    expect(await agent.getByLabel('Une lettre pour chaque personne').isChecked()).toBe(true);
    await expectAccessible(agent);
  });

  test('the choice is counted before anything is made', async () => {
    await agent.getByLabel('Émises depuis le').fill('2026-01-01');
    await agent.getByRole('button', { name: 'Compter d’abord' }).click();
    await agent.getByText('3 cartes correspondent').waitFor();
    await expectAccessible(agent);
  });

  test('people ticked beside another choice are not silently printed, nor forgotten', async () => {
    await agent.getByText('Choisir des personnes').click();
    await agent.getByLabel(/Nguyễn/).check();
    await agent.getByRole('button', { name: 'Préparer', exact: true }).click();
    expect(await agent.getByRole('alert').textContent()).toContain('Vous avez coché des personnes');
    expect(await agent.getByLabel(/Nguyễn/).isChecked()).toBe(true);
  });

  test('who is ticked stays ticked while another name is searched', async () => {
    await agent.getByLabel('Celles que je choisis').check();
    await agent.getByLabel(/Chercher un nom/).fill('abadie');
    await agent.getByRole('button', { name: 'Chercher' }).click();
    await agent.getByLabel(/Abadie/).check();
    expect(await agent.getByLabel(/Nguyễn/).isChecked()).toBe(true);
    expect(await agent.getByLabel(/Benali/).count()).toBe(0);
    await looksRight(agent);
  });

  test('the work is followed to its end, from this page or another', async () => {
    await agent.getByRole('button', { name: 'Préparer', exact: true }).click();
    await agent.waitForURL(/\/ccas\/cartes\/[0-9a-f-]{36}$/);
    const batch = agent.url();
    await agent.goto(`${server.origin}/ccas`);
    await agent.goto(batch);
    await agent.getByRole('heading', { name: 'C’est prêt' }).waitFor({ timeout: 60_000 });
    await looksRight(agent);
  });

  test('while it is under way the page says how far, and shows the end by itself', async () => {
    const id = agent.url().split('/').at(-1);
    const set = (change: string) =>
      server.within((tx) => tx.query(`update card_batch set ${change} where id = $1`, [id]));
    await set(`state = 'running', worker = id, lease_until = '2100-01-01'`);
    await agent.reload();
    await agent.getByRole('heading', { name: 'Préparation en cours' }).waitFor();
    await looksRight(agent);
    await set(`state = 'done', worker = null, lease_until = null`);
    await agent.getByRole('heading', { name: 'C’est prêt' }).waitFor();
  });

  test('the sheet has both cards, in the order of the streets, and both codes are read', async () => {
    const pdf = await pdfOf(/Télécharger les cartes/);
    const text = await textOfPdf(pdf);
    expect(text.match(/NGUYÊN|ABADIE|BENALI|\d\/2/g)).toEqual(['NGUYÊN', 'ABADIE', '1/2', '2/2']);
    const page = oneBit(greyOf(await renderPdf(pdf, 300)));
    const codes = (await readWithZxing(page)).toSorted();
    expect(codes).toHaveLength(2);
    for (const code of codes) expect(code).toMatch(new RegExp(`^${server.origin.toUpperCase()}/V#\\d{204}$`));
    expect((await readWithZbar(page)).toSorted()).toEqual(codes);
  });

  test('each letter leads to the activation of a phone', async () => {
    const pdf = await pdfOf(/Télécharger les lettres/);
    const text = await textOfPdf(pdf);
    expect(text).toContain('12 rue des Camélias');
    expect(text).toContain('94140 ALFORTVILLE');
    for (const page of [1, 2]) {
      const [url] = await readWithZxing(greyOf(await renderPdf(pdf, 300, page)));
      expect(url).toMatch(new RegExp(`^${server.origin}/mon-pass/activer#[0-9A-Z]{9}\\.[0-9A-Z]{8}$`));
    }
  });

  test('one card is left to be printed, and the dossier prints a letter of its own', async () => {
    await agent.goto(`${server.origin}/ccas`);
    await agent.getByRole('link', { name: '1 carte à imprimer' }).waitFor();
    await agent.getByLabel('Trouver un usager').fill('benali');
    await agent.keyboard.press('Enter');
    await agent.getByRole('link', { name: /Benali/ }).click();
    expect(await textOfPdf(await pdfOf(/Imprimer la lettre/))).toContain('3 rue des Camélias');
    await expectAccessible(agent);
  });

  test('no page broke its security policy or asked anyone else', () => {
    expect(problems).toEqual([]);
  });
});
