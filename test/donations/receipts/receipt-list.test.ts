import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { IssueReceipt } from '../../../src/donations/receipts/issue-receipt.js';
import { systemActor } from '../../../src/kernel/access/actor.js';
import { startApp, type TestApp } from '../../support/app.js';
import { type AgentsConsole, anAgentsConsole } from '../../support/console.js';
import { aCompany, aFund, aPerson, aReceivedGift, withSettings } from '../giving.js';

let app: TestApp;
let nadia: AgentsConsole;
beforeAll(async () => {
  app = await startApp();
  nadia = await anAgentsConsole(app);
  await withSettings(app);
  const fundId = await aFund(app);
  for (const [donorId, amountCents] of [
    [await aCompany(app, { name: 'Optique du Port' }), 300_00],
    [await aPerson(app, { name: 'Arnaud', firstName: 'Lise' }), 50_00],
    [await aCompany(app, { name: 'Boulangerie Morel' }), 100_00],
  ] as const) {
    const id = await aReceivedGift(app, { donorId, fundId, amountCents });
    await app.within((tx) => app.get(IssueReceipt).run(tx, systemActor(app.ccasId), id));
  }
});
afterAll(() => app.close());

const donors = (html: string) =>
  [...html.matchAll(/Optique du Port|Lise Arnaud|Boulangerie Morel/g)].map(([name]) => name);
const open = (search: string) => nadia.open(`/ccas/dons/recus${search}`);

describe('the receipts of a year', () => {
  test('are counted, in the order of their numbers or as asked, and narrowed to one kind of donor', async () => {
    expect((await open('')).words).toContain('3 reçus');
    expect(donors((await open('')).html)).toEqual(['Optique du Port', 'Lise Arnaud', 'Boulangerie Morel']);
    expect(donors((await open('?annee=2026&tri=montant')).html)).toEqual([
      'Lise Arnaud',
      'Boulangerie Morel',
      'Optique du Port',
    ]);
    expect(donors((await open('?donateurs=company&tri=donateur')).html)).toEqual([
      'Boulangerie Morel',
      'Optique du Port',
    ]);
    expect(donors((await open('?annee=2025')).html)).toEqual([]);
  });

  test('leave as a file of the same rows in the same order', async () => {
    const { html } = await nadia.open('/ccas/recus.csv?annee=2026&donateurs=company&tri=montant&sens=decroissant');
    const [head, ...rows] = html.trim().split('\r\n');
    expect(head).toContain('Numéro;Donateur;Fait le;État;Montant en euros');
    expect(rows).toEqual([
      '2026-1;Optique du Port;08/12/2026;valable;300,00',
      '2026-3;Boulangerie Morel;08/12/2026;valable;100,00',
    ]);
  });

  test('of a year that is none are those of this one, and the page says so', async () => {
    const { html, words } = await open('?annee=hier');
    expect(words).toContain('Le choix demandé pour « Année » n’existe pas : voici « cette année ».');
    expect(donors(html)).toHaveLength(3);
  });
});
