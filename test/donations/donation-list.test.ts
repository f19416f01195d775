import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { type AgentsConsole, anAgentsConsole } from '../support/console.js';
import { aCompany, aFund, anAcceptedGift, aPledge } from './giving.js';

let app: TestApp;
let nadia: AgentsConsole;
let coats: string;
beforeAll(async () => {
  app = await startApp();
  nadia = await anAgentsConsole(app);
  const [meals, other] = [await aFund(app, { name: 'Repas' }), await aFund(app, { name: 'Manteaux' })];
  coats = other;
  await aPledge(app, { donorId: await aCompany(app, { name: 'Zinc' }), fundId: meals, amountCents: 30_000 });
  await aPledge(app, { donorId: await aCompany(app, { name: 'Ardoise' }), fundId: coats, amountCents: 10_000 });
  await anAcceptedGift(app, { donorId: await aCompany(app, { name: 'Marbre' }), fundId: meals, amountCents: 20_000 });
});
afterAll(() => app.close());

const seen = async (query: string) =>
  [...(await nadia.open(`/ccas/dons${query}`)).html.matchAll(/dons\/[0-9a-f-]{36}"><strong>([^<]+)/g)].map(
    ([, name]) => name!,
  );
const exported = async (query: string) =>
  (await nadia.open(`/ccas/dons.csv${query}`)).body
    .toString('utf8')
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(';')[1]!);

test.each<[() => string, string[]]>([
  [() => '', ['Marbre', 'Ardoise', 'Zinc']],
  [() => '?tri=donateur', ['Ardoise', 'Marbre', 'Zinc']],
  [() => '?tri=montant&sens=decroissant', ['Zinc', 'Marbre', 'Ardoise']],
  [() => '?etat=pledged&tri=donateur', ['Ardoise', 'Zinc']],
  [() => `?action=${coats}`, ['Ardoise']],
  [() => '?nature=goods', []],
  [() => '?etat=rien&action=rien&apres=x', ['Marbre', 'Ardoise', 'Zinc']],
])('the donations are in the order that is asked for, and so is their file', async (query, names) => {
  expect(await seen(query())).toEqual(names);
  expect(await exported(query())).toEqual(names);
});
