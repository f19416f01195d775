import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createApp } from '../../src/create-app.js';
import { systemActor } from '../../src/kernel/access/actor.js';
import { BulkRunner } from '../../src/kernel/bulk/bulk-runner.js';
import { BulkStateQuery } from '../../src/kernel/bulk/bulk-state.query.js';
import { DoBulkRun } from '../../src/kernel/bulk/do-bulk-run.js';
import { CardBatchRunner } from '../../src/printing/card-batch-runner.js';
import { EndDossier } from '../../src/residents/endings/end-dossier.js';
import { EraseResident } from '../../src/residents/erase-resident.js';
import { RestrictResident } from '../../src/residents/restrict-resident.js';
import { startApp, type TestApp } from '../support/app.js';
import { anotherCcas, aPassHolder, aResident } from '../support/builders.js';
import { type AgentsConsole, anAgentsConsole } from '../support/console.js';

let app: TestApp;
let nadia: AgentsConsole;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.startOver();
  await app.get(BulkRunner).onModuleDestroy();
  await app.get(CardBatchRunner).onModuleDestroy();
  nadia = await anAgentsConsole(app);
});

const plain = (text: string) => text.replaceAll(/\s+/g, ' ');
const rows = <Row>(sql: string, parameters: unknown[] = []) =>
  app.within((tx) => tx.rows<Row & object>(sql, parameters)) as Promise<Row[]>;
const passes = async () => (await rows<{ count: number }>('select count(*)::int as count from pass'))[0]!.count;
const ask = async (query: string, fields: Record<string, string> = {}) => {
  const { location, status } = await nadia.submit(`/ccas/gestes/nouveau?geste=pass&${query}`, fields);
  expect(status).toBe(303);
  return location!.split('/').at(-1)!;
};
const doIt = (id: string, from = app.get(DoBulkRun)) => from.run(app.ccasId, id);
const report = async (id: string) => plain((await nadia.open(`/ccas/gestes/${id}`)).words);
const outcomes = (id: string) =>
  rows<{ outcome: string }>('select outcome from bulk_item where run_id = $1 order by place', [id]).then((all) =>
    all.map(({ outcome }) => outcome),
  );
const street = async (count: number) => {
  const ids: string[] = [];
  for (let n = 0; n < count; n++) ids.push(await aResident(app, { lastName: `Rue ${String(n).padStart(3, '0')}` }));
  return ids;
};
const erase = (id: string) => app.within((tx) => app.get(EraseResident).run(tx, systemActor(app.ccasId), id));

describe('an act for many', () => {
  test('is confirmed by a page that says to how many it can be done, and why not to the others', async () => {
    await street(3);
    await aResident(app, { lastName: 'Jeune', bornOn: '1990-01-01' });
    const unproved = await aResident(app, { lastName: 'Sanspapier' });
    await app.within((tx) =>
      tx.run('update resident set residence_proof_kind = null, residence_proof_seen_on = null where id = $1', [
        unproved,
      ]),
    );
    const limited = await aResident(app, { lastName: 'Limité' });
    await app.within((tx) => app.get(RestrictResident).run(tx, systemActor(app.ccasId), limited));
    const { words } = await nadia.open('/ccas/gestes/nouveau?geste=pass&qui=tous&pass=aucun');
    expect(plain(words)).toContain('C’est possible pour 3 sur 6');
    expect(plain(words)).toMatch(/Il faut avoir \d+ ans pour recevoir le pass. 1 /);
    expect(plain(words)).toContain('Aucun justificatif de domicile n’a été vu. 1 ');
    expect(plain(words)).toContain('Ce dossier est limité à la demande de la personne');
    expect(await passes()).toBe(0);
  });

  test('is not offered for somebody who has died, though they were ticked', async () => {
    const [ended] = await street(1);
    await app.within((tx) =>
      app.get(EndDossier).run(tx, systemActor(app.ccasId), ended!, {
        kind: 'deceased',
        on: app.clock.today().toString(),
      }),
    );
    const { words } = await nadia.open(`/ccas/gestes/nouveau?geste=pass&qui=coches&choisi=${ended}`);
    expect(plain(words)).toContain('un décès ou un déménagement y est noté');
  });

  test('is done to each in a transaction of its own: nobody is lost for another', async () => {
    const [first, second, third] = await street(3);
    await aResident(app, { lastName: 'Jeune', bornOn: '1990-01-01' });
    const id = await ask('qui=tous&pass=aucun', { aussi: 'oui' });
    // Between the page and their turn.
    await erase(second!);
    expect(await doIt(id)).toBe(true);
    const told = await report(id);
    expect(told).toContain('2 pass délivrés. 2 lignes laissées comme elles étaient.');
    expect(told).toContain('N’est plus là Cette fiche n’est plus là : elle a été effacée depuis.');
    expect(told).toMatch(/Jeune \S+ Il faut avoir/);
    const held = await rows<{ residentId: string }>('select resident_id from pass order by resident_id');
    expect(held.map(({ residentId }) => residentId)).toEqual([first!, third!].sort());
    const [batch] = await rows<{ total: number; id: string }>('select id, total from card_batch');
    expect(batch!.total).toBe(2);
    expect((await nadia.open(`/ccas/gestes/${id}`)).html).toContain(`/ccas/cartes/${batch!.id}`);
  });

  test('is found again in the list of all of them, and its pages are marked in the menu at its own list', async () => {
    await street(2);
    const id = await ask('qui=tous&pass=aucun');
    expect(await doIt(id)).toBe(true);
    const { words, html } = await nadia.open('/ccas/gestes?etat=done');
    expect(plain(words)).toMatch(/1 geste .*Donner un pass 2 2 0 Terminé/);
    expect(html).toContain(`href="/ccas/gestes/${id}"`);
    expect(plain((await nadia.open('/ccas/gestes?etat=failed')).words)).toContain('Aucun geste pour ce choix');
    expect((await nadia.open('/ccas/gestes.csv')).html).toMatch(/;Donner un pass;2;2;0;Terminé/);
    for (const page of ['nouveau?geste=pass&qui=tous', id])
      expect((await nadia.open(`/ccas/gestes/${page}`)).html).toMatch(/<a href="\/ccas\/usagers" aria-current="page">/);
  });

  test('for all of a list acts on what the list is narrowed to, and for ticked ones on those alone', async () => {
    const [first, second] = await street(2);
    await aPassHolder(app, { lastName: 'Porteur' });
    await aResident(app, { lastName: 'Âgé', bornOn: '1930-01-01' });
    const narrowed = await ask('qui=tous&pass=aucun&age=90-et-plus');
    const ticked = await ask(`qui=coches&choisi=${first}&choisi=${second}&choisi=x&choisi=${first}`);
    const chosen = (run: string) =>
      rows<{ lastName: string }>(
        'select r.last_name from bulk_item i join resident r on r.id = i.subject_id where i.run_id = $1 order by i.place',
        [run],
      ).then((all) => all.map(({ lastName }) => lastName));
    expect([await chosen(narrowed), await chosen(ticked)]).toEqual([['Âgé'], ['Rue 000', 'Rue 001']]);
  });

  test('of a page is that page in its order', async () => {
    const ids = await street(60);
    const id = await ask('qui=page&page=2&tri=nom&sens=croissant');
    const chosen = await rows<{ subjectId: string }>(
      'select subject_id from bulk_item where run_id = $1 order by place',
      [id],
    );
    expect(chosen.map(({ subjectId }) => subjectId)).toEqual(ids.slice(50));
  });

  test('that is none, for nobody, or for somebody of another CCAS', async () => {
    for (const act of ['', 'geste=effacer', 'geste=toString'])
      expect((await nadia.open(`/ccas/gestes/nouveau?${act}&qui=tous`)).status).toBe(404);
    const nobody = await nadia.open('/ccas/gestes/nouveau?geste=pass&qui=coches');
    expect([nobody.status, nobody.words.includes('Rien n’est choisi')]).toEqual([200, true]);
    const sent = await nadia.submit('/ccas/gestes/nouveau?geste=pass&qui=coches');
    expect([sent.status, sent.words.includes('Rien n’est choisi')]).toEqual([400, true]);
    const neighbour = await anotherCcas(app);
    const theirs = await aResident(neighbour, { lastName: 'Voisine' });
    const id = await ask(`qui=coches&choisi=${theirs}`);
    await doIt(id);
    expect(await outcomes(id)).toEqual(['refused']);
    expect(await neighbour.within((tx) => tx.rows('select id from pass'))).toEqual([]);
  });
});

describe('twice at once', () => {
  test('one run in two processes gives each one pass', async () => {
    await street(30);
    const id = await ask('qui=tous');
    const second = await createApp({ config: app.config, databaseUrl: app.database.appUrl, clock: app.clock });
    const other = second.get(DoBulkRun, { strict: false });
    const ran = await Promise.all([doIt(id), doIt(id, other), doIt(id)]);
    await second.close();
    expect(ran.filter(Boolean)).toHaveLength(1);
    expect([await passes(), await outcomes(id)]).toEqual([30, Array(30).fill('done')]);
    expect(await doIt(id)).toBe(false);
  });

  test('two agents ask for the same people: each has one pass, and the second is told', async () => {
    await street(20);
    const [one, two] = [await ask('qui=tous'), await ask('qui=tous')];
    await Promise.all([doIt(one), doIt(two)]);
    const all = [...(await outcomes(one)), ...(await outcomes(two))];
    expect([await passes(), all.filter((each) => each === 'done').length, all.length]).toEqual([20, 20, 40]);
    expect(`${await report(one)} ${await report(two)}`).toContain('Cette personne a déjà un pass.');
  });

  test('an item whose turn two have come to is done by one of them', async () => {
    const [only] = await street(1);
    const id = await ask(`qui=coches&choisi=${only}`);
    const states = app.get(BulkStateQuery);
    const job = (await states.take(app.ccasId, id, '0193a000-0000-7000-8000-00000000000a'))!;
    const claimed = await Promise.all([1, 2, 3].map(() => app.within((tx) => states.claim(tx, job, 1))));
    expect(claimed.filter(Boolean)).toHaveLength(1);
  });

  test('a run whose process died goes on where it was, once its lease is over', async () => {
    await street(4);
    const id = await ask('qui=tous');
    const states = app.get(BulkStateQuery);
    const job = (await states.take(app.ccasId, id, '0193a000-0000-7000-8000-00000000000b'))!;
    await app.within((tx) => states.refuse(tx, job, 1, { detail: 'Déjà vu.' }));
    expect(await doIt(id)).toBe(false);
    app.clock.advance({ seconds: 61 });
    expect(await doIt(id)).toBe(true);
    expect(await outcomes(id)).toEqual(['refused', 'done', 'done', 'done']);
  });

  test('the same form sent twice is one run', async () => {
    await street(1);
    const { html } = await nadia.open('/ccas/gestes/nouveau?geste=pass&qui=tous');
    const jeton = /name="jeton" value="([^"]+)"/.exec(html)![1]!;
    const [first, second] = [await ask('qui=tous', { jeton }), await ask('qui=tous', { jeton })];
    expect(second).toBe(first);
  });
});
