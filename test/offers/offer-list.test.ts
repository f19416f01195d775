import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { BulkRunner } from '../../src/kernel/bulk/bulk-runner.js';
import { DoBulkRun } from '../../src/kernel/bulk/do-bulk-run.js';
import { startApp, type TestApp } from '../support/app.js';
import { anOffer, aPartner } from '../support/builders.js';
import { type AgentsConsole, anAgentsConsole } from '../support/console.js';

let app: TestApp;
let nadia: AgentsConsole;
let offers: string[];
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.startOver();
  await app.get(BulkRunner).onModuleDestroy();
  nadia = await anAgentsConsole(app);
  const [bakery, optician] = [
    await aPartner(app, { name: 'Zeste' }),
    await aPartner(app, { name: 'Abeille', kind: 'optician' }),
  ];
  offers = [
    await anOffer(app, bakery, { title: 'Baguette', endsOn: '2026-12-20' }),
    await anOffer(app, optician, { title: 'Monture' }),
    await anOffer(app, bakery, { title: 'Croissant', endsOn: '2027-12-20' }),
  ];
});

const plain = (text: string) => text.replaceAll(/\s+/g, ' ');
const seen = async (query: string) =>
  [...(await nadia.open(`/ccas/avantages${query}`)).html.matchAll(/avantages\/[0-9a-f-]{36}"><strong>([^<]+)/g)].map(
    ([, title]) => title!,
  );
const exported = async (query: string) =>
  (await nadia.open(`/ccas/avantages.csv${query}`)).body
    .toString('utf8')
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(';')[0]!);
const ask = async (act: string, query: string) =>
  (await nadia.submit(`/ccas/gestes/nouveau?geste=${act}&${query}`)).location!.split('/').at(-1)!;
const doIt = (id: string) => app.get(DoBulkRun).run(app.ccasId, id);
const states = () =>
  app
    .within((tx) => tx.rows<{ state: string }>('select state from offer order by id'))
    .then((rows) => rows.map(({ state }) => state));

describe('the list of offers', () => {
  test.each([
    ['', ['Croissant', 'Monture', 'Baguette']],
    ['?tri=avantage', ['Baguette', 'Croissant', 'Monture']],
    ['?tri=fin&sens=decroissant', ['Croissant', 'Baguette', 'Monture']],
    ['?tri=partenaire', ['Monture', 'Baguette', 'Croissant']],
    ['?fin=bientot', ['Baguette']],
    ['?activite=optician', ['Monture']],
    ['?etat=paused', []],
  ])('« %s » is in that order, and so is its file', async (query, titles) => {
    expect(await seen(query)).toEqual(titles);
    expect(await exported(query)).toEqual(titles);
  });
});

describe('offers paused together', () => {
  test('those on line, and the others are named with why', async () => {
    await doIt(await ask('pause-avantages', `qui=coches&choisi=${offers[0]}`));
    expect(await states()).toEqual(['paused', 'published', 'published']);
    const id = await ask('pause-avantages', 'qui=tous');
    await doIt(id);
    const told = plain((await nadia.open(`/ccas/gestes/${id}`)).words);
    expect(told).toContain('2 avantages mis en pause. 1 ligne laissée comme elle était.');
    expect(told).toContain('Baguette, Zeste Seul un avantage en ligne peut être mis en pause.');
    await doIt(await ask('reprise-avantages', 'qui=tous&etat=paused'));
    expect(await states()).toEqual(['published', 'published', 'published']);
  });

  test('by two at once are paused once each, and each partner is told once', async () => {
    const runs = [await ask('pause-avantages', 'qui=tous'), await ask('pause-avantages', 'qui=tous')];
    await Promise.all(runs.map(doIt));
    const done = await app.within((tx) => tx.rows(`select 1 as one from bulk_item where outcome = 'done'`));
    const journal = await app.within((tx) => tx.rows(`select 1 as one from audit_entry where action = 'offer.paused'`));
    expect([done.length, journal.length]).toEqual([3, 3]);
  });
});
