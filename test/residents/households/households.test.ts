import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { systemActor } from '../../../src/kernel/access/actor.js';
import { EndDossier } from '../../../src/residents/endings/end-dossier.js';
import { EndingsQuery } from '../../../src/residents/endings/endings.query.js';
import { UndoEnding } from '../../../src/residents/endings/undo-ending.js';
import { EraseResident } from '../../../src/residents/erase-resident.js';
import { DeclareHousehold } from '../../../src/residents/households/declare-household.js';
import { DismissHousehold } from '../../../src/residents/households/dismiss-household.js';
import { HouseholdsQuery } from '../../../src/residents/households/households.query.js';
import { LeaveHousehold } from '../../../src/residents/households/leave-household.js';
import { MergeResidents } from '../../../src/residents/merge-residents.js';
import { ResidentFileQuery } from '../../../src/residents/resident-file.query.js';
import { UndoMerge } from '../../../src/residents/undo-merge.js';
import { startApp, type TestApp } from '../../support/app.js';
import { anotherCcas, aResident } from '../../support/builders.js';
import { type AgentsConsole, anAgentsConsole } from '../../support/console.js';

let app: TestApp;
let nadia: AgentsConsole;
beforeAll(async () => {
  app = await startApp({ poolSize: 12 });
});
beforeEach(async () => {
  await app.startOver();
  nadia = await anAgentsConsole(app);
});
afterAll(() => app.close());

const actor = () => systemActor(app.ccasId);
const home = { address: '12, rue des Lilas', postcode: '94140' };
const someone = (firstName: string, form: object = {}) =>
  aResident(app, { firstName, lastName: 'Petit', ...home, ...form });
const declare = (one: string, other: string) =>
  app.within((tx) => app.get(DeclareHousehold).run(tx, actor(), one, other));
const leave = (id: string) => app.within((tx) => app.get(LeaveHousehold).run(tx, actor(), id));
const dismiss = (one: string, other: string) =>
  app.within((tx) => app.get(DismissHousehold).run(tx, actor(), one, other));
const end = (id: string) =>
  app.within((tx) => app.get(EndDossier).run(tx, actor(), id, { kind: 'deceased', on: app.clock.today().toString() }));
const undo = (id: string) => app.within((tx) => app.get(UndoEnding).run(tx, actor(), id));
const erase = (id: string) => app.within((tx) => app.get(EraseResident).run(tx, actor(), id));
const withWhom = async (id: string) =>
  (await app.within((tx) => app.get(HouseholdsQuery).householdOf(tx, id)))?.members.map(({ firstName }) => firstName);
const proposed = async (id: string) =>
  (await app.within((tx) => app.get(HouseholdsQuery).proposedFor(tx, id))).map(({ firstName }) => firstName);
const count = async (sql: string) => (await app.within((tx) => tx.query(`select count(*)::int as n from ${sql}`)))[0].n;

describe('two at one address', () => {
  test('are proposed, however it was written; elsewhere, without an address or said to live apart they are not', async () => {
    const marthe = await someone('Marthe');
    const paul = await someone('Paul', { address: '12 RUE DES LÎLAS ', lastName: 'Durand' });
    await someone('Loin', { address: '13 rue des Lilas' });
    await someone('Sans', { address: undefined, postcode: undefined });
    expect(await proposed(marthe)).toEqual(['Paul']);
    expect(await proposed(paul)).toEqual(['Marthe']);
    await dismiss(paul, marthe);
    expect([await proposed(marthe), await proposed(paul)]).toEqual([[], []]);
    // Said again, it is so.
    await declare(marthe, paul);
    await leave(paul);
    expect(await proposed(marthe)).toEqual(['Paul']);
  });

  test('of a whole building only those of one name are proposed', async () => {
    const marthe = await someone('Marthe');
    for (let flat = 0; flat < 6; flat++) await someone(`Voisin${flat}`, { lastName: `Autre${flat}` });
    expect(await proposed(marthe)).toEqual([]);
    await someone('Paul', { lastName: 'PETIT' });
    expect(await proposed(marthe)).toEqual(['Paul']);
  });
});

describe('a household', () => {
  test('is declared, joined and left; who is left alone is none', async () => {
    const [marthe, paul, lou] = [await someone('Marthe'), await someone('Paul'), await someone('Lou')];
    const id = await declare(marthe, paul);
    expect(await declare(lou, paul)).toBe(id);
    expect(await withWhom(marthe)).toEqual(['Lou', 'Marthe', 'Paul']);
    await leave(lou);
    expect(await withWhom(lou)).toBeUndefined();
    expect(await withWhom(paul)).toEqual(['Marthe', 'Paul']);
    await leave(paul);
    expect([await withWhom(marthe), await withWhom(paul)]).toEqual([undefined, undefined]);
    expect(await count('household where ended_at is null')).toBe(0);
    await expect(leave(paul)).rejects.toMatchObject({ code: 'no_household' });
  });

  test('nobody is in two, with themself, or with somebody who died', async () => {
    const people = [];
    for (const name of ['A', 'B', 'C', 'D']) people.push(await someone(name));
    const [a, b, c, d] = people as [string, string, string, string];
    await declare(a, b);
    await declare(c, d);
    await expect(declare(a, c)).rejects.toMatchObject({ code: 'other_household' });
    await expect(declare(b, a)).rejects.toMatchObject({ code: 'same_household' });
    await expect(declare(a, a)).rejects.toMatchObject({ code: 'same_person' });
    await end(d);
    await expect(declare(a, d)).rejects.toMatchObject({ code: 'dossier_ended' });
    await expect(declare(a, randomUUID())).rejects.toMatchObject({ code: 'not_found' });
  });

  test('ends for who dies, not for those who stay; undone, it is whole again', async () => {
    const [marthe, paul, lou] = [await someone('Marthe'), await someone('Paul'), await someone('Lou')];
    await declare(marthe, paul);
    await declare(marthe, lou);
    await end(paul);
    expect(await withWhom(marthe)).toEqual(['Lou', 'Marthe']);
    const { lines } = (await app.within((tx) => app.get(EndingsQuery).ofResident(tx, paul)))!;
    expect(lines.map(({ href }) => href)).toEqual(
      expect.arrayContaining([`/ccas/usagers/${marthe}`, `/ccas/usagers/${lou}`]),
    );
    expect((await undo(paul)).back).toEqual(['Le foyer']);
    expect(await withWhom(marthe)).toEqual(['Lou', 'Marthe', 'Paul']);
  });

  test('of two: both are alone, and together again; unless the other lives with somebody else by then', async () => {
    const [marthe, paul, lou] = [await someone('Marthe'), await someone('Paul'), await someone('Lou')];
    await declare(marthe, paul);
    await end(paul);
    expect(await withWhom(marthe)).toBeUndefined();
    await undo(paul);
    expect(await withWhom(marthe)).toEqual(['Marthe', 'Paul']);
    await end(paul);
    await declare(marthe, lou);
    expect((await undo(paul)).lost).toEqual([expect.stringContaining('Le foyer')]);
    expect([await withWhom(paul), await withWhom(marthe)]).toEqual([undefined, ['Lou', 'Marthe']]);
  });

  test('goes with a merge and comes back; is in the file without the others’ names; is gone with an erasure', async () => {
    const [marthe, paul, twin] = [await someone('Marthe'), await someone('Paul'), await someone('Martha')];
    await declare(twin, paul);
    const mergeId = await app.within((tx) =>
      app.get(MergeResidents).run(tx, actor(), { keptId: marthe, mergedId: twin, choices: {} }, null),
    );
    expect(await withWhom(paul)).toEqual(['Marthe', 'Paul']);
    expect(
      await app.within((tx) => tx.query('select resident_id from household_member where left_at is null')),
    ).toEqual(expect.arrayContaining([{ resident_id: marthe }, { resident_id: paul }]));
    await app.within((tx) => app.get(UndoMerge).run(tx, actor(), marthe, mergeId));
    expect(await withWhom(marthe)).toBeUndefined();
    expect(await withWhom(twin)).toEqual(['Martha', 'Paul']);
    const file = JSON.stringify(await app.within((tx) => app.get(ResidentFileQuery).get(tx, twin)));
    expect(file).toContain('Autres personnes');
    expect(file).not.toContain('Paul');
    await erase(twin);
    expect(await withWhom(paul)).toBeUndefined();
    await erase(paul);
    expect([await count('household'), await count('household_member'), await count('not_household')]).toEqual([
      0, 0, 0,
    ]);
  });

  test('both of a merge in one: the kept dossier is in one', async () => {
    const [marthe, paul, twin, lou] = [
      await someone('Marthe'),
      await someone('Paul'),
      await someone('Martha'),
      await someone('Lou'),
    ];
    await declare(marthe, paul);
    await declare(twin, lou);
    await app.within((tx) =>
      app.get(MergeResidents).run(tx, actor(), { keptId: marthe, mergedId: twin, choices: {} }, null),
    );
    expect(await withWhom(paul)).toHaveLength(2);
    expect(await withWhom(lou)).toBeUndefined();
  });

  const mergeAndBack = async (keptId: string, mergedId: string, meanwhile = () => Promise.resolve()) => {
    const id = await app.within((tx) =>
      app.get(MergeResidents).run(tx, actor(), { keptId, mergedId, choices: {} }, null),
    );
    await meanwhile();
    await app.within((tx) => app.get(UndoMerge).run(tx, actor(), keptId, id));
  };

  test('both of a merge that is undone: each is in their own again', async () => {
    const [marthe, paul, twin, lou] = [
      await someone('Marthe'),
      await someone('Paul'),
      await someone('Martha'),
      await someone('Lou'),
    ];
    await declare(marthe, paul);
    await declare(twin, lou);
    await mergeAndBack(marthe, twin);
    expect([await withWhom(marthe), await withWhom(twin)]).toEqual([
      ['Marthe', 'Paul'],
      ['Lou', 'Martha'],
    ]);
    // Of three, the others have stayed together.
    const kim = await someone('Kim');
    await declare(lou, kim);
    await mergeAndBack(marthe, twin);
    expect(await withWhom(twin)).toEqual(['Kim', 'Lou', 'Martha']);
    // Whoever has another household by then keeps it.
    await leave(kim);
    await mergeAndBack(marthe, twin, async () => {
      await declare(lou, kim);
    });
    expect([await withWhom(twin), await withWhom(lou)]).toEqual([undefined, ['Kim', 'Lou']]);
  });

  test('two of one household who are taken for one person: they live together again once that is undone', async () => {
    const [marthe, twin] = [await someone('Marthe'), await someone('Martha')];
    await declare(marthe, twin);
    await mergeAndBack(marthe, twin);
    expect(await withWhom(marthe)).toEqual(['Martha', 'Marthe']);
  });
});

test('the database keeps nobody in two households at once, whatever is written', async () => {
  const [a, b] = [await someone('A'), await someone('B')];
  await declare(a, b);
  const again = app.within((tx) =>
    tx.query(
      `insert into household_member (id, household_id, resident_id, joined_at) select gen_random_uuid(), household_id, resident_id, now() from household_member where resident_id = $1`,
      [a],
    ),
  );
  await expect(again).rejects.toMatchObject({ constraint: 'one_household_at_a_time' });
});

describe('two at once', () => {
  test('a person declared with two others: one household, or a refusal; never two', async () => {
    for (let round = 0; round < 4; round++) {
      const [a, b, c] = [await someone(`A${round}`), await someone(`B${round}`), await someone(`C${round}`)];
      await Promise.allSettled([declare(a, b), declare(c, a), declare(b, c), declare(b, a)]);
      const open = await app.within((tx) =>
        tx.query(
          'select resident_id, count(*)::int as n from household_member where left_at is null and resident_id = any($1) group by 1',
          [[a, b, c]],
        ),
      );
      expect(open.every(({ n }: { n: number }) => n === 1)).toBe(true);
      expect(open).toHaveLength(3);
    }
  });

  test('both leave at once: nobody stays behind in it', async () => {
    const [marthe, paul] = [await someone('Marthe'), await someone('Paul')];
    await declare(marthe, paul);
    await Promise.allSettled([leave(marthe), leave(paul)]);
    expect([
      await count('household_member where left_at is null'),
      await count('household where ended_at is null'),
    ]).toEqual([0, 0]);
  });
});

describe('on the dossier', () => {
  test('a proposal is accepted or put aside there; a name is found by the field that picks a person', async () => {
    const [marthe, paul] = [await someone('Marthe'), await someone('Paul')];
    const far = await someone('Sidonie', { lastName: 'Lointaine', address: '1 quai Blanqui' });
    const page = `/ccas/usagers/${marthe}`;
    expect((await nadia.open(page)).words).toContain('À la même adresse Paul Petit');
    expect(await nadia.submit(`${page}/foyer`, { otherId: paul })).toMatchObject({
      status: 303,
      location: `${page}#foyer`,
    });
    expect((await nadia.open(page)).html).toContain(`href="/ccas/usagers/${paul}"`);
    const found = await nadia.submit(`${page}/foyer`, { 'otherId:cherche': 'lointai', 'otherId:demande': 'chercher' });
    expect(found.html).toContain(`value="${far}"`);
    expect((await nadia.submit(`${page}/foyer`, { otherId: 'personne' })).status).toBe(400);
    const refused = await nadia.submit(`${page}/foyer`, { otherId: paul });
    expect([refused.status, refused.words]).toEqual([409, expect.stringContaining('déjà dans le même foyer')]);
    await nadia.submit(`${page}/foyer/sortie`);
    await nadia.submit(`${page}/foyer/ecart`, { otherId: paul });
    expect((await nadia.open(page)).words).not.toContain('Paul Petit');
  });

  test('whoever lives there and is in no dossier is registered in place: all of it or nothing', async () => {
    const marthe = await someone('Marthe');
    const page = `/ccas/usagers/${marthe}/foyer`;
    const asked = await nadia.submit(page, { 'otherId:cherche': 'petit paul', 'otherId:demande': 'inscrire' });
    expect(asked.html).toContain('value="petit"');
    const paul = {
      otherId: 'nouveau',
      'otherId:cherche': 'petit paul',
      'otherId:vu': 'petit paul',
      'otherId:nouveau.lastName': 'Petit',
      'otherId:nouveau.firstName': 'Paul',
      'otherId:nouveau.bornOn': '5 mai 1950',
      'otherId:nouveau.communeCode': '94002',
      'otherId:nouveau.residenceProof.kind': 'rent',
      'otherId:nouveau.residenceProof.seenOn': '2026-12-08',
    };
    expect(await nadia.submit(page, paul)).toMatchObject({ status: 303, location: `/ccas/usagers/${marthe}#foyer` });
    expect(await withWhom(marthe)).toEqual(['Marthe', 'Paul']);

    await end(marthe);
    const late = await nadia.submit(page, { ...paul, 'otherId:nouveau.firstName': 'Prosper' });
    expect([late.status, await count(`resident where first_name = 'Prosper'`)]).toEqual([409, 0]);
  });

  test('whoever is merged meanwhile is the dossier that stands, seen before it is said; whoever died is not picked', async () => {
    const [marthe, paul, twin] = [await someone('Marthe'), await someone('Paul'), await someone('Pol')];
    const page = `/ccas/usagers/${marthe}/foyer`;
    await app.within((tx) =>
      app.get(MergeResidents).run(tx, actor(), { keptId: paul, mergedId: twin, choices: {} }, null),
    );
    const { status, html } = await nadia.submit(page, { otherId: twin });
    expect([status, html.includes(`value="${paul}" checked`), await withWhom(marthe)]).toEqual([409, true, undefined]);
    await end(paul);
    expect((await nadia.submit(page, { otherId: paul })).status).toBe(400);
    expect((await nadia.submit(page, { otherId: marthe })).words).toContain('C’est le même dossier');
  });

  test('somebody of another CCAS is nobody', async () => {
    const marthe = await someone('Marthe');
    const stranger = await aResident(await anotherCcas(app), { ...home });
    await expect(declare(marthe, stranger)).rejects.toMatchObject({ code: 'not_found' });
    expect(await proposed(marthe)).toEqual([]);
  });
});

test('the page of a household offers neither the person nor those who live there already', async () => {
  const [one, other, third] = [
    await aResident(app, { lastName: 'Zéphyr', firstName: 'Odette' }),
    await aResident(app, { lastName: 'Zéphyr', firstName: 'Lucien' }),
    await aResident(app, { lastName: 'Zéphyr', firstName: 'Paulette' }),
  ];
  const nadia = await anAgentsConsole(app);
  await nadia.submit(`/ccas/usagers/${one}/foyer`, { otherId: other });
  const { html } = await nadia.submit(`/ccas/usagers/${one}/foyer`, {
    'otherId:cherche': 'zephyr',
    'otherId:demande': 'chercher',
  });
  const offered = [...html.matchAll(/type="radio" name="otherId" value="([^"]+)"/g)].map(([, id]) => id);
  expect(offered).toEqual([third]);
});
