import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { BulkRunner } from '../../src/kernel/bulk/bulk-runner.js';
import { DoBulkRun } from '../../src/kernel/bulk/do-bulk-run.js';
import { startApp, type TestApp } from '../support/app.js';
import { anOffer, aPartner } from '../support/builders.js';
import { type AgentsConsole, anAgentsConsole } from '../support/console.js';
import { aToken } from '../support/personas.js';

let app: TestApp;
let nadia: AgentsConsole;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.startOver();
  await app.get(BulkRunner).onModuleDestroy();
  nadia = await anAgentsConsole(app);
});

const plain = (text: string) => text.replaceAll(/\s+/g, ' ');
const seen = async (query: string) =>
  [
    ...(await nadia.open(`/ccas/partenaires${query}`)).html.matchAll(/partenaires\/[0-9a-f-]{36}"><strong>([^<]+)/g),
  ].map(([, name]) => name!);
const exported = async (query: string) =>
  (await nadia.open(`/ccas/partenaires.csv${query}`)).body
    .toString('utf8')
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(';')[0]!);
const invite = async (query: string) => {
  const path = `/ccas/gestes/nouveau?geste=invitation-partenaires&${query}`;
  const shown = plain((await nadia.open(path)).words);
  const id = (await nadia.submit(path)).location!.split('/').at(-1)!;
  return { id, shown };
};
const doIt = (id: string) => app.get(DoBulkRun).run(app.ccasId, id);
const report = async (id: string) => plain((await nadia.open(`/ccas/gestes/${id}`)).words);
const invitations = () =>
  app.within((tx) =>
    tx.rows<{ recipient: string }>(
      `select recipient from mail where about_kind = 'partner_member' and subject like 'Votre espace%' order by recipient`,
    ),
  );

describe('the list of partners', () => {
  test.each([
    ['', ['Cordonnier', 'Boucherie', 'Abeille']],
    ['?tri=nom', ['Abeille', 'Boucherie', 'Cordonnier']],
    ['?tri=avantages&sens=decroissant', ['Boucherie', 'Cordonnier', 'Abeille']],
    ['?manque=avantage&tri=nom', ['Abeille', 'Cordonnier']],
    ['?activite=optician', ['Abeille']],
  ])('« %s » is in that order, and so is its file', async (query, names) => {
    await aPartner(app, { name: 'Abeille', kind: 'optician' });
    await anOffer(app, await aPartner(app, { name: 'Boucherie' }));
    await aPartner(app, { name: 'Cordonnier' });
    expect(await seen(query)).toEqual(names);
    expect(await exported(query)).toEqual(names);
  });
});

describe('partners invited together', () => {
  test('by the address of their file, unless nobody can be reached or somebody has come in', async () => {
    await aPartner(app, { name: 'Joignable', email: 'chez@joignable.example' });
    await aPartner(app, { name: 'Muet' });
    const come = await aPartner(app, { name: 'Entré', email: 'chez@entre.example' });
    await aToken(app, 'partner', { partnerId: come });
    const { id, shown } = await invite('qui=tous&tri=nom');
    expect(shown).toContain('C’est possible pour 1 sur 3');
    await doIt(id);
    expect(await invitations()).toEqual([{ recipient: 'chez@joignable.example' }]);
    const told = await report(id);
    expect(told).toContain('1 partenaire invité. 2 lignes laissées comme elles étaient.');
    expect(told).toMatch(/Entré Quelqu’un de son équipe est déjà entré.*Muet Ce partenaire n’a ni équipe ni courriel/);
  });

  test('twice at once get one mail, and another the next day', async () => {
    for (const name of ['Un', 'Deux', 'Trois']) await aPartner(app, { name, email: `${name}@ici.example` });
    const [one, two] = [await invite('qui=tous'), await invite('qui=tous')];
    await Promise.all([doIt(one.id), doIt(two.id)]);
    expect(await invitations()).toHaveLength(3);
    expect(`${await report(one.id)} ${await report(two.id)}`).toContain(
      'Une invitation est partie depuis moins d’un jour',
    );
    app.clock.advance({ hours: 25 });
    nadia = await anAgentsConsole(app);
    const again = [await invite('qui=tous'), await invite('qui=tous')];
    await Promise.all(again.map(({ id }) => doIt(id)));
    expect(await invitations()).toHaveLength(6);
  });
});
