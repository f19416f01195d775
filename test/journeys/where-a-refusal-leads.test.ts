import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { anAgentAccount, nadia, signIn } from '../support/accounts.js';
import { desk, journey, looksRight, openBrowser, openPage } from '../support/browser.js';
import { aResident } from '../support/builders.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
const ids: string[] = [];
beforeAll(async () => {
  server = await startServer();
  await anAgentAccount(server);
  for (const firstName of ['Odette', 'Lucien'])
    ids.push(await aResident(server, { lastName: 'Zygomatique', firstName, bornOn: '1941-02-03' }));
}, 90_000);
afterAll(() => server?.close());

journey('after a refusal a keyboard goes on where it is told what is wrong', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser();
    ({ page } = await openPage(await browser.newContext(desk), server.origin));
    await signIn(page, server.origin, nadia);
  });
  afterAll(() => browser?.close());

  /** The element with the focus: its name, or that it is the notice of the refusal. */
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement;
      return element.hasAttribute('data-refusal') ? 'refusal' : (element.name ?? element.tagName);
    });
  const send = async (label: string) => {
    await page.getByRole('button', { name: label }).click();
    await page.locator('[data-refusal]').waitFor();
    await page.waitForFunction(() => document.activeElement !== document.body);
  };

  test('at the counter: the first field that was refused', async () => {
    await page.goto(`${server.origin}/ccas/demandes/nouvelle`);
    await send('Délivrer le pass');
    expect(await focused()).toBe('lastName');
  });

  test('at the counter: the notice, where no field is wrong but somebody is there already', async () => {
    await page.goto(`${server.origin}/ccas/demandes/nouvelle`);
    for (const [name, value] of [
      ['lastName', 'Zygomatique'],
      ['firstName', 'Odette'],
      ['bornOn', '03/02/1941'],
      ['address', '12 rue Véron'],
      ['postcode', '94140'],
    ] as const)
      await page.locator(`[name="${name}"]`).fill(value);
    await page.locator('[name="residenceProof.kind"]').selectOption({ index: 1 });
    await send('Délivrer le pass');
    await page.getByText('Est-ce la même personne ?').waitFor();
    expect(await focused()).toBe('refusal');
  });

  test('with two dossiers to compare: the field', async () => {
    await page.goto(`${server.origin}/ccas/doublons`);
    await page.getByRole('button', { name: 'Comparer', exact: true }).click();
    await page.locator('[data-refusal]').waitFor();
    await page.waitForFunction(() => document.activeElement !== document.body);
    expect(await focused()).toBe('kept:cherche');
  });

  test('with somebody to register within another form: what is missing of them', async () => {
    await page.goto(`${server.origin}/ccas/usagers/${ids[0]}/foyer`);
    await page.locator('[name="otherId:cherche"]').fill('Nouvelle Personne');
    await page.getByRole('button', { name: 'Chercher' }).last().click();
    await page.getByRole('button', { name: 'Inscrire cette personne' }).click();
    await page.locator('[name="otherId:nouveau.postcode"]').waitFor();
    await looksRight(page, 'inscrire-dans-un-formulaire');
    await send('Ils vivent ensemble');
    expect(await focused()).toMatch(/^otherId:nouveau\./);
  });

  test('and nobody is offered twice: neither the person herself nor whoever is chosen in the other field', async () => {
    await page.goto(`${server.origin}/ccas/usagers/${ids[0]}/foyer`);
    await page.locator('[name="otherId:cherche"]').fill('Zygomatique Odette');
    await page.getByText('Personne d’autre ne correspond.').waitFor();
    await page.goto(`${server.origin}/ccas/doublons`);
    await page.locator('[name="kept:cherche"]').fill('Zygom');
    const options = page.getByRole('listbox', { name: 'Personnes trouvées' }).getByRole('option');
    await options.nth(1).waitFor();
    await options.first().click();
    await page.locator('[name="merged:cherche"]').fill('Zygom');
    await options.first().waitFor();
    expect(await options.count()).toBe(1);
  });
});
